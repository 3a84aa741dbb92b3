import { parts } from './read-aloud.ts';
import type { ReferenceWord } from './reference.ts';

/** The columns of a score row (of `Scores`) that are no phone: between sentences whatever sounds, between words, and quiet. */
export const outsideColumn = 0;
export const gapColumn = 1;
export const quietColumn = 2;

/**
 * All sentences as one row of states. A sentence is its words' phones, a few states each, with one gap state between words
 * that may last (silence, a filler, a word that the text lacks) or be passed by.
 */
export interface Chain {
	/** First state of each sentence, and one more for the end. */
	starts: Int32Array;
	/** The column of the score row that a state looks at. */
	columns: Int32Array;
	/** What it costs to stay in a state. */
	stays: Float32Array;
	/** What it costs to come from the state before the one before. */
	skips: Float32Array;
	/** For a gap: what it costs to come from the gap before it, leaving out the word between. */
	leaps: Float32Array;
	/** For a gap: the gap before it, or −1 for the start of the sentence. */
	gapBefore: Int32Array;
	/** Each sentence's last gap (−1 when it has none), and what it costs to leave from there, without the last word. */
	lastGaps: Int32Array;
	lastLeaps: Float32Array;
	/** What it costs to leave out a whole sentence, and each further one after it. */
	omission: number;
	nextOmission: number;
	/** What it costs when something sounds between sentences that the text lacks, once each time. */
	outburst: number;
	/** A way this far behind the best is not followed. */
	beam: number;
	/** The word within its sentence, −1 for a gap. */
	words: Int32Array;
}

/** How a chain's states are cut, and what its liberties cost, in units of log likelihood (all negative). */
export interface ChainShape {
	/** One state for so much of the reference's time, so that its rhythm counts; without it, three states a phone. */
	stateMs?: number;
	stay: number;
	skip: number;
	skipWord: number;
	skipSentence: number;
	skipNextSentence: number;
	outburst: number;
	beam: number;
}

/** The chain of all sentences; `column` gives the column of a phone's first part when that sentence's speaker says it. */
export function buildChain(
	sentences: ReferenceWord[][],
	column: (phone: string, sentence: number) => number,
	shape: ChainShape,
): Chain {
	const states = new StateList(shape);
	for (const [sentence, words] of sentences.entries()) states.addSentence(words, (phone) => column(phone, sentence));
	return states.finish();
}

interface State {
	column: number;
	stay: number;
	skip: number;
	leap: number;
	gapBefore: number;
	word: number;
}

const never = Number.NEGATIVE_INFINITY;

class StateList {
	readonly #shape: ChainShape;
	readonly #states: State[] = [];
	readonly #starts = [0];
	readonly #lastGaps: number[] = [];
	readonly #lastLeaps: number[] = [];

	constructor(shape: ChainShape) {
		this.#shape = shape;
	}

	addSentence(words: ReferenceWord[], column: (phone: string) => number): void {
		let gap = -1;
		let leap = never;
		for (const [word, { phones }] of words.entries()) {
			if (phones.length === 0) continue;
			if (leap !== never) {
				this.#states.push({ column: gapColumn, stay: 0, skip: never, leap, gapBefore: gap, word: -1 });
				gap = this.#states.length - 1;
			}
			this.#addWord(phones, word, column);
			leap = this.#shape.skipWord;
		}
		this.#starts.push(this.#states.length);
		this.#lastGaps.push(gap);
		this.#lastLeaps.push(leap);
	}

	#addWord(phones: ReferenceWord['phones'], word: number, column: (phone: string) => number): void {
		const { skip } = this.#shape;
		let at = 0;
		for (const [index, { name, startMs, endMs }] of phones.entries()) {
			const count = Math.max(index === 0 ? 1 : 0, this.#stateCount(at, at + endMs - startMs));
			at += endMs - startMs;
			const stay = this.#stayCost(endMs - startMs);
			for (let n = 0; n < count; n++) {
				const part = Math.floor(((n + 0.5) / count) * parts);
				// The gap before a word may be passed by at no cost.
				const passing = index === 0 && n === 0 ? 0 : skip;
				this.#states.push({ column: column(name) + part, stay, skip: passing, leap: never, gapBefore: -1, word });
			}
		}
	}

	/** Short phones do not last: to stay in a state costs more the fewer frames the reading has for it. */
	#stayCost(phoneMs: number): number {
		const { stateMs, stay } = this.#shape;
		return stateMs === undefined ? stay * Math.min(3, 75 / Math.max(1, phoneMs)) : stay;
	}

	/** Counted from the start of the word, so that what is rounded off does not add up. */
	#stateCount(fromMs: number, toMs: number): number {
		const { stateMs } = this.#shape;
		return stateMs === undefined ? parts : Math.round(toMs / stateMs) - Math.round(fromMs / stateMs);
	}

	finish(): Chain {
		const states = this.#states;
		return {
			starts: Int32Array.from(this.#starts),
			columns: Int32Array.from(states, ({ column }) => column),
			stays: Float32Array.from(states, ({ stay }) => stay),
			skips: Float32Array.from(states, ({ skip }) => skip),
			leaps: Float32Array.from(states, ({ leap }) => leap),
			gapBefore: Int32Array.from(states, ({ gapBefore }) => gapBefore),
			lastGaps: Int32Array.from(this.#lastGaps),
			lastLeaps: Float32Array.from(this.#lastLeaps),
			omission: this.#shape.skipSentence,
			nextOmission: this.#shape.skipNextSentence,
			outburst: this.#shape.outburst,
			beam: this.#shape.beam,
			words: Int32Array.from(states, ({ word }) => word),
		};
	}
}
