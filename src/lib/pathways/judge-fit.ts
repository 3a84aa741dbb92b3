/** How well a model found what was held back. */
export interface Measure {
	/** How often it stood among the first twenty; with one thing held back for each member also the hit rate. */
	recall20: number;
	/** The same, the more the higher it stood. */
	ndcg20: number;
}

export const judgements = ['first', 'better', 'alike', 'tooFew', 'worse'] as const;
/** Why a new model was kept, or was not: only `worse` is not. */
export type Judgement = (typeof judgements)[number];

/** What was measured of a fit, as it is stored. */
export interface Measures {
	/** How many members' newest was held back. */
	heldBack: number;
	fresh: Measure | null;
	popular: Measure | null;
	/** Of what the serving model cannot have seen: how many, and how both models found them. */
	compared: { events: number; fresh: Measure; serving: Measure } | null;
	judgement: Judgement;
}

/** With fewer events than this a difference says nothing. */
export const fewestCompared = 50;
/** What may be lost at most before a model counts as worse, beside what chance explains: a share of the serving model's. */
const tolerance = 0.02;

/**
 * Says whether a new model may serve, from what each of the two gains (NDCG) for the same held-back events. It is worse when
 * it loses more on average than two standard errors of the difference and than 2 % of what the serving one gains.
 */
export function judgeFit(fresh: readonly number[], serving: readonly number[] | undefined): Judgement {
	if (!serving) return 'first';
	if (serving.length < fewestCompared) return 'tooFew';
	const differences = fresh.map((gain, at) => gain - (serving[at] ?? 0));
	const difference = mean(differences);
	const error = Math.sqrt(mean(differences.map((one) => (one - difference) ** 2)) / (differences.length - 1));
	if (difference < -Math.max(2 * error, tolerance * mean(serving))) return 'worse';
	return difference > 2 * error ? 'better' : 'alike';
}

/** How often and how high the held-back ones stood. */
export function measureOf(gains: readonly number[]): Measure {
	return { recall20: mean(gains.map((gain) => (gain > 0 ? 1 : 0))), ndcg20: mean(gains) };
}

/** What a place among the first twenty is worth: 1 for the first, less further down; the first place is 0. */
export function gainOf(place: number): number {
	return place >= 20 ? 0 : 1 / Math.log2(place + 2);
}

function mean(values: readonly number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
