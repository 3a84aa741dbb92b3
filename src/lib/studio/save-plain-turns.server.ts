import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { editTurns } from '#lib/transcript/edit-transcript.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import { type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';

/** Some turns as a plain form has them: from the place `from` on, what is said and by whom. */
export interface PlainTurns {
	base: number;
	session: string;
	from: number;
	turns: readonly { text: string; speaker: string }[];
}

/** Saves turns that were corrected without JavaScript; words that stay keep their times, and a turn without words goes. */
export function savePlainTurns(
	db: Db,
	viewer: Viewer,
	caseId: number,
	{ base, session, from, turns }: PlainTurns,
): Promise<EditOutcome> {
	return saveEditedCase(db, viewer, {
		...{ caseId, base, session },
		change: (document) =>
			document.transcript
				? { ...document, transcript: { ...document.transcript, turns: [...corrected(document.transcript.turns, from, turns)] } }
				: document,
	});
}

function corrected(before: readonly Turn[], from: number, given: PlainTurns['turns']): readonly Turn[] {
	let now = before;
	// From the last to the first, so that a turn that goes moves none that is still to come.
	for (const [i, { text, speaker }] of [...given.entries()].reverse()) {
		const turn = from + i;
		if (!before[turn]) continue;
		now = editTurns(now, { kind: 'assign', turn, speaker });
		now = editTurns(now, { kind: 'correct', turn, text: text.replaceAll('\r\n', '\n') });
	}
	return now;
}
