import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastAt } from './last-at.ts';

it('finds what a look at each of them finds', () => {
	const seconds = fc.double({ min: 0, max: 20, noNaN: true });
	fc.assert(
		fc.property(fc.array(seconds), seconds, (some, at) => {
			const rising = some.toSorted((a, b) => a - b);
			expect(lastAt(rising, at)).toBe(rising.findLastIndex((one) => one <= at));
		}),
	);
});

it('takes the last of several that begin together', () => {
	expect(lastAt([0, 4, 4, 9], 4)).toBe(2);
});
