import { expect, test } from 'vitest';
import { applyGuestFields, readGuestFields } from './guest-fields.ts';

function formOf(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, text] of Object.entries(fields)) form.set(name, text);
	return form;
}

test('only what was written on this page is read, and nothing that is no part of it', () => {
	const sent = {
		'answer-0': 'En\r\nto',
		'was-answer-0': 'En\nto',
		'answer-1': 'Nytt\0',
		'was-answer-1': 'Gammelt',
		'answer-2': '',
		'was-answer-2': 'Slettet',
		'verdict-0': 'approved',
		'wording-0': '',
		reason: 'Nei',
		version: '7',
		'answer-9999': 'x',
		__proto__: 'x',
		'answer-1x': 'x',
	};
	expect(readGuestFields(formOf(sent))).toEqual({
		...{ 'answer-1': 'Nytt\uFFFD', 'answer-2': '', 'verdict-0': 'approved', 'wording-0': '' },
	});
	const file = new FormData();
	file.set('answer-0', new File(['x'], 'x.txt'));
	expect(readGuestFields(file)).toEqual({});
});

test('a page that lay open on another device takes nothing back', () => {
	const kept = { answers: { 0: 'Fra maskinen', 1: 'Fra før' }, quotes: [] };
	const stale = { 'answer-0': '', 'was-answer-0': '', 'answer-1': 'Fra telefonen', 'was-answer-1': 'Fra før' };
	expect(applyGuestFields(kept, 2, readGuestFields(formOf(stale))).work.answers).toEqual({
		0: 'Fra maskinen',
		1: 'Fra telefonen',
	});
});

test('what is too long is told, and changes nothing', () => {
	const kept = { answers: { 0: 'Før' }, quotes: [{ text: 'Et sitat' }] };
	const { work, problems } = applyGuestFields(kept, 1, { 'answer-0': 'x'.repeat(5001), 'wording-0': '🌾'.repeat(2000) });
	expect(problems).toEqual([{ field: 'answer-0', most: 5000 }]);
	expect(work).toEqual({ answers: { 0: 'Før' }, quotes: [{ text: 'Et sitat', wording: '🌾'.repeat(2000) }] });
	expect(kept.quotes).toEqual([{ text: 'Et sitat' }]);
});
