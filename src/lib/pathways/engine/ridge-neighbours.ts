import { type CoUse, countCoUse } from './co-use.ts';
import type { Histories } from './histories.ts';
import type { Neighbours } from './neighbours.ts';
import { columnFitter, type RidgeColumnOptions } from './ridge-column.ts';
import { rowsThatGrow } from './rows-that-grow.ts';
import { findTrends, type Trends } from './trends.ts';
import { type SparseRows, transpose, usageOf } from './usage.ts';
import { withTrends } from './with-trends.ts';

export interface RidgeOptions extends RidgeColumnOptions {
	/** A member counts the number of their items to minus this power, so that those who take everything tell less. */
	memberDamping: number;
	/** Frequent neighbours are damped by this power of their use when the strongest are chosen. */
	neighbourDamping: number;
	/** How many neighbours of each item are looked at, and of all items together, which bounds the memory. */
	reach: number;
	mostPairs: number;
	/** For so many items there is one direction in the large, but never more than `mostTrends`. */
	itemsPerTrend: number;
	mostTrends: number;
	/** How many neighbours each item keeps. */
	count: number;
}

/** Chosen on a held-back part of the training data of Gowalla (`bench/recommend/hold-out.ts`). */
export const ridgeDefaults: RidgeOptions = {
	ridge: 1,
	neighbours: 100,
	memberDamping: 0.35,
	neighbourDamping: 0.5,
	reach: 1000,
	mostPairs: 40_000_000,
	itemsPerTrend: 160,
	mostTrends: 256,
	count: 200,
};

/**
 * Finds for each item what it speaks for, by what the same members use: ridge regression of every item on its strongest
 * neighbours (EASE, Steck 2019, held to a neighbourhood so that items are independent of each other), which explains what the
 * trends in the large leave unexplained. Both together are kept, the strongest of each item. Takes the processor until it is done.
 */
export function fitRidgeNeighbours(histories: Histories, options: Partial<RidgeOptions> = {}): Neighbours {
	const chosen = { ...ridgeDefaults, ...options };
	const usage = usageOf(histories);
	const reach = Math.min(chosen.reach, Math.floor(chosen.mostPairs / usage.items));
	const coUse = countCoUse(usage, { ...chosen, reach });
	const rank = Math.min(chosen.mostTrends, Math.floor(usage.items / chosen.itemsPerTrend));
	const trends = findTrends(usage, rank, chosen.memberDamping);
	const local = transpose(fitColumns(coUse, trends, chosen), usage.items);
	return withTrends(local, coUse.pairs, trends, chosen.count);
}

/** For each item that is recommended what its neighbours say. */
function fitColumns(coUse: CoUse, trends: Trends, options: RidgeOptions): SparseRows {
	const items = coUse.own.length;
	const fitColumn = columnFitter(coUse, trends, options);
	const columns = rowsThatGrow(items);
	for (let item = 0; item < items; item++) columns.add(...fitColumn(item));
	return columns.finish();
}
