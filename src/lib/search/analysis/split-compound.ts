import { type Cut, type PartStatistics, possibleCuts } from './compound-parts.ts';
import { stem } from './stem.ts';

/** What is weighed about a cut, in this order; the weights are fitted by `bench/search/fit-cut-weights.ts`. */
export function cutFeatures(word: string, { first, last }: Cut, known: PartStatistics, itself = 0): number[] {
	const { words, firsts, lasts, knownFirsts, knownLasts } = known;
	const lastStem = stem(last, 'nb');
	const asFirst = Math.max(0, (firsts.get(first) ?? 0) - itself);
	const asLast = Math.max(0, (lasts.get(lastStem) ?? 0) - itself);
	const base = first.slice(0, -1);
	const taught = knownFirsts.size > 0;
	const taughtFirst = Math.max(0, (knownFirsts.get(first) ?? 0) - itself);
	const taughtLast = Math.max(0, (knownLasts.get(lastStem) ?? 0) - itself);
	return [
		1,
		Math.log(asFirst + 0.1),
		Math.log(asLast + 0.1),
		asFirst > 0.5 ? 1 : 0,
		asLast > 0.5 ? 1 : 0,
		Math.log1p(standsInOthers(word, known)),
		Math.min(first.length, 8),
		Math.min(last.length, 8),
		Math.min(first.length, last.length, 6),
		first.length === 2 ? 1 : 0,
		last.length === 3 ? 1 : 0,
		words.has(first) ? 1 : 0,
		first.endsWith('s') && words.has(base) ? 1 : 0,
		first.endsWith('e') && words.has(base) ? 1 : 0,
		words.has(last) ? 1 : 0,
		taught ? Math.log(taughtFirst + 0.1) : 0,
		taught ? Math.log(taughtLast + 0.1) : 0,
		taughtFirst > 0 ? 1 : 0,
		taughtLast > 0 ? 1 : 0,
	];
}

/** How common a word is, seen from the words that are made of it: simple words are, most compounds are not. */
function standsInOthers(word: string, { firsts, lasts }: PartStatistics): number {
	return (firsts.get(word) ?? 0) + (firsts.get(`${word}s`) ?? 0) + (lasts.get(stem(word, 'nb')) ?? 0);
}

/** Where a word is cut, and how sure that is (log odds). */
export interface RankedCut extends Cut {
	score: number;
}

/** All possible cuts of a word, the likeliest first. */
export function rankCuts(word: string, known: PartStatistics, weights: number[]): RankedCut[] {
	const cuts = possibleCuts(word, known).map((cut) => ({ ...cut, score: dot(cutFeatures(word, cut, known), weights) }));
	return cuts.sort((a, b) => b.score - a.score);
}

function dot(a: number[], b: number[]): number {
	return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
