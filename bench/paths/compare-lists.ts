import { rankDiverse } from '#lib/pathways/rank-diverse.ts';
import { likeness, type Subjects } from '#lib/pathways/subjects.ts';
import { mulberry32 } from '#lib/platform/mulberry32.ts';
import type { TaughtCase, World } from './invented-world.ts';

/** A case with how well it fits somebody, for the ranking. */
interface Candidate extends Subjects {
	id: number;
	relevance: number;
	owners: string[];
}

export interface ListFigures {
	unlikeness: number;
	unlikenessByRelevance: number;
	gini: number;
	giniByRelevance: number;
	giniByPopularity: number;
}

/** Compares lists of three for each learner: as they are served, by relevance alone, and the most popular of the theme. */
export function compareLists({ cases }: World, learners: number): ListFigures {
	const lists: Record<string, Candidate[][]> = { 'as served': [], 'by relevance alone': [], 'most popular': [] };
	for (let learner = 0; learner < learners; learner++) {
		const dice = mulberry32(50_000 + learner);
		const home = cases[Math.floor(cases.length * dice())] as TaughtCase;
		const candidates = cases
			.filter(({ id, themes }) => id !== home.id && themes.some((theme) => home.themes.includes(theme)))
			.map((one) => candidateOf(one, dice));
		const byRelevance = candidates.toSorted((a, b) => b.relevance - a.relevance);
		const usual = new Set(home.perspectives);
		lists['as served']?.push(rankDiverse(byRelevance, { limit: 3, usual }).map(({ candidate }) => candidate));
		lists['by relevance alone']?.push(byRelevance.slice(0, 3));
		const popularity = new Map(cases.map((one) => [one.id, one.popularity]));
		lists['most popular']?.push(
			candidates.toSorted((a, b) => (popularity.get(b.id) ?? 0) - (popularity.get(a.id) ?? 0)).slice(0, 3),
		);
	}
	console.error('\nlists of three             unlikeness   perspectives   relevance   Gini of exposure   cases ever shown');
	const figures = Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, show(name, all, cases.length)]));
	return {
		unlikeness: figures['as served']?.unlikeness ?? Number.NaN,
		unlikenessByRelevance: figures['by relevance alone']?.unlikeness ?? Number.NaN,
		gini: figures['as served']?.gini ?? Number.NaN,
		giniByRelevance: figures['by relevance alone']?.gini ?? Number.NaN,
		giniByPopularity: figures['most popular']?.gini ?? Number.NaN,
	};
}

/** What fits somebody is half what is popular and half their own. */
function candidateOf({ id, themes, perspectives, goals, popularity }: TaughtCase, dice: () => number): Candidate {
	const term = (slug: string) => ({ slug, name: slug });
	const relevance = Math.log(popularity) / 4 + dice();
	return {
		id,
		relevance,
		owners: [`guest ${id % 400}`],
		themes: themes.map(term) as Subjects['themes'],
		perspectives: perspectives.map(term),
		goals,
	};
}

function show(name: string, lists: readonly Candidate[][], cases: number): { unlikeness: number; gini: number } {
	const unlikeness = mean(lists.map((list) => mean(pairs(list).map(([a, b]) => 1 - likeness(a, b)))));
	const perspectives = mean(lists.map((list) => new Set(list.flatMap((one) => one.perspectives.map(({ slug }) => slug))).size));
	const relevance = mean(lists.map((list) => mean(list.map((one) => one.relevance))));
	const shown = new Map<number, number>();
	for (const { id } of lists.flat()) shown.set(id, (shown.get(id) ?? 0) + 1);
	const gini = giniOf(Array.from({ length: cases }, (_, at) => shown.get(at + 1) ?? 0));
	console.error(
		`${name.padEnd(24)} ${unlikeness.toFixed(2).padStart(12)} ${perspectives.toFixed(1).padStart(14)} ${relevance.toFixed(2).padStart(11)} ${gini.toFixed(2).padStart(18)} ${String(shown.size).padStart(18)}`,
	);
	return { unlikeness: Number(unlikeness.toFixed(3)), gini: Number(gini.toFixed(3)) };
}

function pairs<T>(list: readonly T[]): [T, T][] {
	return list.flatMap((one, at) => list.slice(at + 1).map((other): [T, T] => [one, other]));
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** 0 when all are shown equally often, towards 1 when all attention goes to one. */
function giniOf(counts: readonly number[]): number {
	const sorted = counts.toSorted((a, b) => a - b);
	const all = sorted.reduce((sum, count) => sum + count, 0);
	const weighed = sorted.reduce((sum, count, at) => sum + (2 * (at + 1) - sorted.length - 1) * count, 0);
	return all === 0 ? 0 : weighed / (sorted.length * all);
}
