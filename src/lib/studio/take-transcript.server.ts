import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';

/** Gives a case another text. Without times, it is timed as soon as its sound is there. */
export function takeTranscript(
	db: Db,
	viewer: Viewer,
	caseId: number,
	{ base, session, transcript }: { base: number; session: string; transcript: Transcript },
): Promise<EditOutcome> {
	return saveEditedCase(db, viewer, { caseId, base, session, change: (document) => ({ ...document, transcript }) });
}
