/** How much of what was to be found stands among the first twenty, and the same the more the higher it stands. */
export interface TopNMeasure {
	recall20: number;
	ndcg20: number;
}

const first = 20;
const gains = Float64Array.from({ length: first }, (_, place) => 1 / Math.log2(place + 2));

/**
 * Scores one member's list as LightGCN does: recall by all that was to be found, however much that is; NDCG by the best list
 * of twenty, which finds as many as there are.
 */
export function measureList(found: readonly number[], wanted: ReadonlySet<number>): TopNMeasure {
	let hits = 0;
	let gain = 0;
	for (const [place, item] of found.slice(0, first).entries()) {
		if (!wanted.has(item)) continue;
		hits++;
		gain += gains[place] as number;
	}
	const best = gains.subarray(0, wanted.size).reduce((sum, one) => sum + one, 0);
	return { recall20: hits / wanted.size, ndcg20: gain / best };
}

/** The mean over members. */
export function meanMeasure(all: readonly TopNMeasure[]): TopNMeasure {
	const mean = (what: keyof TopNMeasure) => all.reduce((sum, one) => sum + one[what], 0) / Math.max(1, all.length);
	return { recall20: mean('recall20'), ndcg20: mean('ndcg20') };
}
