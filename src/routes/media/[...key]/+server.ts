import { findFile } from '#lib/media/find-file.server.ts';
import { serveFile } from '#lib/media/serve-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params, locals }) =>
	serveFile(request, await findFile(locals.db, locals.storage, locals.viewer, params.key));
