import { type Chain, gapColumn } from './chain.ts';
import type { Span } from './frames.ts';
import type { Scores } from './scores.ts';

/** The state of every frame of a sentence, and how well it explains the frame. */
export interface Trace {
	states: Int32Array;
	scores: Float32Array;
}

const stay = 0;
const next = 1;
const skip = 2;
const leap = 3;
const never = Number.NEGATIVE_INFINITY;

/** Room for the tables of one sentence after the other: made anew each time, they would wait for the collector by the hundred. */
export interface Tables {
	steps: Uint8Array;
	seen: Float32Array;
}

/** The likeliest states of a sentence that fills its span, by Viterbi from its first state (or first gap) to its last. */
export function findStates(chain: Chain, sentence: number, span: Span, scores: Scores, tables: Tables): Trace {
	const first = chain.starts[sentence] as number;
	const columns = chain.columns.subarray(first, chain.starts[sentence + 1]);
	const size = columns.length;
	const length = span.to - span.from + 1;
	const score = new Float64Array(size).fill(never);
	if (tables.steps.length < size * length) {
		tables.steps = new Uint8Array(size * length);
		tables.seen = new Float32Array(size * length);
	}
	const { steps, seen } = tables;
	for (let time = 0; time < length; time++) {
		const row = scores(span.from + time);
		// Before the first frame there is only the border: one may enter by the first state, the second, or the first gap.
		const border = time === 0 ? 0 : never;
		for (let state = size - 1; state >= 0; state--) {
			let best = (score[state] as number) + (chain.stays[first + state] as number);
			let step = stay;
			const before = state > 0 ? (score[state - 1] as number) : border;
			if (before > best) {
				best = before;
				step = next;
			}
			const skipped =
				(state > 1 ? (score[state - 2] as number) : state === 1 ? border : never) + (chain.skips[first + state] as number);
			if (skipped > best) {
				best = skipped;
				step = skip;
			}
			const column = columns[state] as number;
			if (column === gapColumn) {
				const gap = chain.gapBefore[first + state] as number;
				const leapt = (gap < 0 ? border : (score[gap - first] as number)) + (chain.leaps[first + state] as number);
				if (leapt > best) {
					best = leapt;
					step = leap;
				}
			}
			const here = row[column] as number;
			score[state] = best + here;
			steps[time * size + state] = step;
			seen[time * size + state] = here;
		}
	}
	return wayBack(chain, sentence, score, length, tables);
}

function wayBack(chain: Chain, sentence: number, score: Float64Array, length: number, { steps, seen }: Tables): Trace {
	const first = chain.starts[sentence] as number;
	const size = score.length;
	const trace = { states: new Int32Array(length), scores: new Float32Array(length) };
	const gap = chain.lastGaps[sentence] as number;
	const withoutLast = gap < 0 ? never : (score[gap - first] as number) + (chain.lastLeaps[sentence] as number);
	let state = withoutLast > (score[size - 1] as number) ? gap - first : size - 1;
	for (let time = length - 1; time >= 0; time--) {
		trace.states[time] = first + state;
		trace.scores[time] = seen[time * size + state] as number;
		const step = steps[time * size + state];
		if (step === next) state -= 1;
		else if (step === skip) state -= 2;
		else if (step === leap) state = (chain.gapBefore[first + state] as number) - first;
		// The border before the sentence is left at the first frame only; a span too short for its states ends up here sooner.
		state = Math.max(0, state);
	}
	return trace;
}
