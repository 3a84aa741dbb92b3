import { sessionCookie } from '#lib/platform/page-cache.ts';
import type { Auth } from './auth.server.ts';
import { anonymous, type Role, type Viewer } from './viewer.ts';

/** Who sent a request, and the cookies to answer with so that they stay signed in. */
export interface Visit {
	viewer: Viewer;
	cookies: string[];
}

/**
 * Finds who sent a request; nothing is looked up for one without the session's cookie. Reading goes by a signed copy
 * of the session that is a minute old at most; whatever may change something asks the database, so that a session
 * that was ended elsewhere changes nothing from that moment on.
 */
export async function findViewer(auth: Auth, { method, headers }: Pick<Request, 'method' | 'headers'>): Promise<Visit> {
	if (!headers.get('cookie')?.includes(sessionCookie)) return { viewer: anonymous, cookies: [] };
	const disableCookieCache = method !== 'GET' && method !== 'HEAD';
	const found = await auth.api.getSession({ headers, query: { disableCookieCache }, returnHeaders: true });
	const user = found.response?.user;
	const viewer: Viewer = user ? { kind: 'member', id: user.id, name: user.name, role: user.role as Role } : anonymous;
	return { viewer, cookies: found.headers.getSetCookie() };
}
