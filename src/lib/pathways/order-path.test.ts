import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someCases } from '../../../tests/arbitraries/path-cases.ts';
import { newsAmong, orderPath } from './order-path.ts';
import type { PathCase } from './path-case.ts';

const aCase = (id: number, more: Partial<PathCase> = {}): PathCase => {
	return {
		id,
		durationMs: 1_800_000,
		words: [],
		themes: [],
		perspectives: [],
		goals: [],
		language: 'nb',
		publishedMs: 0,
		...more,
	};
};

const ordered = (cases: readonly PathCase[], met?: string[]) => orderPath(cases, newsAmong(cases), met);
const ids = (...cases: PathCase[]) => ordered(cases).map(({ id }) => id);

test('the order has every case once, and is the same however the cases come', () => {
	fc.assert(
		fc.property(someCases, fc.integer(), (cases, seed) => {
			expect(
				ordered(cases)
					.map(({ id }) => id)
					.sort((a, b) => a - b),
			).toEqual(cases.map(({ id }) => id));
			const shuffled = cases.toSorted((a, b) => ((a.id * 7919 + seed) % 13) - ((b.id * 7919 + seed) % 13));
			expect(ordered(shuffled)).toEqual(ordered(cases));
		}),
	);
});

test('no case could stand earlier with less news than the one that stands there', () => {
	fc.assert(
		fc.property(someCases, fc.subarray(['analyse', 'buss', 'data']), (cases, before) => {
			const newsOf = newsAmong(cases);
			const met = new Set(before);
			const order = ordered(cases, before);
			for (const [at, one] of order.entries()) {
				for (const later of order.slice(at + 1)) expect(newsOf(later, met)).toBeGreaterThanOrEqual(newsOf(one, met));
				for (const word of one.words) met.add(word);
			}
		}),
	);
});

test('between two alike, the shorter and the broader comes first', () => {
	const alike = { words: ['data'], themes: ['helse'] };
	expect(ids(aCase(1, { ...alike, durationMs: 3_600_000 }), aCase(2, { ...alike, durationMs: 600_000 }))).toEqual([2, 1]);
	expect(ids(aCase(1, alike), aCase(2, { ...alike, themes: ['helse', 'energi'] }))).toEqual([2, 1]);
});

test('what many build on comes first, and then what it prepares', () => {
	const base = aCase(4, { words: ['data', 'etikk'] });
	const builders = [aCase(1, { words: ['data', 'buss', 'fjord'] }), aCase(2, { words: ['etikk', 'grunn', 'helse'] })];
	const apart = aCase(3, { words: ['analyse', 'zoologi', 'xylofon'] });
	const order = ids(apart, ...builders, base);
	expect([order[0], order[3]]).toEqual([4, 3]);
});

test('what is known already is no news, and of what says nothing nobody knows', () => {
	const [special, plain, silent] = [aCase(1, { words: ['data', 'etikk', 'buss'] }), aCase(2, { words: ['fjord'] }), aCase(3)];
	expect(ids(special, plain, silent)).toEqual([2, 3, 1]);
	expect(ordered([special, plain], ['data', 'etikk', 'buss']).map(({ id }) => id)).toEqual([1, 2]);
});
