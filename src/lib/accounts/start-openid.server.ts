import { createHash } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { OpenidProvider } from '#lib/platform/openid-providers.ts';
import { keepOnce, newSecret } from './one-time.server.ts';
import { findEndpoints } from './openid/find-endpoints.server.ts';

/** What is remembered of somebody who is away at a provider. */
export interface OpenidJourney {
	providerId: string;
	codeVerifier: string;
	nonce: string;
	locale: Locale;
	/** Where to go afterwards: a path of this site. */
	next: string;
	/** The member who wants to connect the provider; without one, somebody wants to sign in. */
	memberId: string | undefined;
}

/** The minutes that somebody may spend at the provider. */
export const journeyMinutes = 15;

interface Start {
	provider: OpenidProvider;
	/** Our address that the provider sends people back to. */
	returnAddress: string;
	locale: Locale;
	next: string;
	memberId?: string;
}

/**
 * Begins a sign-in at a provider (authorization code with PKCE): the address to go to, and a state that the browser must keep
 * in a cookie so that nobody else can finish it. Throws `ProviderTrouble`.
 */
export async function startOpenid(db: Db, start: Start): Promise<{ address: string; state: string }> {
	const { provider, returnAddress, locale, next, memberId } = start;
	const endpoints = await findEndpoints(provider);
	const [state, nonce, codeVerifier] = [newSecret(), newSecret(), newSecret()];
	const journey: OpenidJourney = { providerId: provider.id, codeVerifier, nonce, locale, next, memberId };
	await keepOnce(db, 'openid', state, journey, journeyMinutes);
	const address = new URL(endpoints.authorization);
	const question = {
		response_type: 'code',
		client_id: provider.clientId,
		redirect_uri: returnAddress,
		scope: provider.scopes.join(' '),
		state,
		nonce,
		code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
		code_challenge_method: 'S256',
		ui_locales: locale,
	};
	for (const [name, value] of Object.entries(question)) address.searchParams.set(name, value);
	return { address: address.href, state };
}
