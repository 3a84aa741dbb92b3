import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { openQuiz } from '#lib/assessment/open-quiz.server.ts';
import type { Quiz, QuizQuestion } from '#lib/assessment/quiz.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import { test } from '../../../tests/database/database-test.ts';
import { makeCase } from '../../../tests/database/make-case.ts';
import { replaceQuiz } from './replace-quiz.server.ts';
import { saveCaseDocument } from './save-case-document.server.ts';

const asks = (prompt: string): QuizQuestion => ({ kind: 'trueFalse', prompt, correct: true });
const rules: Quiz['rules'] = { passMark: 0.5, attempts: 2, waitMinutes: 10, asksReflection: true };

test('questions are replaced, the rules stay, and the case has its next version', async ({ db }) => {
	const document = { case: makeCase({ title: 'Spørsmål' }), media: [], quiz: { questions: [asks('Før?')], rules } };
	const { id, slug } = await saveCaseDocument(db, operator, document);
	const version = async () => {
		const opened = await openCase(db, anonymous, 'nb', slug);
		return 'found' in opened && opened.found.version;
	};
	expect(await version()).toBe(1);
	expect(await replaceQuiz(db, operator, id, [asks('Nå?'), asks('Og nå?')])).toBe('changed');
	expect(await openQuiz(db, id)).toEqual({ questions: [asks('Nå?'), asks('Og nå?')], rules });
	expect(await version()).toBe(2);
	expect(await replaceQuiz(db, operator, id, [asks('Nå?'), asks('Og nå?')])).toBe('unchanged');
	expect(await version()).toBe(2);
});

test('only whoever runs the site may', async ({ db }) => {
	const { id } = await saveCaseDocument(db, operator, { case: makeCase({ title: 'Uten' }), media: [] });
	await expect(replaceQuiz(db, anonymous, id, [asks('Nå?')])).rejects.toThrow(NotAllowed);
	expect(await openQuiz(db, id)).toBeUndefined();
});
