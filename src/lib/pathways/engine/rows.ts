import type { Neighbours } from './neighbours.ts';

/** Adds a row, times `strength` and, if given, each item's `lift`, to the scores of its items. */
export function addRow(
	scores: Float32Array,
	{ offsets, item, value }: Neighbours,
	row: number,
	strength: number,
	lift?: Float32Array,
): void {
	if (strength === 0) return;
	const end = offsets[row + 1] as number;
	for (let at = offsets[row] as number; at < end; at++) {
		const neighbour = item[at] as number;
		const added = (value[at] as number) * strength;
		scores[neighbour] = (scores[neighbour] as number) + (lift ? added * (lift[neighbour] as number) : added);
	}
}

/** How much an item speaks for another, 0 when they are no neighbours. */
export function valueAt({ offsets, item, value }: Neighbours, row: number, of: number): number {
	const end = offsets[row + 1] as number;
	let low = offsets[row] as number;
	let high = end;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((item[middle] as number) < of) low = middle + 1;
		else high = middle;
	}
	return low < end && item[low] === of ? (value[low] as number) : 0;
}

const scales = new WeakMap<Neighbours, number>();

/** The mean of the strongest value of each row that has any: divided by it, matrices compare. Worked out once. */
export function scaleOf(neighbours: Neighbours): number {
	const scale = scales.get(neighbours) ?? measureScale(neighbours);
	scales.set(neighbours, scale);
	return scale;
}

function measureScale({ offsets, value }: Neighbours): number {
	let sum = 0;
	let rows = 0;
	for (let row = 0; row + 1 < offsets.length; row++) {
		let strongest = 0;
		for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
			strongest = Math.max(strongest, value[at] as number);
		}
		sum += strongest;
		if (strongest > 0) rows++;
	}
	return rows > 0 ? sum / rows : 1;
}
