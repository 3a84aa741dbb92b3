import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steepestDrops } from './steepest-drops.ts';

const curve = (...parts: [count: number, times: number][]) =>
	parts.flatMap(([count, times]) => new Array<number>(count).fill(times));

test('the steepest drops are told in the order of the recording', () => {
	const heard = curve([20, 100], [30, 60], [20, 55], [20, 30], [10, 28]);
	expect(steepestDrops(heard, 100)).toEqual([
		{ at: 20, before: 100, lost: 40 },
		{ at: 50, before: 60, lost: 5 },
		{ at: 70, before: 55, lost: 25 },
	]);
	expect(steepestDrops(heard, 100, 1)).toEqual([{ at: 20, before: 100, lost: 40 }]);
});

test('goodbyes, chance and a handful of people are no drops', () => {
	expect(steepestDrops(curve([97, 100], [3, 0]), 100)).toEqual([]);
	expect(steepestDrops(curve([50, 100], [50, 96]), 100)).toEqual([]);
	expect(steepestDrops(curve([50, 4], [50, 0]), 4)).toEqual([]);
	expect(steepestDrops(curve([50, 5], [50, 4]), 5)).toEqual([]);
});

test('whatever was counted, drops are apart from each other, real and few', () => {
	const heard = fc.array(fc.nat(50), { minLength: 100, maxLength: 100 });
	fc.assert(
		fc.property(heard, (given) => {
			const drops = steepestDrops(given, 50);
			expect(drops.length).toBeLessThanOrEqual(3);
			for (const [i, { at, before, lost }] of drops.entries()) {
				expect([before, before - lost]).toEqual([given[at - 1], given[at]]);
				expect(lost).toBeGreaterThanOrEqual(3);
				expect(at - (drops[i - 1]?.at ?? -10)).toBeGreaterThan(2);
			}
		}),
	);
});
