import type { Auth } from './auth.server.ts';

/** What signing in came to; `cookies` go to the browser as they are. */
export interface Entry {
	/** A second factor is asked for before the session begins. */
	codeNeeded: boolean;
	cookies: string[];
}

/** Signs in a member whom our own code has recognised, on behalf of a request. */
export async function letIn(auth: Auth, headers: Headers, memberId: string): Promise<Entry> {
	const answer = await auth.api.signInMember({ body: { memberId }, headers, returnHeaders: true });
	return { codeNeeded: 'twoFactorRedirect' in answer.response, cookies: answer.headers.getSetCookie() };
}
