import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { withoutTimes } from '#lib/transcript/without-times.ts';
import { openTranscriptEditor } from './open-transcript-editor.server.ts';
import type { EditOutcome } from './save-edited-case.server.ts';
import { saveEditedTranscript } from './save-edited-transcript.server.ts';

/** Takes all times off a case's text, and has them found again. */
export async function retimeTranscript(
	db: Db,
	viewer: Viewer,
	caseId: number,
	{ base, session }: { base: number; session: string },
): Promise<EditOutcome> {
	const { transcript } = await openTranscriptEditor(db, viewer, caseId);
	const turns = transcript ? withoutTimes(transcript).turns : [];
	return saveEditedTranscript(db, viewer, caseId, { base, session, at: 0, removed: turns.length, turns });
}
