import type { Config } from '#lib/platform/config.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { OpenidProvider } from '#lib/platform/openid-providers.ts';

/** The provider with an id; throws NotFound when the operator named none such. */
export function findProvider({ openidProviders }: Config, id: string): OpenidProvider {
	const provider = openidProviders.find((known) => known.id === id);
	if (!provider) throw new NotFound('Nobody can sign in this way here.');
	return provider;
}
