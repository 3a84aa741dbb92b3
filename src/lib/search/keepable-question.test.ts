import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepableQuestion } from './keepable-question.ts';

test.each([
	['  Havregrøt\tTil  Frokost ', 'havregrøt til frokost'],
	['ＫＶＥＲＮ', 'kvern'],
	['valget i 2025', 'valget i 2025'],
	['ISO 27001', 'iso 27001'],
	['kari.nordmann@example.org', undefined],
	['kari (at) example.org', undefined],
	['kari [krøllalfa] example.org', undefined],
	['ring 22 33 44 55', undefined],
	['ring +47 (22) 33-44-55', undefined],
	['fnr 010190 12345', undefined],
	['fnr 01.01.90-12345', undefined],
	['fnr ٠١٠١٩٠١٢٣٤٥', undefined],
	['fnr ０１０１９０１２３４５', undefined],
	['fnr 010190\u200b12345', undefined],
	['?!', undefined],
	['2025', undefined],
	['', undefined],
])('%j is kept as %j', (query, kept) => {
	expect(keepableQuestion(query)).toBe(kept);
});

test('no number that is long enough to be somebody’s is kept, however it is written', () => {
	const digits = fc.array(fc.nat(9), { minLength: 7, maxLength: 14 });
	const between = fc.constantFrom('', ' ', '-', '.', ' - ', '/', ')', '  ');
	fc.assert(
		fc.property(digits, fc.infiniteStream(between), fc.string(), fc.string(), (number, gaps, before, after) => {
			const written = number.map((digit) => `${digit}${gaps.next().value}`).join('');
			expect(keepableQuestion(`${before} a ${written} ${after}`)).toBeUndefined();
		}),
	);
});

test('what is kept is short, on one line, and kept as itself the next time', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (query) => {
			const kept = keepableQuestion(query);
			if (kept === undefined) return;
			expect([...kept].length).toBeLessThanOrEqual(100);
			expect(kept).toMatch(/\p{L}|\p{M}|./u);
			expect(kept).not.toMatch(/[\n\r\t\0]|^ | $| {2}/);
			// Letters of which one becomes two in lower case may be cut off at the end.
			if ([...kept].length < 100) expect(keepableQuestion(kept)).toBe(kept);
		}),
	);
});
