import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { OpenidProvider } from '#lib/platform/openid-providers.ts';
import { ProviderTrouble } from '../provider-trouble.ts';
import { askProvider } from './ask-provider.server.ts';

/** Where a provider answers, and the keys that it signs with. */
export interface Endpoints {
	authorization: string;
	token: string;
	userinfo: string | undefined;
	keys: JWTVerifyGetKey;
	/** Signature algorithms with a key pair; a shared secret signs nothing here. */
	algorithms: string[];
	/** The provider takes the client's secret in the body only. */
	secretInBody: boolean;
}

/** OpenID Connect Discovery 1.0, section 3: the part that is needed here. */
const discovery = z.object({
	issuer: z.string(),
	authorization_endpoint: z.url(),
	token_endpoint: z.url(),
	userinfo_endpoint: z.url().optional(),
	jwks_uri: z.url(),
	id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
	token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

const keepMs = 3_600_000;
const known = new Map<string, { endpoints: Promise<Endpoints>; foundAt: number }>();

/** The provider's endpoints, looked up when somebody first needs them and kept for an hour; a failure is not kept. */
export function findEndpoints({ issuer }: OpenidProvider): Promise<Endpoints> {
	const kept = known.get(issuer);
	if (kept && Date.now() - kept.foundAt < keepMs) return kept.endpoints;
	const endpoints = discover(issuer);
	known.set(issuer, { endpoints, foundAt: Date.now() });
	endpoints.catch(() => known.delete(issuer));
	return endpoints;
}

async function discover(issuer: string): Promise<Endpoints> {
	const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
	const parsed = discovery.safeParse(await askProvider(address));
	if (!parsed.success) throw new ProviderTrouble('untrusted', `${address} is no OpenID Connect discovery document.`);
	const found = parsed.data;
	if (found.issuer !== issuer) {
		throw new ProviderTrouble('untrusted', `${address} is about ${found.issuer}, not ${issuer}: write the issuer exactly so.`);
	}
	return {
		authorization: found.authorization_endpoint,
		token: found.token_endpoint,
		userinfo: found.userinfo_endpoint,
		keys: createRemoteJWKSet(new URL(found.jwks_uri)),
		algorithms: found.id_token_signing_alg_values_supported.filter((name) => /^(RS|PS|ES|Ed)/.test(name)),
		secretInBody: !found.token_endpoint_auth_methods_supported.includes('client_secret_basic'),
	};
}
