import { readImportNews } from '#lib/studio/open-import.server.ts';
import type { RequestHandler } from './$types';

/** How far an import is. */
export const GET: RequestHandler = async ({ locals: { db, viewer }, params }) =>
	Response.json(await readImportNews(db, viewer, params.id));
