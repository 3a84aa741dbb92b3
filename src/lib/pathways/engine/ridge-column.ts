import { solvePositive } from './cholesky.ts';
import type { CoUse } from './co-use.ts';
import { Largest } from './largest.ts';
import { rowProduct, type Trends } from './trends.ts';

export interface RidgeColumnOptions {
	/** How strongly weights are held near 0; 1 is right for most data. */
	ridge: number;
	/** How many neighbours an item is explained by. */
	neighbours: number;
}

/** What an item of middling use is held by, and by which power of its use another is held more. */
const middlingRidge = 20;
const ridgePower = 0.8;

/**
 * A function that explains one item by its strongest neighbours: it gives these, rising, and how much each speaks for the item.
 * Its answers are valid until its next call. What the trends say of the item is taken away before, without what they know from the item itself.
 */
export function columnFitter({ pairs, own, damp }: CoUse, trends: Trends, options: RidgeColumnOptions) {
	const most = options.neighbours;
	const held = ridgesOf(own, options.ridge);
	const largest = new Largest(own.length);
	const damped = new Float32Array(own.length);
	const place = new Int16Array(own.length).fill(-1);
	const [matrix, right] = [new Float64Array(most * most), new Float64Array(most)];
	const [neighbour, weight] = [new Uint32Array(most), new Float32Array(most)];

	const choose = (item: number): number => {
		const start = pairs.offsets[item] as number;
		const length = (pairs.offsets[item + 1] as number) - start;
		for (let at = 0; at < length; at++) {
			damped[at] = (pairs.value[start + at] as number) * (damp[pairs.index[start + at] as number] as number);
		}
		const size = largest.find(damped, length, most);
		for (let at = 0; at < size; at++) {
			const from = start + (largest.places[at] as number);
			neighbour[at] = pairs.index[from] as number;
			right[at] = pairs.value[from] as number;
		}
		return size;
	};

	const subtractTrend = (item: number, size: number): void => {
		const { rank, direction, pull, lift } = trends;
		const row = item * rank;
		const ownShare = rowProduct(direction, row, direction, row, rank);
		for (let at = 0; at < size; at++) {
			const together = rowProduct(pull, (neighbour[at] as number) * rank, direction, row, rank) * (lift[item] as number);
			const shared = right[at] as number;
			right[at] = shared - (together - shared * ownShare);
		}
	};

	/** Pairs that only one of the two items has kept are there for both. */
	const gather = (size: number): void => {
		matrix.fill(0, 0, size * size);
		for (let row = 0; row < size; row++) place[neighbour[row] as number] = row;
		for (let row = 0; row < size; row++) {
			const item = neighbour[row] as number;
			const end = pairs.offsets[item + 1] as number;
			for (let at = pairs.offsets[item] as number; at < end; at++) {
				const column = place[pairs.index[at] as number] as number;
				if (column < 0) continue;
				const entry = column < row ? row * size + column : column * size + row;
				matrix[entry] = pairs.value[at] as number;
			}
			matrix[row * size + row] = (own[item] as number) + (held[item] as number);
		}
		for (let row = 0; row < size; row++) place[neighbour[row] as number] = -1;
	};

	return (item: number): [neighbour: Uint32Array, weight: Float32Array] => {
		const size = choose(item);
		subtractTrend(item, size);
		gather(size);
		solvePositive(matrix, size, right);
		for (let at = 0; at < size; at++) weight[at] = right[at] as number;
		return [neighbour.subarray(0, size), weight.subarray(0, size)];
	};
}

/** How strongly the weight of each item is held near 0. */
export function ridgesOf(own: Float32Array, ridge: number): Float32Array {
	const used = own.filter((use) => use > 0).sort();
	const middling = used[used.length >> 1] ?? 1;
	return own.map((use) => ridge * middlingRidge * (use / middling) ** ridgePower);
}
