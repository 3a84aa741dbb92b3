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
import { isForMembers, keepPrivate, staysOpen, turnAway } from '#lib/platform/members-only.ts';
import { insteadOfOffLanguage } from '#lib/platform/off-language.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { refuseBody } from '#lib/platform/refuse-body.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { securityHeaders } from '#lib/platform/security-headers.ts';
import { withSiteName } from '#lib/platform/site-config.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { openSearchService } from '#lib/search/search-service.server.ts';
import { type KeptSettings, keepSettings } from '#lib/studio/keep-settings.server.ts';
import { siteTag } from '#lib/studio/settings-tags.ts';

const config = withSiteName(parseConfig(process.env), () => settings?.now() ?? {});
let db: Db;
let storage: Storage;
let auth: Auth;
let settings: KeptSettings;
const search = openSearchService(join(config.dataDir, 'search'), config.searchServer);

export const init: ServerInit = async () => {
	const database = await openDatabase(config);
	db = database.db;
	settings = await keepSettings(database);
	process.on('sveltekit:shutdown' as 'exit', () => {
		settings.close().then(() => database.close());
		search.close();
	});
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
	const site = settings.now();
	const asked = { method: request.method, locale, path, search: url.search, routeId: event.route.id };
	const instead = insteadOfOffLanguage(site, asked);
	if (instead !== undefined) return new Response(null, { status: 302, headers: { location: instead } });
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
	const house = { db, storage, search, config, site, hasWebinars: settings.hasWebinars(), refreshSite: settings.refresh, auth };
	Object.assign(event.locals, { ...house, locale, viewer, askAuth: ask, signIn, dependsOn });
	const isClosed = isForMembers(site, 'site') && !staysOpen(event.route.id);
	const transformPageChunk = ({ html }: { html: string }) => html.replace('%lang%', locale);
	const response =
		isClosed && viewer.kind !== 'member'
			? turnAway({ request, url, locale, routeId: event.route.id, isData: event.isDataRequest })
			: await resolve(event, { transformPageChunk });
	for (const [name, value] of securityHeaders(path)) if (!response.headers.has(name)) response.headers.set(name, value);
	for (const cookie of cookies) response.headers.append('set-cookie', cookie);
	// A page of a member's is not shown again from the browser's memory once they have left.
	const isKeepable = tags.size > 0 && response.status === 200 && !isClosed;
	if (viewer.kind === 'member' && !isKeepable && !response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-store');
	if (isClosed) keepPrivate(response.headers);
	if (isKeepable) response.headers.set('x-page-tags', [...tags, siteTag].join(' '));
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
