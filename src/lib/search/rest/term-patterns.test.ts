import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lucenePattern } from '../../../../tests/search/rest-server/rest-query.ts';
import { foldTerm } from '../analysis/fold.ts';
import { TermList } from '../analysis/term-list.ts';
import { foldedPattern, nearPattern, startPattern } from './term-patterns.ts';

const letters = fc.constantFrom('a', 'b', 'å', 'e', 'æ', 'o', 'ø', '.', '-', '𝔐');
const term = fc.string({ unit: letters, minLength: 1, maxLength: 6 });

const among = (pattern: string | undefined, terms: string[]) => terms.filter((one) => lucenePattern(pattern).test(one));

test('patterns find what a dictionary in memory finds', () => {
	fc.assert(
		fc.property(term, fc.uniqueArray(term, { maxLength: 40 }), (asked, terms) => {
			const list = new TermList(new Map(terms.map((one) => [one, 1])));
			expect(among(startPattern(asked), terms).sort()).toEqual([...list.startingWith(asked)].sort());
			const key = foldTerm(asked);
			expect(
				among(foldedPattern(key), terms)
					.filter((one) => foldTerm(one) === key)
					.sort(),
			).toEqual([...list.folded(key)].sort());
		}),
	);
});

test('what is one letter away is near, and nothing else', () => {
	const change = fc.record({ at: fc.nat(6), letter: letters, kind: fc.constantFrom('insert', 'delete', 'replace', 'swap') });
	fc.assert(
		fc.property(term, fc.array(change, { maxLength: 2 }), (asked, changes) => {
			const other = changes.reduce((word, { at, letter, kind }) => {
				const whole = Array.from(word);
				const before = whole.slice(0, at);
				const [first = '', second = '', ...rest] = whole.slice(at);
				const then = { insert: [letter, first, second], delete: [second], replace: [letter, second], swap: [second, first] };
				return [...before, ...then[kind], ...rest].join('');
			}, asked);
			const isNear = distance([...asked], [...other]) <= 1;
			expect(lucenePattern(nearPattern(asked)).test(other), `${asked} ${other}`).toBe(isNear);
		}),
		{ numRuns: 500 },
	);
});

test('a pattern that servers would refuse is not asked for', () => {
	expect(nearPattern('x'.repeat(20))?.length).toBeLessThanOrEqual(1_000);
	for (const pattern of [nearPattern, startPattern, foldedPattern]) expect(pattern('x'.repeat(1_001))).toBe(undefined);
});

/** Optimal string alignment, by its definition. */
function distance(one: string[], other: string[], i = one.length, j = other.length): number {
	if (i === 0 || j === 0) return i + j;
	const same = Number(one[i - 1] !== other[j - 1]);
	const ways = [
		distance(one, other, i - 1, j) + 1,
		distance(one, other, i, j - 1) + 1,
		distance(one, other, i - 1, j - 1) + same,
	];
	if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
		ways.push(distance(one, other, i - 2, j - 2) + 1);
	return Math.min(...ways);
}
