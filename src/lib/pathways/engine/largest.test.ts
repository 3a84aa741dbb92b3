import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Largest } from './largest.ts';

it('finds the largest, of equal ones the first, in rising places', () => {
	const values = fc.array(fc.integer({ min: -3, max: 6 }), { maxLength: 40 });
	fc.assert(
		fc.property(values, fc.nat(45), (all, count) => {
			const largest = new Largest(60);
			const found = largest.find(Float32Array.from([...all, 99]), all.length, count);
			const byValue = all.map((value, at) => ({ value, at })).sort((one, other) => other.value - one.value || one.at - other.at);
			const wanted = byValue.slice(0, count).map(({ at }) => at);
			expect(Array.from(largest.places.subarray(0, found))).toEqual(wanted.sort((one, other) => one - other));
		}),
	);
});
