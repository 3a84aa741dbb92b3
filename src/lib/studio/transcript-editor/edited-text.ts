import {
	changeBetween,
	doEdit,
	type EditHistory,
	redoEdit,
	startHistory,
	type TurnChange,
	undoEdit,
} from '#lib/transcript/edit-history.ts';
import type { TranscriptEdit } from '#lib/transcript/edit-transcript.ts';
import type { Turn } from '#lib/transcript/transcript.ts';

/** The turns as they stand on the page. Whoever listens is told of every change, from whatever side. */
export interface EditedText {
	readonly turns: readonly Turn[];
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	edit(edit: TranscriptEdit): void;
	undo(): void;
	redo(): void;
	/** Puts turns that are known better by now in the place of others, also in what can be undone. */
	learn(better: ReadonlyMap<Turn, Turn>): void;
	/** Begins anew with other turns. */
	replace(turns: readonly Turn[]): void;
	onChange(listener: (change: TurnChange) => void): void;
}

export function createEditedText(turns: readonly Turn[]): EditedText {
	let history = startHistory(turns);
	let lastMoved: string | undefined;
	const listeners: ((change: TurnChange) => void)[] = [];
	const set = (next: EditHistory, moved?: string) => {
		const change = changeBetween(history.turns, next.turns);
		[history, lastMoved] = [next, moved];
		if (change) for (const tell of listeners) tell(change);
	};
	return {
		get turns() {
			return history.turns;
		},
		get canUndo() {
			return history.past.length > 0;
		},
		get canRedo() {
			return history.future.length > 0;
		},
		edit(edit) {
			// Many small moves of one boundary are one step back.
			const moved = edit.kind === 'move' ? JSON.stringify(edit.place) : undefined;
			set(doEdit(moved && moved === lastMoved ? undoEdit(history) : history, edit), moved);
		},
		undo: () => set(undoEdit(history)),
		redo: () => set(redoEdit(history)),
		learn(better) {
			const all = (some: readonly Turn[]) => some.map((turn) => better.get(turn) ?? turn);
			const steps = (changes: readonly TurnChange[]) =>
				changes.map(({ at, before, after }) => ({ at, before: all(before), after: all(after) }));
			set({ turns: all(history.turns), past: steps(history.past), future: steps(history.future) });
		},
		replace: (turns) => set(startHistory(turns)),
		onChange: (listener) => void listeners.push(listener),
	};
}
