import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { findAnswers } from './find-answers.server.ts';
import { listQuestions } from './list-questions.server.ts';

const question = 'Hva fokuserer du på innen {tema}?';
const guest = (name: string) => ({ name, role: 'guest' as const });

test('one question, every guest', async ({ db }) => {
	await storeCase(db, {
		title: 'Eldst',
		publishedAt: '2020-01-01T00:00:00Z',
		themes: ['VR'],
		people: [guest('Kari Moe')],
		questionnaire: [
			{ question, themeSlot: 'VR', answer: 'Briller' },
			{ question: 'Hvem er du?', answer: 'Kari' },
		],
	});
	await storeCase(db, {
		title: 'Nyest',
		themes: ['Hav'],
		perspectives: ['Leder'],
		people: [guest('Ola Lie'), guest('Per Ask')],
		questionnaire: [
			{ question, themeSlot: 'hav', person: 'Per Ask', answer: 'Fisk' },
			{ question, themeSlot: 'hav', answer: 'Tang' },
		],
	});
	expect(await listQuestions(db, anonymous)).toEqual([
		{ slug: 'hva-fokuserer-du-pa-innen', question: 'Hva fokuserer du på innen …?', language: 'nb', count: 3 },
		{ slug: 'hvem-er-du', question: 'Hvem er du?', language: 'nb', count: 1 },
	]);
	const all = await findAnswers(db, anonymous, 'nb', 'hva-fokuserer-du-pa-innen', {}, { limit: 10 });
	expect(all).toMatchObject({
		question: 'Hva fokuserer du på innen …?',
		language: 'nb',
		total: 3,
		answers: [
			{ answer: 'Fisk', question: 'Hva fokuserer du på innen hav?', person: { slug: 'per-ask' }, case: { slug: 'nyest' } },
			{ answer: 'Tang', person: null },
			{ answer: 'Briller', question: 'Hva fokuserer du på innen VR?', person: { name: 'Kari Moe' }, case: { title: 'Eldst' } },
		],
	});
	expect(all.answers[0]?.case.publishedAt).toBeInstanceOf(Date);
	const filtered = (filter: object) =>
		findAnswers(db, anonymous, 'nb', 'hva-fokuserer-du-pa-innen', filter, { limit: 1, page: 2 });
	expect(await filtered({ theme: 'hav', perspective: 'leder' })).toMatchObject({ total: 2, answers: [{ answer: 'Tang' }] });
	expect(await filtered({ theme: 'vr', perspective: 'leder' })).toMatchObject({ total: 0, answers: [] });
});
