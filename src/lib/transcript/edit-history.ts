import { commonEnds } from '#lib/platform/longest-common.ts';
import { editTurns, type TranscriptEdit } from './edit-transcript.ts';
import type { Turn } from './transcript.ts';

/** What one edit did: these turns, from this place on, became those. */
export interface TurnChange {
	at: number;
	before: readonly Turn[];
	after: readonly Turn[];
}

/** A transcript that is being edited, with the way back and forth. */
export interface EditHistory {
	turns: readonly Turn[];
	past: readonly TurnChange[];
	future: readonly TurnChange[];
}

/** Nobody goes back further. */
const mostSteps = 500;

/** The beginning of an editing: nothing to undo. */
export function startHistory(turns: readonly Turn[]): EditHistory {
	return { turns, past: [], future: [] };
}

/** Does an edit; one that changes nothing leaves no step behind. */
export function doEdit(history: EditHistory, edit: TranscriptEdit): EditHistory {
	const turns = editTurns(history.turns, edit);
	const change = changeBetween(history.turns, turns);
	return change ? { turns, past: [...history.past, change].slice(-mostSteps), future: [] } : history;
}

/** Takes the last edit back. */
export function undoEdit({ turns, past, future }: EditHistory): EditHistory {
	const change = past.at(-1);
	if (!change) return { turns, past, future };
	return { turns: applyChange(turns, inverse(change)), past: past.slice(0, -1), future: [...future, change] };
}

/** Does again what was taken back last. */
export function redoEdit({ turns, past, future }: EditHistory): EditHistory {
	const change = future.at(-1);
	if (!change) return { turns, past, future };
	return { turns: applyChange(turns, change), past: [...past, change], future: future.slice(0, -1) };
}

/** The smallest stretch of turns in which two states differ; undefined when they are the same. */
export function changeBetween(before: readonly Turn[], after: readonly Turn[]): TurnChange | undefined {
	const { start: at, end } = commonEnds(before, after);
	const [was, is] = [before.slice(at, before.length - end), after.slice(at, after.length - end)];
	return was.length > 0 || is.length > 0 ? { at, before: was, after: is } : undefined;
}

/** The turns after a change. */
function applyChange(turns: readonly Turn[], { at, before, after }: TurnChange): readonly Turn[] {
	return turns.toSpliced(at, before.length, ...after);
}

function inverse({ at, before, after }: TurnChange): TurnChange {
	return { at, before: after, after: before };
}
