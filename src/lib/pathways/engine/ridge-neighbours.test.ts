import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyHistories, denseCoUse, denseUse, historiesFrom, membersOf } from '../../../../tests/pathways/any-histories.ts';
import type { Histories } from './histories.ts';
import type { Neighbours } from './neighbours.ts';
import { ridgesOf } from './ridge-column.ts';
import { fitRidgeNeighbours, ridgeDefaults } from './ridge-neighbours.ts';
import { valueAt } from './rows.ts';
import { findTrends, trendBetween } from './trends.ts';
import { usageOf } from './usage.ts';

const oneTrend = { itemsPerTrend: 1, mostTrends: 1 };
/** One more member has everything, so that every item is the neighbour of every other. */
const connected = anyHistories.map((histories) =>
	historiesFrom(
		histories.items,
		[...membersOf(histories), Array.from({ length: histories.items }, (_, item) => ({ item, weight: 1 }))],
		true,
	),
);

it('is EASE in closed form when all items are neighbours', () => {
	fc.assert(
		fc.property(connected, (histories) => {
			const found = fitRidgeNeighbours(histories, { ridge: 0.1 });
			const inverse = inverted(heldCoUse(histories, 0.1));
			everyPair(histories.items, (from, to) => {
				expect(valueAt(found, from, to)).toBeCloseTo(-(inverse[from]?.[to] ?? 0) / (inverse[to]?.[to] ?? 1), 4);
			});
		}),
	);
});

it('explains what the trends leave unexplained, which have not seen the item itself', () => {
	fc.assert(
		fc.property(connected, (histories) => {
			const found = fitRidgeNeighbours(histories, { ridge: 0.1, ...oneTrend });
			const trends = findTrends(usageOf(histories), 1, ridgeDefaults.memberDamping);
			const held = heldCoUse(histories, 0.1);
			const free = denseCoUse(denseUse(histories), ridgeDefaults.memberDamping);
			// The normal equations of the rest: (G + ridge) · local = G · (target - trend), for all items but the target.
			everyPair(histories.items, (item, target) => {
				let [left, right] = [0, free[item]?.[target] ?? 0];
				everyOther(histories.items, target, (other) => {
					const trend = trendBetween(trends, other, target);
					left += (held[item]?.[other] ?? 0) * (valueAt(found, other, target) - trend);
					right -= (free[item]?.[other] ?? 0) * trend;
				});
				expect(left).toBeCloseTo(right, 3);
			});
		}),
	);
});

it('keeps what a neighbour says though the pair is not among the strongest of that neighbour', () => {
	const members = [
		[0, 1],
		[0, 2],
		[0, 2],
		[0, 3],
		[0, 3],
	].map((items) => items.map((item) => ({ item })));
	const found = fitRidgeNeighbours(historiesFrom(4, members), { reach: 1, neighbourDamping: 0 });
	expect(rowOf(found, 0).map(([item]) => item)).toEqual([1, 2, 3]);
});

it('gives the same for the same, and after an erasure what it would without that member', () => {
	fc.assert(
		fc.property(anyHistories, anyHistories, (histories, more) => {
			const stays = membersOf(histories);
			const erased = membersOf(more).flatMap((entries) => [entries.filter(({ item }) => item < histories.items)]);
			const fitted = (members: typeof stays) => fitRidgeNeighbours(historiesFrom(histories.items, members, true), oneTrend);
			const before = fitted(stays);
			fitted([...stays, ...erased]);
			expect(fitted(stays)).toEqual(before);
			expect(fitted([...stays, ...erased.map(() => [])])).toEqual(before);
		}),
	);
});

it('keeps the strongest of each row, rising, and never an item itself', () => {
	fc.assert(
		fc.property(anyHistories, fc.integer({ min: 1, max: 3 }), (histories, count) => {
			const all = fitRidgeNeighbours(histories, oneTrend);
			const few = fitRidgeNeighbours(histories, { ...oneTrend, count });
			for (let row = 0; row < histories.items; row++) {
				const strengths = rowOf(all, row).map(([, value]) => Math.abs(value));
				const limit = strengths.sort((one, other) => other - one)[count - 1] ?? 0;
				const kept = rowOf(few, row);
				expect(kept).toHaveLength(Math.min(count, strengths.length));
				for (const [, value] of kept) expect(Math.abs(value)).toBeGreaterThanOrEqual(limit);
				expect(kept.map(([item]) => item)).toEqual([...new Set(kept.map(([item]) => item))].sort((one, other) => one - other));
				expect(kept.some(([item]) => item === row)).toBe(false);
			}
		}),
	);
});

it('has nothing to say where nothing was learned', () => {
	for (const items of [0, 3]) {
		const { offsets, item } = fitRidgeNeighbours({ items, offsets: Uint32Array.of(0, 0), item: new Uint32Array() });
		expect([offsets, item.length]).toEqual([new Uint32Array(items + 1), 0]);
	}
});

function heldCoUse(histories: Histories, ridge: number): number[][] {
	const matrix = denseCoUse(denseUse(histories), ridgeDefaults.memberDamping);
	const held = ridgesOf(
		Float32Array.from(matrix, (row, item) => row[item] ?? 0),
		ridge,
	);
	return matrix.map((row, item) => row.map((value, other) => (item === other ? value + (held[item] ?? 0) : value)));
}

/** The inverse of a positive definite matrix, by Gauss and Jordan. */
function inverted(matrix: readonly number[][]): number[][] {
	const work = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
	for (const [at, pivotRow] of work.entries()) {
		const pivot = pivotRow[at] ?? 1;
		for (const [column, value] of pivotRow.entries()) pivotRow[column] = value / pivot;
		for (const row of work) {
			const factor = row === pivotRow ? 0 : (row[at] ?? 0);
			for (const [column, value] of pivotRow.entries()) row[column] = (row[column] ?? 0) - factor * value;
		}
	}
	return work.map((row) => row.slice(matrix.length));
}

function everyPair(items: number, visit: (from: number, to: number) => void): void {
	for (let to = 0; to < items; to++) everyOther(items, to, (from) => visit(from, to));
}

function everyOther(items: number, item: number, visit: (other: number) => void): void {
	for (let other = 0; other < items; other++) if (other !== item) visit(other);
}

function rowOf({ offsets, item, value }: Neighbours, row: number): [item: number, value: number][] {
	const [start, end] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
	return Array.from(item.subarray(start, end), (of, at) => [of, value[start + at] ?? 0]);
}
