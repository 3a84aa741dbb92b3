import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldTerm, lowercase } from './fold.ts';
import { tokenise } from './tokenise.ts';

it('finds words of letters, digits and marks, and stops at hyphens', () => {
	expect(tokenise('TV-aksjonen «Blå» don’t 1814!').map(({ text }) => text)).toEqual(['TV', 'aksjonen', 'Blå', 'don’t', '1814']);
	expect(tokenise('Bla\u030A øre').map(({ text }) => lowercase(text))).toEqual(['blå', 'øre']);
});

it('loses no letter and no offset', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const tokens = tokenise(text);
			for (const [at, { text: word, start, end, position }] of tokens.entries()) {
				expect(text.slice(start, end)).toBe(word);
				expect(position).toBe(at);
				expect(start).toBeGreaterThanOrEqual(tokens[at - 1]?.end ?? 0);
			}
			const between =
				tokens.map(({ start }, at) => text.slice(tokens[at - 1]?.end ?? 0, start)).join('') + text.slice(tokens.at(-1)?.end ?? 0);
			expect(between).not.toMatch(/[\p{L}\p{N}]/u);
		}),
	);
});

it('folds all spellings of å, ø and æ to one', () => {
	for (const spellings of [
		['bålet', 'baalet', 'balet'],
		['grønn', 'groenn', 'gronn'],
		['lære', 'laere', 'lere'],
	])
		expect(new Set(spellings.map(foldTerm)).size).toBe(1);
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'aåeæoøbcsé') }), (word) => {
			expect(foldTerm(word)).toMatch(/^[aeobcs]*$/);
		}),
	);
});
