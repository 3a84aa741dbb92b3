import { join } from 'node:path';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { anonymous } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { splitLocale } from '#lib/platform/locale.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { securityHeaders } from '#lib/platform/security-headers.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { openSearchService } from '#lib/search/search-service.server.ts';

const config = parseConfig(process.env);
let db: Db;
let storage: Storage;
const search = openSearchService(join(config.dataDir, 'search'));

export const init: ServerInit = async () => {
	const database = await openDatabase(config);
	process.on('sveltekit:shutdown' as 'exit', () => {
		database.close();
		search.close();
	});
	db = database.db;
	storage = openStorage(config);
};

export const handle: Handle = async ({ event, resolve }) => {
	const { locale, path } = splitLocale(event.url.pathname);
	const tags = new Set<string>();
	const dependsOn = (...more: string[]) => more.forEach((tag) => void tags.add(tag));
	Object.assign(event.locals, { db, storage, search, config, locale, viewer: anonymous, dependsOn });
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', locale),
	});
	for (const [name, value] of securityHeaders(path)) if (!response.headers.has(name)) response.headers.set(name, value);
	if (tags.size > 0 && response.status === 200) response.headers.set('x-page-tags', [...tags].join(' '));
	return response;
};

/** The one place where errors meet HTTP: ours keep their status and sentence, surprises are logged and stay unnamed. */
export const handleError: HandleServerError = (caught) => {
	if (isExpected(caught.error)) return { status: caught.error.status, message: caught.error.message };
	if (caught.kind === 'unknown') console.error(`${caught.event.request.method} ${caught.event.url.pathname}`, caught.error);
};
