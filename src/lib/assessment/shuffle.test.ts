import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffledOrder, unsolvedOrder } from './shuffle.ts';

const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const sorted = (order: readonly number[]) => [...order].sort((a, b) => a - b);

test('an order is all things once, and the same for the same seed and question', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 12 }), seed, fc.nat(50), (count, seed, question) => {
			const order = shuffledOrder(count, seed, question);
			expect(sorted(order)).toEqual(Array.from({ length: count }, (_, index) => index));
			expect(shuffledOrder(count, seed, question)).toEqual(order);
		}),
	);
});

test('what is to be sorted never starts sorted', () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 6 }), seed, fc.nat(50), (count, seed, question) => {
			const order = unsolvedOrder(count, seed, question);
			expect(order).not.toEqual(sorted(order));
			expect(sorted(order)).toEqual(Array.from({ length: count }, (_, index) => index));
		}),
	);
});

test('every place is as likely for every thing, in every question', () => {
	const attempts = 6000;
	for (const question of [0, 1, 7]) {
		const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
		for (let seed = 0; seed < attempts; seed++) {
			for (const [place, thing] of shuffledOrder(4, seed, question).entries()) {
				const row = counts[thing] ?? [];
				row[place] = (row[place] ?? 0) + 1;
			}
		}
		for (const count of counts.flat()) expect(Math.abs(count / attempts - 0.25)).toBeLessThan(0.025);
	}
});

test('two questions of one attempt do not lie alike', () => {
	const orders = Array.from({ length: 20 }, (_, question) => shuffledOrder(4, 5, question).join());
	expect(new Set(orders).size).toBeGreaterThan(8);
});
