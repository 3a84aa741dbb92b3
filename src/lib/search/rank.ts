/** The numbers that ranking is made of; the defaults were tuned on every second query of the benchmark. */
export interface Ranking {
	/** BM25's saturation: how soon a further mention adds nothing. */
	k1: number;
	/** BM25's length norm: 0 takes no notice of how long a text is, 1 all. */
	b: number;
	/** How much of its case's score a turn gets. */
	caseShare: number;
	/** How much of the score of the turns right before and after it a turn gets: a question is answered in the next. */
	near: number;
	/** How much of a turn's score hangs on how many of the asked words it has. */
	coverage: number;
	/** What a turn gets more, as a share of a word's inverse frequency, for having the word exactly as it was asked. */
	exact: number;
}

export const defaultRanking: Ranking = { k1: 0.7, b: 0.8, caseShare: 1.4, near: 0.1, coverage: 1, exact: 0.15 };

/** How telling a term is that stands in `documentFrequency` of `documents` texts; never negative. */
export function inverseFrequency(documents: number, documentFrequency: number): number {
	return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/**
 * BM25's share for one term in one text, between 0 and 1, before its inverse frequency and weight. A group of alternatives
 * scores what its best alternative scores, not their sum: measured, the sum loses 0.02 to 0.06 of reciprocal rank.
 */
export function saturation({ k1, b }: Ranking, frequency: number, length: number, averageLength: number): number {
	return frequency / (frequency + k1 * (1 - b + (b * length) / averageLength));
}

/**
 * The score of a turn: its own, lowered by the part of the question that it leaves out, and a share of its neighbours' and
 * of its case's. `covered` is between 0 and 1: how much of the groups' inverse frequency the turn has something of.
 */
export function momentScore(
	{ coverage, caseShare, near }: Ranking,
	{ own, covered, around, ofCase }: Record<'own' | 'covered' | 'around' | 'ofCase', number>,
): number {
	return own * (1 - coverage + coverage * covered) + near * around + caseShare * ofCase;
}

/** What a word counts by where a case has it, beside what was said in it. */
export const fieldWeights = { title: 3, guest: 3, organisation: 2, theme: 1.5, outcomes: 1, other: 1 };

/** BM25F's frequency: a term's frequency in a field by the field's weight and length; the fields' sum is then saturated. */
export function fieldFrequency({ b }: Ranking, weight: number, frequency: number, length: number, averageLength: number): number {
	return (weight * frequency) / (1 - b + (b * length) / averageLength);
}

/** BM25F's share for one term in a case's fields, between 0 and 1, before its inverse frequency. */
export function fieldSaturation({ k1 }: Ranking, frequency: number): number {
	return frequency / (frequency + k1);
}
