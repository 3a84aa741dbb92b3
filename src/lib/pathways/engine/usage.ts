import { type Histories, memberCount } from './histories.ts';

/** A sparse matrix by rows: row `r` has the entries from `offsets[r]` up to `offsets[r + 1]`. */
export interface SparseRows {
	offsets: Uint32Array;
	/** Rising within a row. */
	index: Uint32Array;
	value: Float32Array;
}

/** Who has learned what, once by member and once by item. */
export interface Usage {
	items: number;
	byMember: SparseRows;
	byItem: SparseRows;
}

/** Turns histories into a matrix: their order is forgotten, and what was learned again counts once, by its largest weight. */
export function usageOf(histories: Histories): Usage {
	const byItem = transpose(asRows(histories), histories.items);
	const once = withoutRepetitions(byItem);
	const byMember = transpose(once, memberCount(histories));
	return { items: histories.items, byMember, byItem: once };
}

/** The same matrix with its columns as rows, of which there are so many. Entries come in order of the old rows. */
export function transpose({ offsets, index, value }: SparseRows, rows: number): SparseRows {
	const starts = new Uint32Array(rows + 1);
	for (const column of index) starts[column + 1] = (starts[column + 1] as number) + 1;
	for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
	const next = starts.slice();
	const turned = { offsets: starts, index: new Uint32Array(index.length), value: new Float32Array(index.length) };
	for (let old = 0; old + 1 < offsets.length; old++) {
		for (let at = offsets[old] as number; at < (offsets[old + 1] as number); at++) {
			const row = index[at] as number;
			const place = next[row] as number;
			next[row] = place + 1;
			turned.index[place] = old;
			turned.value[place] = value[at] as number;
		}
	}
	return turned;
}

function asRows({ offsets, item, weight }: Histories): SparseRows {
	return { offsets, index: item, value: weight ?? new Float32Array(item.length).fill(1) };
}

/** Of entries of one row with the same index, which stand side by side, the largest. */
function withoutRepetitions({ offsets, index, value }: SparseRows): SparseRows {
	const once = { offsets: new Uint32Array(offsets.length), index: index.slice(), value: value.slice() };
	let end = 0;
	for (let row = 0; row + 1 < offsets.length; row++) {
		const start = end;
		for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
			if (end > start && once.index[end - 1] === index[at]) {
				once.value[end - 1] = Math.max(once.value[end - 1] as number, value[at] as number);
			} else {
				once.index[end] = index[at] as number;
				once.value[end++] = value[at] as number;
			}
		}
		once.offsets[row + 1] = end;
	}
	return { offsets: once.offsets, index: once.index.slice(0, end), value: once.value.slice(0, end) };
}
