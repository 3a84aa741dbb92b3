import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { makeCase } from '../../../tests/database/make-case.ts';
import { compareDocuments } from './compare-documents.ts';
import { compareWords } from './compare-texts.ts';

const reader = { locale: 'nb' as const, m: messagesIn('nb') };

test('what stayed and was taken out is the one text, what stayed and was put in the other', () => {
	const text = fc.array(fc.constantFrom('en', 'to', 'tre', ' ', '\n', 'æ'), { maxLength: 12 }).map((words) => words.join(''));
	fc.assert(
		fc.property(text, text, (before, after) => {
			const pieces = compareWords(before, after);
			const without = (change: string) => pieces.filter((piece) => piece.change !== change).map((piece) => piece.text);
			expect(without('added').join('')).toBe(before);
			expect(without('removed').join('')).toBe(after);
		}),
	);
});

test('a changed word is one word', () => {
	expect(compareWords('vi gikk hjem', 'vi løp hjem')).toEqual([
		{ text: 'vi' },
		{ text: ' gikk', change: 'removed' },
		{ text: ' løp', change: 'added' },
		{ text: ' hjem' },
	]);
});

test('documents differ by field, and lists by item', () => {
	const before = { case: makeCase({ title: 'En', outcomes: ['Å spørre', 'Å lytte'], place: 'Bø' }), media: [] };
	const after = { case: makeCase({ title: 'En', outcomes: ['Å lytte godt'] }), media: [] };
	expect(compareDocuments(before, after, reader)).toEqual([
		{ field: 'place', lines: [[{ text: 'Bø', change: 'removed' }]] },
		{
			field: 'outcomes',
			lines: [
				[{ text: 'Å' }, { text: ' spørre', change: 'removed' }, { text: ' lytte godt', change: 'added' }],
				[{ text: 'Å lytte', change: 'removed' }],
			],
		},
	]);
	expect(compareDocuments(before, before, reader)).toEqual([]);
});
