import type { SparseRows } from './usage.ts';

/** Collects rows one after another; the arrays double when they are full. */
export function rowsThatGrow(rows: number) {
	const offsets = new Uint32Array(rows + 1);
	let index = new Uint32Array(1 << 12);
	let value = new Float32Array(1 << 12);
	let row = 0;
	return {
		add(newIndex: Uint32Array, newValue: Float32Array): void {
			const start = offsets[row] as number;
			const end = start + newIndex.length;
			if (end > index.length) {
				index = grown(index, new Uint32Array(Math.max(end, 1.5 * index.length)));
				value = grown(value, new Float32Array(index.length));
			}
			index.set(newIndex, start);
			value.set(newValue, start);
			offsets[++row] = end;
		},
		finish: (): SparseRows => ({ offsets, index: index.subarray(0, offsets[row]), value: value.subarray(0, offsets[row]) }),
	};
}

function grown<Numbers extends Uint32Array | Float32Array>(old: Numbers, larger: Numbers): Numbers {
	larger.set(old);
	return larger;
}
