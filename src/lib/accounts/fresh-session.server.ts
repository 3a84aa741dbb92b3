import { createHash } from 'node:crypto';
import type { Auth } from './auth.server.ts';
import { freshForS } from './session-life.ts';

/** The session that a request comes with. */
export interface Session {
	id: string;
	/** Whether its member signed in lately, so that it is still them who sits there. */
	fresh: boolean;
	/** Known to this session alone: stands in links that begin a change, so that no other site can make them. */
	proof: string;
}

/** Reads the session of a request from the database; undefined when it was ended. */
export async function findSession(auth: Auth, headers: Headers): Promise<Session | undefined> {
	const found = await auth.api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } });
	if (!found) return undefined;
	const ageMs = Date.now() - new Date(found.session.createdAt).getTime();
	const proof = createHash('sha256').update(`proof ${found.session.token}`).digest('base64url');
	return { id: found.session.id, fresh: ageMs < freshForS * 1000, proof };
}
