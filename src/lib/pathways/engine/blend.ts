import { type LearnedEntry, placeOf } from '../fold-in.ts';
import { type Blend, type Model, type Part, parts } from '../model.ts';
import { climb, type Variants, valuesOf } from './climb.ts';

/** A member's history, newest first, and what came next, which the model's parts must not have seen. */
export interface HeldBackNext {
	history: readonly LearnedEntry[];
	next: number;
}

/** How often what came next was found among the first ten or twenty, and the same the more the higher it stood. */
export interface NextMeasures {
	hr10: number;
	ndcg10: number;
	hr20: number;
	ndcg20: number;
}

/** Good on several kinds of data, for where there is too little to choose by. */
export const defaultBlend: Blend = {
	weight: { linear: 0.7, transitions: 1, content: 0.4 },
	fade: { linear: 0.9, transitions: 0.6, content: 0.8 },
	popularity: 0.02,
	newcomers: 2,
};

/** With fewer to ask, chance would choose. */
const fewestAsked = 100;

/**
 * Chooses how a model's parts are blended, so that what came next stands as high as possible. Where there are too few to ask,
 * the start stays, but what members do counts the less the fewer they are.
 */
export function chooseBlend(model: Omit<Model, 'blend'>, asked: readonly HeldBackNext[], start = defaultBlend): Blend {
	if (asked.length < fewestAsked) return withTrust(start, asked.length / fewestAsked);
	return climb(start, variants, (blend) => meanGain(placesOf({ ...model, blend }, asked), 100));
}

function withTrust(blend: Blend, trust: number): Blend {
	const { linear, transitions, content } = blend.weight;
	return { ...blend, weight: { linear: trust * linear, transitions: trust * transitions, content } };
}

// No part is silenced for good: what is held back tells nothing of cases that nobody could have learned, so neither
// is `newcomers` tried.
const variants: Variants<Blend>[] = [
	...parts.map((part) => of('weight', part, [0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2])),
	...parts.map((part) => of('fade', part, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])),
	valuesOf('popularity', [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.4]),
];

function of(what: 'weight' | 'fade', part: Part, values: readonly number[]): Variants<Blend> {
	const inPart = valuesOf<Record<Part, number>, Part>(part, values);
	return (blend) => inPart(blend[what]).map((changed) => ({ ...blend, [what]: changed }));
}

/** Measures how well a model finds what came next, among all cases that are not in the history. */
export function measureNext(model: Model, asked: readonly HeldBackNext[]): NextMeasures {
	const places = placesOf(model, asked);
	return { hr10: hitRate(places, 10), ndcg10: meanGain(places, 10), hr20: hitRate(places, 20), ndcg20: meanGain(places, 20) };
}

function placesOf(model: Model, asked: readonly HeldBackNext[]): number[] {
	return asked.map(({ history, next }) => placeOf(model, history, next));
}

function hitRate(places: readonly number[], first: number): number {
	return places.filter((place) => place < first).length / Math.max(1, places.length);
}

/** NDCG where one answer is right: a hit counts the less the lower it stands. */
function meanGain(places: readonly number[], first: number): number {
	const gains = places.map((place) => (place < first ? 1 / Math.log2(place + 2) : 0));
	return gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, places.length);
}
