import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CaseContent, caseContent } from '#lib/catalogue/case-content.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { arbitraryCaseDocument } from '../../../tests/arbitraries/case-document.ts';
import { formFields, isList } from './case-form.ts';
import { changeRows } from './change-rows.ts';
import { contentOfForm } from './content-of-form.ts';
import { readFormValues, valuesOf } from './form-values.ts';

/** What a browser sends of a form that shows a case: lines end in two characters, and fields of one line have no ends. */
function sentBy(content: CaseContent): FormData {
	const form = new FormData();
	const { single, lists } = valuesOf(content);
	const typed = (text: string, kind: string) =>
		kind === 'lines' || kind === 'html' ? text.replace(/\r\n|\r|\n/g, '\r\n') : text.replace(/[\r\n]/g, '');
	for (const field of formFields) {
		if (!isList(field)) {
			const text = single[field.name] ?? '';
			if (field.kind === 'goals') for (const goal of text.split(' ')) form.append(field.name, goal);
			else if (text !== '' || field.kind !== 'flag') form.append(field.name, typed(text, field.kind));
		} else
			for (const row of lists[field.name] ?? [])
				for (const { name, kind } of field.columns) form.append(`${field.name}.${name}`, typed(row[name] ?? '', kind));
	}
	return form;
}

const parsed = (content: Partial<CaseContent>) => caseContent.parse({ title: 'En case', language: 'nb', ...content });

test('a form that nobody changes changes nothing of any case', () => {
	fc.assert(
		fc.property(arbitraryCaseDocument, (document) => {
			const content = storable(document.case);
			expect(contentOfForm(readFormValues(sentBy(content)), content)).toEqual({ content });
		}),
	);
});

test('what is written is read as what it is', () => {
	const form = sentBy(parsed({}));
	const written = {
		durationMs: '1:02:03',
		hashtags: '#vann, is2030',
		number: 'C0042',
		explicit: 'yes',
		recordedOn: '2026-01-05',
	};
	for (const [name, text] of Object.entries(written)) form.set(name, text);
	form.set('notesHtml', '<p onclick="x()">Hei<script>alert(1)</script></p>');
	form.append('people.name', 'Kari Moe');
	form.append('people.role', 'host');
	form.append('goals', '4');
	form.append('goals', '13');
	expect(contentOfForm(readFormValues(form), parsed({})).content).toMatchObject({
		...{ durationMs: 3_723_000, hashtags: ['vann', 'is2030'], number: 'C0042', explicit: true, goals: [4, 13] },
		...{ notesHtml: '<p>Hei</p>', people: [{ name: 'Kari Moe', role: 'host' }] },
	});
});

test('what cannot be stored is told at its field, past the rows in which nothing stands', () => {
	const form = sentBy(parsed({}));
	for (const [name, text] of [
		['title', ''],
		['number', '42'],
		['durationMs', 'lang'],
		['season', 'x'],
	] as const)
		form.set(name, text);
	for (const [name, url] of [
		['', ''],
		['Lenke', 'javascript:alert(1)'],
		['', 'https://example.org'],
	] as const) {
		form.append('links.label', name);
		form.append('links.url', url);
	}
	expect(contentOfForm(readFormValues(form), parsed({})).troubles?.map(({ id, trouble }) => [id, trouble])).toEqual([
		['number', 'wrong'],
		['title', 'missing'],
		['durationMs', 'wrong'],
		['season', 'wrong'],
		['links-1-url', 'wrong'],
		['links-2-label', 'missing'],
	]);
});

test('rows are added, removed and moved', () => {
	const values = valuesOf(parsed({ outcomes: ['En', 'To', 'Tre'] }));
	const after = (pressed: string) => changeRows(values, pressed)?.values.lists.outcomes?.map(({ text }) => text);
	expect(after('add outcomes')).toEqual(['En', 'To', 'Tre', '']);
	expect(after('remove outcomes 1')).toEqual(['En', 'Tre']);
	expect(after('up outcomes 2')).toEqual(['En', 'Tre', 'To']);
	expect(after('up outcomes 0')).toEqual(['En', 'To', 'Tre']);
	expect(after('down outcomes 0')).toEqual(['To', 'En', 'Tre']);
	expect(after('down outcomes 2')).toEqual(['En', 'To', 'Tre']);
	expect(changeRows(values, 'remove outcomes 2')?.focus).toBe('outcomes-1-text');
	for (const wrong of ['', 'add', 'add title', 'shout outcomes 1', 'add __proto__'])
		expect(changeRows(values, wrong)).toBeUndefined();
});
