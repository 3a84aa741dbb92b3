import { footingOf } from './engine/footing.ts';
import { addRow, valueAt } from './engine/rows.ts';
import { Strongest } from './engine/strongest.ts';
import { type Model, type Part, parts } from './model.ts';

/** A case that a member has learned (`weight` above 0) or does not want (below 0). */
export interface LearnedEntry {
	index: number;
	weight: number;
}

/** What a member wishes for: the cases that have the theme, perspective or goal. They may be recommended themselves. */
export interface InterestEntry {
	indices: readonly number[];
	weight: number;
}

export type HistoryEntry = LearnedEntry | InterestEntry;

export interface Recommendation {
	index: number;
	score: number;
}

/** What one entry of the history adds to a case's score, by part and in all. */
export interface Contribution extends Record<Part, number> {
	entry: HistoryEntry;
	sum: number;
}

/**
 * Finds what to learn next, best first, for a history whose newest entry stands first.
 * Leaves out what is in the history and what `may` refuses.
 */
export function foldIn(
	model: Model,
	history: readonly HistoryEntry[],
	{ count = 100, may = () => true }: { count?: number; may?: (index: number) => boolean } = {},
): Recommendation[] {
	const scores = scoreAll(model, history);
	const best = new Strongest(count);
	for (let index = 0; index < scores.length; index++) {
		const score = scores[index] as number;
		if (score > Number.NEGATIVE_INFINITY && best.takes(index, score) && may(index)) best.offer(index, score);
	}
	return Array.from(best.item.subarray(0, best.size), (index, at) => ({ index, score: best.value[at] as number }));
}

/** At which place `foldIn` would name a case if it named all, 0 the first. */
export function placeOf(model: Model, history: readonly HistoryEntry[], index: number): number {
	const scores = scoreAll(model, history);
	const own = scores[index] as number;
	let before = 0;
	for (let other = 0; other < scores.length; other++) {
		const score = scores[other] as number;
		if (score > own || (score === own && other < index)) before++;
	}
	return before;
}

/** Says what a case's score is made of: how popular it is, and each entry of the history, largest first. Together they are the score. */
export function contributions(
	model: Model,
	history: readonly HistoryEntry[],
	index: number,
): { popularity: number; entries: Contribution[] } {
	const entries = withStrengths(model, history).map(({ entry, strength }) => {
		const shares = isLearned(entry) ? learnedShares(model, entry, index) : interestShares(model, entry, index);
		for (const part of parts) shares[part] *= strength[part];
		return { entry, ...shares, sum: shares.linear + shares.transitions + shares.content };
	});
	return { popularity: footingOf(model).prior[index] as number, entries: entries.sort((one, other) => other.sum - one.sum) };
}

type Shares = Record<Part, number>;

function isLearned(entry: HistoryEntry): entry is LearnedEntry {
	return 'index' in entry;
}

/** The score of every case, below all others for what is in the history. Valid until the next call for this model. */
function scoreAll(model: Model, history: readonly HistoryEntry[]): Float32Array {
	const { scores, prior } = footingOf(model);
	scores.set(prior);
	for (const { entry, strength } of withStrengths(model, history)) {
		if (isLearned(entry)) addLearned(model, entry, strength);
		else addInterest(model, entry, strength.content);
	}
	for (const entry of history) if (isLearned(entry)) scores[entry.index] = Number.NEGATIVE_INFINITY;
	return scores;
}

/** How loudly each entry speaks in each part: the fainter the more was learned since, but what is unwanted stays so. */
function withStrengths(model: Model, history: readonly HistoryEntry[]): { entry: HistoryEntry; strength: Shares }[] {
	const { multiplier } = footingOf(model);
	const { fade } = model.blend;
	let newer = 0;
	return history.map((entry) => {
		const age = isLearned(entry) && entry.weight > 0 ? newer++ : 0;
		const inPart = (part: Part) => entry.weight * multiplier[part] * fade[part] ** age;
		return { entry, strength: { linear: inPart('linear'), transitions: inPart('transitions'), content: inPart('content') } };
	});
}

function addLearned(model: Model, { index }: LearnedEntry, strength: Shares): void {
	const { scores, contentLift } = footingOf(model);
	addRow(scores, model.linear, index, strength.linear);
	addRow(scores, model.transitions, index, strength.transitions);
	addRow(scores, model.content, index, strength.content, contentLift);
}

function learnedShares(model: Model, { index: row }: LearnedEntry, index: number): Shares {
	return {
		linear: valueAt(model.linear, row, index),
		transitions: valueAt(model.transitions, row, index),
		content: valueAt(model.content, row, index) * (footingOf(model).contentLift[index] as number),
	};
}

function addInterest(model: Model, entry: InterestEntry, strength: number): void {
	const { scores, scale } = footingOf(model);
	for (const index of entry.indices) scores[index] = (scores[index] as number) + strength * scale.content;
	const examples = examplesOf(entry);
	for (const example of examples) addRow(scores, model.content, example, strength / examples.length);
}

function interestShares(model: Model, entry: InterestEntry, index: number): Shares {
	const examples = examplesOf(entry);
	let similar = entry.indices.includes(index) ? footingOf(model).scale.content : 0;
	for (const example of examples) similar += valueAt(model.content, example, index) / examples.length;
	return { linear: 0, transitions: 0, content: similar };
}

const mostExamples = 100;

/** Some of an interest's cases, spread over all of them: enough to tell what is typical. */
function examplesOf({ indices }: InterestEntry): readonly number[] {
	const step = Math.ceil(indices.length / mostExamples);
	return step > 1 ? indices.filter((_, at) => at % step === 0) : indices;
}
