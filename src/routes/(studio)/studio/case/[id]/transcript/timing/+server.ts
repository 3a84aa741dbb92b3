import { openTiming } from '#lib/studio/open-transcript-editor.server.ts';
import { caseIdOf } from '../../../case-id.ts';

/** How far the timing of the text is. */
export const GET = async ({ locals: { db, viewer }, params }) => Response.json(await openTiming(db, viewer, caseIdOf(params)));
