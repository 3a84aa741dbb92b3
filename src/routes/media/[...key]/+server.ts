import { anonymous } from '#lib/accounts/viewer.ts';
import { findFile } from '#lib/media/find-file.server.ts';
import { serveFile } from '#lib/media/serve-file.server.ts';
import { keepPrivate, mayHear, refuse } from '#lib/platform/members-only.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params, url, locals: { db, storage, viewer, site } }) => {
	const file = await findFile(db, storage, viewer, params.key);
	const isForMembers = file.isHeard && !mayHear(site, anonymous);
	if (isForMembers && !mayHear(site, viewer)) return refuse(url);
	const response = await serveFile(request, file);
	if (isForMembers) keepPrivate(response.headers);
	return response;
};
