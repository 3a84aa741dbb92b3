import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { splitLocale } from '#lib/platform/locale.ts';
import { ServerOnly } from '#lib/platform/server-only.ts';

/** `/nn/case/x` and `/case/x` are one page in two languages. */
export const reroute: Reroute = ({ url }) => splitLocale(url.pathname).path;

export const transport: Transport = {
	serverOnly: {
		encode: (value) => value instanceof ServerOnly && 1,
		decode: () => new ServerOnly(undefined),
	},
};
