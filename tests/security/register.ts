import { randomUUID } from 'node:crypto';
import type { Answer } from './send.ts';
import { type Site, tokenFor } from './site.ts';

export const password = 'fem kalde kråker på rad';

/** Registers somebody invented, as everybody does; `answer` brings the session's cookies, `token` was in the mail. */
export async function register(site: Site): Promise<{ email: string; token: string; answer: Answer }> {
	const email = `${randomUUID()}@example.org`;
	await site.send('/register', { fields: { name: 'Signe Prøvesen', email, password } });
	const token = await tokenFor(site, email, '/register/confirm');
	const answer = await site.send('/register/confirm', { fields: { token, password } });
	if (answer.status !== 303) throw new Error(`${email} was not let in: ${answer.status}`);
	return { email, token, answer };
}

/** Signs in with the password. */
export function signIn(site: Site, email: string, more: Record<string, string> = {}, cookie?: string): Promise<Answer> {
	return site.send('/sign-in?/password', { fields: { email, password, ...more }, headers: { cookie } });
}
