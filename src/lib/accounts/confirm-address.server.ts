import type { AuthAnswer, Question } from './ask-auth.server.ts';

type Ask = (path: string, question?: Question) => Promise<AuthAnswer>;

/**
 * Confirms an address for whoever knows the account's password too, and signs them in. By the link alone, somebody
 * could register an address that is not theirs and have its owner confirm it with a careless click.
 */
export async function confirmAddress(
	ask: Ask,
	{ token, email, password }: Record<'token' | 'email' | 'password', string>,
): Promise<AuthAnswer> {
	const body = { email, password };
	const known = await ask('/sign-in/email', { body });
	if (known.code !== 'EMAIL_NOT_VERIFIED') return known;
	const confirmed = await ask('/verify-email', { query: { token } });
	return confirmed.status === 200 ? ask('/sign-in/email', { body }) : confirmed;
}
