import { likeness, type Subjects } from './subjects.ts';

/** What the ranking must know of a case: how well it fits, what it is about, and whose it is. */
export interface Rankable extends Subjects {
	/** On any scale; only compared with the others. */
	relevance: number;
	/** Guests and organisations: of each, one case is enough. */
	owners: readonly string[];
}

export interface Ranked<Case> {
	candidate: Case;
	/** Whether it was chosen for coming from another perspective. */
	isElsewhere: boolean;
}

export interface RankWishes {
	limit: number;
	/** The perspectives that are usual for the member, by slug; without it nothing is chosen from elsewhere. */
	usual?: ReadonlySet<string> | undefined;
}

/** How much fitting well counts; the rest is being unlike what was chosen before. */
const relevanceShare = 0.7;
/** One of so many looks elsewhere. */
const elsewhereOf = 3;

/**
 * Chooses from candidates by maximal marginal relevance (Carbonell and Goldstein, 1998): the best first, then those that
 * fit and are about something else; never two of one guest or organisation. One of three is from a perspective that is not
 * usual for the member: if no other is, the third is what fits best of those; where nothing is usual, it is from another
 * perspective than the two before it. Of equals, the earlier.
 */
export function rankDiverse<Case extends Rankable>(candidates: readonly Case[], { limit, usual }: RankWishes): Ranked<Case>[] {
	const ranked: Ranked<Case>[] = [];
	const scaled = scaler(candidates);
	let left = [...candidates];
	while (ranked.length < limit) {
		const chosen = ranked.map(({ candidate }) => candidate);
		left = left.filter((one) => !chosen.some((other) => other === one || sharesOwner(one, other)));
		const isFar = usual && lacksElsewhere(ranked) ? fromElsewhere(usual, chosen) : () => false;
		const far = isLastOfThree(ranked) ? left.filter(isFar) : [];
		const worth = (one: Case) => (chosen.length === 0 || far.length > 0 ? one.relevance : marginal(scaled(one), one, chosen));
		const candidate = bestOf(far.length > 0 ? far : left, worth);
		if (!candidate) break;
		ranked.push({ candidate, isElsewhere: far.length > 0 || (usual !== undefined && usual.size > 0 && isFar(candidate)) });
	}
	return ranked;
}

function isLastOfThree(ranked: readonly unknown[]): boolean {
	return ranked.length % elsewhereOf === elsewhereOf - 1;
}

/** Whether none of the three that is being filled is from elsewhere yet. */
function lacksElsewhere(ranked: readonly Ranked<unknown>[]): boolean {
	return !ranked.slice(ranked.length - (ranked.length % elsewhereOf)).some(({ isElsewhere }) => isElsewhere);
}

/** Brings relevance to a scale from 0 to 1. */
function scaler(candidates: readonly Rankable[]): (one: Rankable) => number {
	let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const { relevance } of candidates) [least, most] = [Math.min(least, relevance), Math.max(most, relevance)];
	return ({ relevance }) => (most > least ? (relevance - least) / (most - least) : 0);
}

function sharesOwner(one: Rankable, other: Rankable): boolean {
	return one.owners.some((owner) => other.owners.includes(owner));
}

function fromElsewhere(usual: ReadonlySet<string>, chosen: readonly Rankable[]): (one: Rankable) => boolean {
	const near = usual.size > 0 ? usual : new Set(chosen.flatMap(({ perspectives }) => perspectives.map(({ slug }) => slug)));
	return ({ perspectives }) => perspectives.length > 0 && perspectives.every(({ slug }) => !near.has(slug));
}

function marginal(relevance: number, one: Rankable, chosen: readonly Rankable[]): number {
	const nearest = Math.max(0, ...chosen.map((other) => likeness(one, other)));
	return relevanceShare * relevance - (1 - relevanceShare) * nearest;
}

function bestOf<Case>(all: readonly Case[], worth: (one: Case) => number): Case | undefined {
	let best: { one: Case; value: number } | undefined;
	for (const one of all) {
		const value = worth(one);
		if (!best || value > best.value) best = { one, value };
	}
	return best?.one;
}
