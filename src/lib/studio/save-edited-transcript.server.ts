import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { dropTimes } from '#lib/transcript/drop-times.server.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import { type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';
import { changedTranscript, type TranscriptChange } from './transcript-change.ts';

/**
 * Saves what an editor did to a transcript. A turn that comes without times, and had some, is timed anew. Throws as
 * `saveEditedCase`, and Conflict for a change of a text that is gone.
 */
export async function saveEditedTranscript(
	db: Db,
	viewer: Viewer,
	caseId: number,
	change: TranscriptChange,
): Promise<EditOutcome> {
	mustBeEditor(viewer);
	return inTransaction(db, async (tx) => {
		const outcome = await saveEditedCase(tx, viewer, {
			...{ caseId, base: change.base, session: change.session, unmerged: change.unmerged },
			change: (document) => {
				if (!document.transcript) throw new Conflict('This case has no text any more. Open the transcript again.');
				return { ...document, transcript: changedTranscript(document.transcript, change) };
			},
		});
		if (outcome.saved && !outcome.others) await retime(tx, caseId, change);
		return outcome;
	});
}

/** Storing the same words again keeps the times that the aligner found; whoever takes times off wants others. */
async function retime(tx: Db, caseId: number, { at, turns }: TranscriptChange): Promise<void> {
	if (!turns.some(isUntimed)) return;
	const stored = (await openTranscript(tx, caseId))?.turns ?? [];
	const places = turns.flatMap((turn, i) => (isUntimed(turn) && stored[at + i]?.sentences ? [at + i] : []));
	if (places.length > 0) await dropTimes(tx, caseId, places);
}

function isUntimed(turn: Turn | number): boolean {
	return typeof turn !== 'number' && !turn.sentences && turn.startMs === undefined && turn.endMs === undefined;
}
