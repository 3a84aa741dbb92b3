import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peakByte, peakOf } from './case-groups.ts';

test('a peak is never understated, and hardly overstated', () => {
	fc.assert(
		fc.property(fc.double({ min: 0.02, max: 30, noNaN: true }), (peak) => {
			expect(peakOf(peakByte(peak))).toBeGreaterThanOrEqual(peak);
			expect(peakOf(peakByte(peak))).toBeLessThan(peak * 1.031);
		}),
	);
	expect(peakOf(peakByte(1000))).toBe(Number.POSITIVE_INFINITY);
});
