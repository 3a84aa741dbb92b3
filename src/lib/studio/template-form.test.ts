import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeQuestions, readTemplateForm, templateProblems, withoutBlanks } from './template-form.ts';
import type { Template } from './templates.server.ts';

const template = (...texts: string[]) => ({
	...{ name: 'Skjema', language: 'nb', lead: '' },
	questions: texts.map((question) => ({ question, guestKinds: [] })),
});
const textsOf = (changed: ReturnType<typeof changeQuestions>) => changed?.template.questions.map(({ question }) => question);

test('a form is read in the order of its rows, with who is asked', () => {
	const form = new FormData();
	for (const [name, value] of [
		['name', ' Skjema '],
		['language', 'nn'],
		['lead', 'En\r\nto'],
		['question-0', 'Kva  har\ndu prøvd?'],
		['kinds-0', 'forsker'],
		['kinds-0', 'leder'],
		['question-1', ''],
	] as const)
		form.append(name, value);
	const read = readTemplateForm(form);
	expect(read).toMatchObject({ name: 'Skjema', language: 'nn', lead: 'En\nto' });
	expect(read.questions).toEqual([
		{ question: 'Kva har du prøvd?', guestKinds: ['forsker', 'leder'] },
		{ question: '', guestKinds: [] },
	]);
	expect(withoutBlanks(read).questions).toHaveLength(1);
	expect(templateProblems(read)).toEqual([]);
});

test('what is wrong is told with its place', () => {
	expect(
		templateProblems({ name: '', language: 'xx', lead: 'x'.repeat(1001), questions: [] }).map(({ because }) => because),
	).toEqual(['name', 'language', 'lead', 'noQuestions']);
	expect(templateProblems(template('Kort', 'x'.repeat(501)))).toEqual([{ because: 'question', at: 1 }]);
	expect(templateProblems(template(...Array.from({ length: 41 }, (_, i) => `Spørsmål ${i}`)))).toEqual([{ because: 'tooMany' }]);
});

test('buttons move, remove and add rows, and say where one is then', () => {
	const abc = template('a', 'b', 'c');
	expect([textsOf(changeQuestions(abc, 'up 2')), changeQuestions(abc, 'up 2')?.focus]).toEqual([['a', 'c', 'b'], 1]);
	expect([textsOf(changeQuestions(abc, 'remove 2')), changeQuestions(abc, 'remove 2')?.focus]).toEqual([['a', 'b'], 1]);
	expect([textsOf(changeQuestions(abc, 'add')), changeQuestions(abc, 'add')?.focus]).toEqual([['a', 'b', 'c', ''], 3]);
	expect(changeQuestions(abc, '')).toBeUndefined();
});

test('no press loses a question but that which removes it', () => {
	const presses = fc.tuple(fc.constantFrom('up', 'down'), fc.nat({ max: 4 })).map(([what, at]) => `${what} ${at}`);
	fc.assert(
		fc.property(fc.array(presses), (pressed) => {
			const end = pressed.reduce<Template>(
				(form, press) => changeQuestions(form, press)?.template ?? form,
				template('a', 'b', 'c', 'd', 'e'),
			);
			expect(end.questions.map(({ question }) => question).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
		}),
	);
});
