import { contributions, foldIn, type HistoryEntry } from '../fold-in.ts';
import { caseIndex, type Model } from '../model.ts';
import { isAbout, likeness, type Subjects } from '../subjects.ts';
import type { Interest, LearnedCase, Profile } from './find-profile.server.ts';

/** Something that speaks for a case, and how loudly. */
export interface Voice {
	source: { learned: LearnedCase } | { interest: Interest };
	sum: number;
}

/** What speaks for a case, the loudest first. */
export interface Grounds {
	voices: Voice[];
	/** Others learn it: a model says so where nothing of the member's own does. */
	isPopular: boolean;
}

type Scored = Subjects & { card: { id: number } };

/** Says how well cases fit one member, and why. */
export interface Scorer {
	/** The best by the model; missing when nothing but likeness tells. */
	proposed?: number[];
	relevanceOf(candidate: Scored): number;
	groundsFor(candidate: Scored): Grounds;
}

/** So many are in the order of the model; what comes after them is all the same to it. */
const ordered = 400;
/** As many as leave three when guests and organisations are each heard once. */
const proposals = 60;
/** What somebody says that they wish for counts like two cases that they heard. */
const interestWeight = 2;
const unwantedWeight = -0.5;
/** What is left of a learned case's say with each newer one. */
const fade = 0.9;

/** By a model where there is one and the member has a past or a wish, else by likeness to what they learned and wish for. */
export function scorerFor(profile: Profile, model: Model | undefined): Scorer {
	const likenesses = likenessScorer(profile);
	if (!model) return likenesses;
	const index = caseIndex(model);
	const entries = historyOf(profile, index);
	if (entries.size === 0) return likenesses;
	const history = [...entries.keys()];
	const known = new Set(profile.known);
	const found = foldIn(model, history, { count: ordered, may: (at) => !known.has(model.caseIds[at] ?? 0) });
	const scores = new Map(found.map(({ index: at, score }) => [model.caseIds[at] ?? 0, score]));
	const least = found.at(-1)?.score ?? 0;
	return {
		proposed: [...scores.keys()].slice(0, proposals),
		relevanceOf: ({ card }) => scores.get(card.id) ?? least,
		groundsFor(candidate) {
			const at = index.get(candidate.card.id);
			if (at === undefined) return likenesses.groundsFor(candidate);
			const { popularity, entries: spoken } = contributions(model, history, at);
			return { voices: spoken.flatMap(({ entry, sum }) => voiceOf(entries.get(entry), sum)), isPopular: popularity > 0 };
		},
	};
}

/** What the member learned, refused and wishes for as the model knows it, with what each entry stands for. */
function historyOf({ learned, unwanted, interests }: Profile, index: ReadonlyMap<number, number>) {
	const entries = new Map<HistoryEntry, Voice['source'] | undefined>();
	for (const one of learned) {
		const at = index.get(one.id);
		if (at !== undefined) entries.set({ index: at, weight: one.weight }, { learned: one });
	}
	for (const interest of interests) {
		const indices = interest.caseIds.flatMap((id) => index.get(id) ?? []);
		if (indices.length > 0) entries.set({ indices, weight: interestWeight }, { interest });
	}
	if (entries.size > 0)
		for (const id of unwanted) {
			const at = index.get(id);
			if (at !== undefined) entries.set({ index: at, weight: unwantedWeight }, undefined);
		}
	return entries;
}

function voiceOf(source: Voice['source'] | undefined, sum: number): Voice[] {
	return source && sum > 0 ? [{ source, sum }] : [];
}

function likenessScorer({ learned, interests }: Profile): Scorer {
	const voicesFor = (candidate: Scored) =>
		[
			...learned.flatMap((one, age) => voiceOf({ learned: one }, one.weight * fade ** age * likeness(one, candidate))),
			...interests.flatMap((one) => voiceOf({ interest: one }, isAbout(candidate, one.kind, one.slug) ? 1 : 0)),
		].sort((one, other) => other.sum - one.sum);
	return {
		relevanceOf: (candidate) => voicesFor(candidate).reduce((all, { sum }) => all + sum, 0),
		groundsFor: (candidate) => ({ voices: voicesFor(candidate), isPopular: false }),
	};
}
