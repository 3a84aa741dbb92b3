import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyHistories, denseUse, historiesFrom } from '../../../../tests/pathways/any-histories.ts';
import { findTrends, trendBetween } from './trends.ts';
import { usageOf } from './usage.ts';

it('finds orthonormal directions', () => {
	const { direction } = findTrends(usageOf(threeCircles), 3, 0.35);
	for (let one = 0; one < 3; one++) {
		for (let other = 0; other < 3; other++) {
			let product = 0;
			for (let item = 0; item < 9; item++) product += (direction[item * 3 + one] ?? 0) * (direction[item * 3 + other] ?? 0);
			expect(product).toBeCloseTo(one === other ? 1 : 0, 4);
		}
	}
});

it('tells the circles apart in which things are used: a trend each', () => {
	const trends = findTrends(usageOf(threeCircles), 3, 0.35);
	for (let from = 0; from < 9; from++) {
		for (let to = 0; to < 9; to++) {
			const speaks = trendBetween(trends, from, to);
			if (Math.floor(from / 3) === Math.floor(to / 3)) expect(speaks).toBeGreaterThan(0.2);
			else expect(Math.abs(speaks)).toBeLessThan(0.05);
		}
	}
});

it('pulls each item by what the members who have it have of each direction', () => {
	fc.assert(
		fc.property(anyHistories, fc.integer({ min: 0, max: 3 }), (histories, rank) => {
			const { direction, lift, pull } = findTrends(usageOf(histories), rank, 0.5);
			const use = denseUse(histories);
			for (let item = 0; item < histories.items; item++) {
				for (let of = 0; of < rank; of++)
					expect(pull[item * rank + of]).toBeCloseTo(pullOf(use, direction, lift, item, of, rank), 3);
			}
		}),
	);
});

/** Nine things in three circles; each member keeps to one circle, and takes all of it or, now and then, most. */
const threeCircles = historiesFrom(
	9,
	Array.from({ length: 300 }, (_, member) => {
		const circle = 3 * (member % 3);
		return [circle, circle + 1, circle + 2].slice(member % 100 < 3 ? 1 : 0).map((item) => ({ item }));
	}),
);

function pullOf(use: number[][], direction: Float32Array, lift: Float32Array, item: number, of: number, rank: number): number {
	return use.reduce((sum, row) => {
		const scaled = (x: number, other: number) => (x > 0 ? (x / (lift[other] ?? 1)) * (direction[other * rank + of] ?? 0) : 0);
		const own = row.reduce((total, x, other) => total + scaled(x, other), 0);
		return sum + row.filter((x) => x > 0).length ** -0.5 * (row[item] ?? 0) * own || sum;
	}, 0);
}
