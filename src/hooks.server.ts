import { join } from 'node:path';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { askAuth } from '#lib/accounts/ask-auth.server.ts';
import { type Auth, createAuth } from '#lib/accounts/auth.server.ts';
import { findViewer } from '#lib/accounts/find-viewer.server.ts';
import { letIn } from '#lib/accounts/let-in.server.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { splitLocale } from '#lib/platform/locale.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { refuseBody } from '#lib/platform/refuse-body.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { securityHeaders } from '#lib/platform/security-headers.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { openSearchService } from '#lib/search/search-service.server.ts';

const config = parseConfig(process.env);
let db: Db;
let storage: Storage;
let auth: Auth;
const search = openSearchService(join(config.dataDir, 'search'), config.searchServer);

export const init: ServerInit = async () => {
	const database = await openDatabase(config);
	process.on('sveltekit:shutdown' as 'exit', () => {
		database.close();
		search.close();
	});
	db = database.db;
	storage = openStorage(config);
	auth = createAuth({ db, config, secret: openSecret(config) });
};

export const handle: Handle = async ({ event, resolve }) => {
	const { request, url } = event;
	if (mayBeForged(request, url))
		return new Response('This was not sent by a page of this site, so nothing was done. Open the page and try again.\n', {
			status: 403,
		});
	const { locale, path } = splitLocale(url.pathname);
	const refusal = refuseBody(request, path);
	if (refusal) return refusal;
	const tags = new Set<string>();
	const dependsOn = (...more: string[]) => more.forEach((tag) => void tags.add(tag));
	const { viewer, cookies } = await findViewer(auth, request);
	const ask: App.Locals['askAuth'] = async (path, question) => {
		const asker = { origin: url.origin, headers: request.headers, client: event.getClientAddress() };
		const answer = await askAuth(auth, asker, path, question);
		cookies.push(...answer.cookies);
		return answer;
	};
	const signIn: App.Locals['signIn'] = async (memberId) => {
		const entry = await letIn(auth, request.headers, memberId);
		cookies.push(...entry.cookies);
		return entry;
	};
	Object.assign(event.locals, { db, storage, search, config, locale, viewer, auth, askAuth: ask, signIn, dependsOn });
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', locale),
	});
	for (const [name, value] of securityHeaders(path)) if (!response.headers.has(name)) response.headers.set(name, value);
	for (const cookie of cookies) response.headers.append('set-cookie', cookie);
	// A page of a member's is not shown again from the browser's memory once they have left.
	const isKeepable = tags.size > 0 && response.status === 200;
	if (viewer.kind === 'member' && !isKeepable && !response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-store');
	if (isKeepable) response.headers.set('x-page-tags', [...tags].join(' '));
	return response;
};

/** Whether a page of another site may have sent what changes something here. SvelteKit asks this of forms only, not of JSON. */
function mayBeForged({ method, headers }: Request, { origin }: URL): boolean {
	return !['GET', 'HEAD', 'OPTIONS'].includes(method) && headers.get('origin') !== origin;
}

/** The one place where errors meet HTTP: ours keep their status and sentence, surprises are logged and stay unnamed. */
export const handleError: HandleServerError = (caught) => {
	if (isExpected(caught.error)) return { status: caught.error.status, message: caught.error.message };
	if (caught.kind === 'unknown') console.error(`${caught.event.request.method} ${caught.event.url.pathname}`, caught.error);
};
