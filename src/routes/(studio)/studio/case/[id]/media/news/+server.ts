import { openMediaNews } from '#lib/studio/media-news.server.ts';
import { caseIdOf } from '../../../case-id.ts';

/** How far uploads, the work on recordings and the timing are. */
export const GET = async ({ locals: { db, viewer }, params }) => Response.json(await openMediaNews(db, viewer, caseIdOf(params)));
