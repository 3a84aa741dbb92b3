import { Largest } from './largest.ts';
import type { Neighbours } from './neighbours.ts';
import { rowsThatGrow } from './rows-that-grow.ts';
import { type Trends, trendBetween } from './trends.ts';
import type { SparseRows } from './usage.ts';

/**
 * Adds what the trends say to what neighbours say, for these and for all `pairs` that are used together, and keeps so many
 * strongest of each row. What trends say of items that nobody uses together is left out: it only costs, and was no better.
 */
export function withTrends(local: SparseRows, pairs: SparseRows, trends: Trends, count: number): Neighbours {
	const items = trends.lift.length;
	const [candidate, sum, strength] = [new Uint32Array(items), new Float32Array(items), new Float32Array(items)];
	const [item, value] = [new Uint32Array(count), new Float32Array(count)];
	const largest = new Largest(items);
	const rows = rowsThatGrow(items);
	for (let from = 0; from < items; from++) {
		const near = rowOf(local, from);
		const length = union(near.index, rowOf(pairs, from).index, candidate);
		let next = 0;
		for (let at = 0; at < length; at++) {
			const to = candidate[at] as number;
			const said = near.index[next] === to ? (near.value[next++] as number) : 0;
			sum[at] = said + trendBetween(trends, from, to);
			strength[at] = Math.abs(sum[at] as number);
		}
		const kept = largest.find(strength, length, count);
		for (let at = 0; at < kept; at++) {
			const place = largest.places[at] as number;
			item[at] = candidate[place] as number;
			value[at] = sum[place] as number;
		}
		rows.add(item.subarray(0, kept), value.subarray(0, kept));
	}
	const { offsets, index, value: values } = rows.finish();
	return { offsets, item: index, value: values };
}

function rowOf({ offsets, index, value }: SparseRows, row: number): { index: Uint32Array; value: Float32Array } {
	return { index: index.subarray(offsets[row], offsets[row + 1]), value: value.subarray(offsets[row], offsets[row + 1]) };
}

/** Writes what is in either of two rising lists into a third, rising, and says how many these are. */
function union(one: Uint32Array, other: Uint32Array, into: Uint32Array): number {
	let left = 0;
	let right = 0;
	let length = 0;
	while (left < one.length || right < other.length) {
		const first = left < one.length ? (one[left] as number) : Number.POSITIVE_INFINITY;
		const second = right < other.length ? (other[right] as number) : Number.POSITIVE_INFINITY;
		if (first <= second) left++;
		if (second <= first) right++;
		into[length++] = Math.min(first, second);
	}
	return length;
}
