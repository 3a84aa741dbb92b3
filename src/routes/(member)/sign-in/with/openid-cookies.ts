import type { Cookies } from '@sveltejs/kit';
import { addressMinutes } from '#lib/accounts/finish-openid.server.ts';
import { journeyMinutes } from '#lib/accounts/start-openid.server.ts';

const stateName = 'dugnad_openid';
const addressName = 'dugnad_address';

/** Ties a journey to a provider to this browser. */
export function keepState(cookies: Cookies, { protocol }: URL, state: string): void {
	cookies.set(stateName, state, { path: '/sign-in/with', secure: protocol === 'https:', maxAge: journeyMinutes * 60 });
}

/** The state of the journey that this browser is on, which thereby ends. */
export function takeState(cookies: Cookies): string | undefined {
	const state = cookies.get(stateName);
	cookies.delete(stateName, { path: '/sign-in/with' });
	return state;
}

/** Ties the question for an e-mail address to this browser. */
export function keepAddressSecret(cookies: Cookies, { protocol }: URL, secret: string): void {
	cookies.set(addressName, secret, { path: '/', secure: protocol === 'https:', maxAge: addressMinutes * 60 });
}

/** The secret of the question that this browser was asked; empty when there is none. */
export function addressSecret(cookies: Cookies): string {
	return cookies.get(addressName) ?? '';
}

/** Ends the question. */
export function forgetAddress(cookies: Cookies): void {
	cookies.delete(addressName, { path: '/' });
}
