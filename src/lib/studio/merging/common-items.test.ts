import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonItems } from './common-items.ts';

const numbered = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n));

test('finds what is common in long lists around what was changed, moved and put in', () => {
	const base = numbered(10_000, (n) => (n % 7 === 0 ? 'Ja.' : `Replikk ${n}`));
	const side = base.map((item, n) => ([0, 5000, 9999].includes(n) ? `${item} rettet` : item)).toSpliced(3000, 0, 'Ny', 'Ja.');
	const pairs = commonItems(base, side);
	expect(pairs).toHaveLength(base.length - 3);
	expect(pairs.every(([i, j]) => base[i] === side[j])).toBe(true);
});

test('lists that have nothing, or nothing that stands once, in common are told apart without filling the memory', () => {
	const long = 60_000;
	expect(
		commonItems(
			numbered(long, (n) => `a${n}`),
			numbered(long, (n) => `b${n}`),
		),
	).toEqual([]);
	expect(commonItems(['x', ...numbered(long, () => 'Ja.')], [...numbered(long, () => 'Nei.'), 'y'])).toEqual([]);
});

test('what it finds of long lists is common to both, and in the order of both', () => {
	const item = fc.integer({ min: 0, max: 6000 });
	const lists = fc.array(item, { minLength: 4100, maxLength: 4300, size: 'max' }).map((all) => all.map(String));
	fc.assert(
		fc.property(lists, lists, (base, side) => {
			const pairs = commonItems(base, side);
			expect(pairs.every(([i, j]) => base[i] === side[j])).toBe(true);
			expect(pairs.every(([i, j], n) => n === 0 || (i > (pairs[n - 1]?.[0] ?? -1) && j > (pairs[n - 1]?.[1] ?? -1)))).toBe(true);
		}),
		{ numRuns: 10 },
	);
});
