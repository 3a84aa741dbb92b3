import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenTicks, rangeOf, roundTicks } from './chart-scale.ts';

test('a range has room even around a single value, and none at all is 0 to 1', () => {
	expect(rangeOf([3, -1, 2])).toEqual([-1, 3]);
	expect(rangeOf([4])).toEqual([2, 6]);
	expect(rangeOf([0])).toEqual([-0.5, 0.5]);
	expect(rangeOf([])).toEqual([0, 1]);
});

test('ticks are round and enclose the range', () => {
	expect(roundTicks([0.12, 0.31])).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
	expect(roundTicks([0, 1])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
	fc.assert(
		fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (min, span) => {
			const ticks = roundTicks([min, min + span]);
			expect(ticks.length).toBeGreaterThanOrEqual(2);
			expect(ticks.length).toBeLessThanOrEqual(8);
			expect(ticks[0]).toBeLessThanOrEqual(min + span * 1e-6);
			expect(ticks.at(-1)).toBeGreaterThanOrEqual(min + span * (1 - 1e-6));
		}),
	);
});

test('moments are marked from end to end', () => {
	expect(evenTicks([0, 9])).toEqual([0, 3, 6, 9]);
});
