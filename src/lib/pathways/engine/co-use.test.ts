import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyHistories, denseCoUse, denseUse, historiesFrom } from '../../../../tests/pathways/any-histories.ts';
import { countCoUse } from './co-use.ts';
import { type SparseRows, usageOf } from './usage.ts';

const options = { memberDamping: 0.35, neighbourDamping: 0.2, reach: 100 };

it('is the product of the use with itself', () => {
	fc.assert(
		fc.property(anyHistories, (histories) => {
			const expected = denseCoUse(denseUse(histories), options.memberDamping);
			const { pairs, own } = countCoUse(usageOf(histories), options);
			for (const [item, row] of expected.entries()) {
				expect(own[item]).toBeCloseTo(row[item] ?? 0, 4);
				const found = rowOf(pairs, item);
				expect([...found.keys()]).toEqual(row.flatMap((use, other) => (use > 0 && other !== item ? [other] : [])));
				for (const [other, use] of found) expect(use).toBeCloseTo(row[other] ?? 0, 4);
			}
		}),
	);
});

it('keeps the strongest, where the frequent count less', () => {
	const members = [...pairs(0, 1, 4), ...pairs(0, 2, 3), ...pairs(1, 3, 50)];
	const histories = historiesFrom(4, members);
	const strongestOfFirst = (neighbourDamping: number) => [
		...rowOf(countCoUse(usageOf(histories), { ...options, neighbourDamping, reach: 1 }).pairs, 0).keys(),
	];
	expect(strongestOfFirst(0)).toEqual([1]);
	expect(strongestOfFirst(0.5)).toEqual([2]);
});

function pairs(one: number, other: number, times: number) {
	return Array.from({ length: times }, () => [{ item: one }, { item: other }]);
}

function rowOf({ offsets, index, value }: SparseRows, row: number): Map<number, number> {
	const [start, end] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
	return new Map(Array.from(index.subarray(start, end), (of, at) => [of, value[start + at] ?? 0]));
}
