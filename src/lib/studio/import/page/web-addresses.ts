import { z } from 'zod';

const written = /(?:https?:\/\/|www\.)[^\s<>"«»]*[^\s<>"«».,;:!?)]/i;
const webAddress = z.url({ protocol: /^https?$/ });

/** The web address of a line: what it links to, else what it spells out; `undefined` when it has none. */
export function webAddressOf(text: string, hrefs: readonly string[] = []): string | undefined {
	const spelled = written.exec(text)?.[0];
	const candidates = [...hrefs, spelled && (/^www\./i.test(spelled) ? `https://${spelled}` : spelled)];
	return candidates.find((address) => address !== undefined && webAddress.safeParse(address).success);
}
