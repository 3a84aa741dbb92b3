import type { BenchQuery } from './read-data.ts';
import type { Rival } from './rival.ts';

/** Mean reciprocal rank and mean recall among the first ten. */
export interface Score {
	mrr: number;
	recall: number;
}

export type Scores = Record<string, Score>;

/** Scores a search over every set of queries, and keeps how long each query took. */
export async function scoreAll(sets: Map<string, BenchQuery[]>, search: Rival['search'], times: number[] = []): Promise<Scores> {
	const scores: Scores = {};
	for (const [name, queries] of sets) scores[name] = await scoreSet(queries, search, times);
	return scores;
}

async function scoreSet(queries: BenchQuery[], search: Rival['search'], times: number[]): Promise<Score> {
	let mrr = 0;
	let recall = 0;
	for (const { text, relevant } of queries) {
		const startedAt = performance.now();
		const found = await search(text);
		times.push(performance.now() - startedAt);
		const first = found.findIndex((id) => relevant.has(id));
		if (first >= 0) mrr += 1 / (first + 1);
		recall += found.filter((id) => relevant.has(id)).length / relevant.size;
	}
	return { mrr: rounded(mrr / queries.length), recall: rounded(recall / queries.length) };
}

/** So many of each set's queries, spread evenly over it; all when there are no more. */
export function sample(sets: Map<string, BenchQuery[]>, most: number): Map<string, BenchQuery[]> {
	return new Map(
		[...sets].map(([name, queries]) => [name, queries.filter((_, at) => (at * most) % queries.length < most).slice(0, most)]),
	);
}

/** The value below which a share of the values lies. */
export function quantile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

export function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}
