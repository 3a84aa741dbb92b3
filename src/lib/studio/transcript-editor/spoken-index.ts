import { type SpokenWord, spokenWords, turnStart, wordAt } from '#lib/transcript/spoken-words.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import type { EditedText } from './edited-text.ts';

/** Which turn is spoken when, and its words; found anew when the text changes. */
export interface SpokenIndex {
	/** The turn that is spoken at a moment, or was last; -1 before the first. */
	turnAt(ms: number): number;
	/** The turns that may be heard between two moments: the first, and the one after the last. */
	between(fromMs: number, toMs: number): [number, number];
	words(turn: number): readonly SpokenWord[];
	/** The word of a turn at a moment; -1 for none. */
	wordAt(turn: number, ms: number): number;
}

export function indexSpoken(text: EditedText): SpokenIndex {
	const known = new WeakMap<Turn, readonly SpokenWord[]>();
	let starts = new Float64Array();
	let places = new Int32Array();
	const build = () => {
		const timed = text.turns.flatMap((turn, at) => {
			const ms = turnStart(turn);
			return ms === undefined ? [] : [[ms, at] as const];
		});
		starts = Float64Array.from(timed, ([ms]) => ms);
		places = Int32Array.from(timed, ([, at]) => at);
	};
	const lastBefore = (ms: number) => {
		let [low, high] = [0, starts.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((starts[middle] ?? 0) <= ms) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	};
	const words = (at: number) => {
		const turn = text.turns[at];
		if (!turn) return [];
		const found = known.get(turn) ?? spokenWords(turn);
		known.set(turn, found);
		return found;
	};
	build();
	text.onChange(build);
	return {
		turnAt: (ms) => places[lastBefore(ms)] ?? -1,
		between: (fromMs, toMs) => [Math.max(0, places[lastBefore(fromMs)] ?? 0), (places[lastBefore(toMs)] ?? -1) + 1],
		words,
		wordAt: (turn, ms) => wordAt(words(turn), ms),
	};
}
