import fc from 'fast-check';
import { expect, test } from 'vitest';
import { climb, valuesOf } from './climb.ts';

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 6 });

test('where things do not depend on each other, the best of each is found', () => {
	fc.assert(
		fc.property(values, values, fc.integer(), fc.integer(), (left, right, leftAim, rightAim) => {
			const scoreOf = (at: { left: number; right: number }) => -Math.abs(at.left - leftAim) - Math.abs(at.right - rightAim);
			const start = { left: left[0] ?? 0, right: right[0] ?? 0 };
			const found = climb(start, [valuesOf('left', left), valuesOf('right', right)], scoreOf, 1);
			const best = Math.max(...left.flatMap((one) => right.map((other) => scoreOf({ left: one, right: other }))));
			expect(scoreOf(found)).toBe(best);
		}),
	);
});

test('another round goes on from where the one before ended', () => {
	const scores: Record<string, number> = { '00': 0, '10': -1, '01': 1, '11': 2 };
	const variants = [valuesOf<{ a: number; b: number }, 'a'>('a', [0, 1]), valuesOf<{ a: number; b: number }, 'b'>('b', [0, 1])];
	const scoreOf = ({ a, b }: { a: number; b: number }) => scores[`${a}${b}`] ?? 0;
	expect(climb({ a: 0, b: 0 }, variants, scoreOf, 1)).toEqual({ a: 0, b: 1 });
	expect(climb({ a: 0, b: 0 }, variants, scoreOf, 2)).toEqual({ a: 1, b: 1 });
});

test('what is no better than the start is not taken', () => {
	const start = { a: 1 };
	expect(climb(start, [valuesOf('a', [0, 1, 2])], () => 5)).toBe(start);
});
