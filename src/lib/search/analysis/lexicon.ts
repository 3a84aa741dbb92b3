import { type Cut, type PartStatistics, withoutJoint } from './compound-parts.ts';
import { rankCuts } from './split-compound.ts';

/** What the analysis knows of Norwegian words. */
export interface Lexicon {
	/** The two parts of a compound in lower case, or nothing for a simple word or a doubtful case. */
	split(word: string): Cut | undefined;
	/** A first part without the letter that joins it to the next. */
	withoutJoint(first: string): string;
	/** Whether both are listed words, one of them bokmål alone and the other nynorsk alone. */
	areTwins(word: string, other: string): boolean;
}

/** How a cut is judged: a logistic regression's weights, the log odds it must reach, and its lead on the next best. */
interface Judgement {
	weights: number[];
	floor: number;
	lead: number;
}

// Fitted by `bench/search/fit-cut-weights.ts`: with the spelling lists alone, and with Norsk Ordbank.
const fromLists: Judgement = {
	weights: [
		-6.942, 0.543, 0.373, 0.751, 0.526, -1.016, 0.417, 0.137, 0.225, -1.009, -0.462, 0.627, -0.686, 1.07, 1.703, 0, 0, 0, 0,
	],
	floor: -1,
	lead: 1,
};
const fromOrdbank: Judgement = {
	weights: [
		-6.883, -0.138, -0.234, 0.88, -0.24, -0.918, 0.479, 0.273, 0.019, -0.531, -0.33, -0.331, -1.124, 0.72, 0.795, 0.536, 0.69,
		1.928, 1.561,
	],
	floor: 1,
	lead: 2,
};

const shortestCompound = 5;
const longestCompound = 60;

/** A lexicon over what was learnt of the words; `splits` are Norsk Ordbank's own and need no judging. */
export function createLexicon(known: PartStatistics, splits: Iterable<Cut> = []): Lexicon {
	const told = new Map(Array.from(splits, (cut) => [cut.first + cut.last, cut]));
	const judgement = known.knownFirsts.size > 0 ? fromOrdbank : fromLists;
	const judge = (word: string): Cut | undefined => {
		const [best, next] = rankCuts(word, known, judgement.weights);
		if (!best || best.score < judgement.floor || (next && best.score - next.score < judgement.lead)) return undefined;
		return { first: best.first, last: best.last };
	};
	return {
		split(word) {
			if (word.length < shortestCompound || word.length > longestCompound) return undefined;
			return told.get(word) ?? judge(word);
		},
		withoutJoint: (first) => withoutJoint(first, known.words),
		areTwins: (word, other) =>
			(known.words.get(word) ?? 0) + (known.words.get(other) ?? 0) === 3 && known.words.has(word) && known.words.has(other),
	};
}
