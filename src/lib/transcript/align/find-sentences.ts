import { Borders } from './borders.ts';
import { type Chain, gapColumn, outsideColumn, quietColumn } from './chain.ts';
import type { Span } from './frames.ts';
import type { Scores } from './scores.ts';

const never = Number.NEGATIVE_INFINITY;

/**
 * The likeliest place of every sentence, in order, each within its window; undefined for a sentence that is better left out.
 * Viterbi over the whole chain, where each state carries the frame at which its sentence began and how that border was reached,
 * so that only the borders between sentences need a memory of the way back.
 */
export function findSentences(chain: Chain, frameCount: number, scores: Scores, windows: Span[]): (Span | undefined)[] {
	const search = new Search(chain, windows);
	for (let frame = 0; frame < frameCount; frame++) search.step(frame, scores(frame));
	return search.borders.wayToEnd();
}

class Search {
	readonly borders: Borders;
	readonly #chain: Chain;
	readonly #windows: Span[];
	readonly #score: Float64Array;
	/** The frame at which the best way into each state entered the sentence, and by which arrival before it. */
	readonly #since: Int32Array;
	readonly #via: Int32Array;
	/** The best score within each sentence; minus infinity when its states hold none. */
	readonly #peaks: Float64Array;
	#best = 0;
	#firstActive = 0;
	#endActive = 0;

	constructor(chain: Chain, windows: Span[]) {
		const states = chain.columns.length;
		this.#chain = chain;
		this.#windows = windows;
		this.borders = new Borders(windows.length + 1, chain);
		this.#score = new Float64Array(states).fill(never);
		this.#since = new Int32Array(states);
		this.#via = new Int32Array(states);
		this.#peaks = new Float64Array(windows.length).fill(never);
	}

	step(frame: number, row: Float32Array): void {
		const windows = this.#windows;
		while (this.#endActive < windows.length && (windows[this.#endActive] as Span).from <= frame) this.#endActive++;
		while (this.#firstActive < this.#endActive && (windows[this.#firstActive] as Span).to < frame) this.#firstActive++;
		const least = this.#best - this.#chain.beam;
		for (let sentence = this.#firstActive; sentence < this.#endActive; sentence++) {
			const hope = Math.max(this.#peaks[sentence] as number, this.borders.score(sentence));
			if (hope > least) this.#advance(sentence, frame, row);
			else if (this.#peaks[sentence] !== never) this.#giveUp(sentence);
		}
		this.#moveBorders(frame, row, least);
	}

	/** Forgets a sentence that is too far behind; it may be entered again later. */
	#giveUp(sentence: number): void {
		this.#peaks[sentence] = never;
		this.#score.fill(never, this.#chain.starts[sentence], this.#chain.starts[sentence + 1]);
	}

	/** Every state of a sentence one frame on; from the last to the first, so that those before still hold the old score. */
	#advance(sentence: number, frame: number, row: Float32Array): void {
		const { starts, columns, stays, skips, leaps, gapBefore } = this.#chain;
		const score = this.#score;
		const since = this.#since;
		const via = this.#via;
		const first = starts[sentence] as number;
		const border = this.borders.score(sentence);
		const borderVia = this.borders.via(sentence);
		let peak = never;
		for (let state = (starts[sentence + 1] as number) - 1; state >= first; state--) {
			const column = columns[state] as number;
			let best = (score[state] as number) + (stays[state] as number);
			let from = state;
			const next = state > first ? (score[state - 1] as number) : border;
			if (next > best) {
				best = next;
				from = state - 1;
			}
			const skip = (state > first + 1 ? (score[state - 2] as number) : state > first ? border : never) + (skips[state] as number);
			if (skip > best) {
				best = skip;
				from = state - 2;
			}
			if (column === gapColumn) {
				const gap = gapBefore[state] as number;
				const leap = (gap < 0 ? border : (score[gap] as number)) + (leaps[state] as number);
				if (leap > best) {
					best = leap;
					from = gap;
				}
			}
			best += row[column] as number;
			score[state] = best;
			since[state] = from < first ? frame : (since[from] as number);
			via[state] = from < first ? borderVia : (via[from] as number);
			if (best > peak) peak = best;
		}
		this.#peaks[sentence] = peak;
	}

	#moveBorders(frame: number, row: Float32Array, least: number): void {
		this.#best = never;
		for (let border = this.#firstActive; border <= this.#endActive; border++) {
			this.borders.wait(border, row[quietColumn] as number, row[outsideColumn] as number);
			if (border > this.#firstActive) this.#arriveFrom(border - 1, frame, least);
			this.#best = Math.max(this.#best, this.borders.score(border));
		}
	}

	/** Leaves a sentence by the better of two ways: from its last state, or from its last gap without the last word. */
	#arriveFrom(sentence: number, frame: number, least: number): void {
		const { starts, lastGaps, lastLeaps } = this.#chain;
		const last = (starts[sentence + 1] as number) - 1;
		const gap = lastGaps[sentence] as number;
		const full = last < (starts[sentence] as number) ? never : (this.#score[last] as number);
		const short = gap < 0 ? never : (this.#score[gap] as number) + (lastLeaps[sentence] as number);
		const [state, score] = short > full ? [gap, short] : [last, full];
		const span = { from: this.#since[state] ?? frame, to: frame };
		this.borders.arrive(sentence + 1, score, span, this.#via[state] ?? -1, least);
	}
}
