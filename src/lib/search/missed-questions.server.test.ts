import { sql } from 'kysely';
import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { countJobs } from '#lib/platform/jobs.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { countMissedQuestion, forgetMissedQuestions, listMissedQuestions, missedBy } from './missed-questions.server.ts';
import type { SearchAnswer, SearchRequest } from './search-views.ts';

const lately = { days: 365, limit: 10 };
const store = (db: Db, question: string, ago: number, times: number) =>
	sql`insert into search.missed_questions (question, day, times)
		values (${question}, (now() at time zone 'Europe/Oslo')::date - ${ago}::int, ${times})`.execute(db);

test('a question is shown once it was asked three times, on one day or on three', async ({ db }) => {
	const editor = await makeMember(db, { role: 'editor' });
	for (let at = 0; at < 3; at++) await countMissedQuestion(db, 'kvernstein');
	for (let at = 0; at < 2; at++) await countMissedQuestion(db, 'min egen sak');
	for (const ago of [0, 40, 41]) await store(db, 'havregrøt', ago, 1);
	const found = await listMissedQuestions(db, editor, lately);
	expect(found).toMatchObject(
		[
			{ question: 'havregrøt', times: 3 },
			{ question: 'kvernstein', times: 3 },
		].toSorted((a, b) => a.question.localeCompare(b.question)),
	);
	expect((await listMissedQuestions(db, editor, { days: 30, limit: 10 })).map(({ question }) => question)).toEqual([
		'kvernstein',
	]);
	for (const viewer of [anonymous, await makeMember(db)])
		await expect(listMissedQuestions(db, viewer, lately)).rejects.toMatchObject({ status: 404 });
});

test('only a search for all that found nothing at all counts', () => {
	const request: SearchRequest = { query: ' Kvern  ', filter: {}, sort: 'relevance', page: 1 };
	const answer: SearchAnswer = { state: 'ready', cases: [], total: 0, facets: [], didYouMean: null, nearest: [] };
	expect(missedBy(request, answer)).toBe('kvern');
	expect(missedBy(request, { ...answer, total: 1 })).toBeUndefined();
	expect(missedBy(request, { ...answer, state: 'preparing' })).toBeUndefined();
	expect(missedBy({ ...request, page: 2 }, answer)).toBeUndefined();
	expect(missedBy({ ...request, filter: { themes: ['helse'] } } as SearchRequest, answer)).toBeUndefined();
	expect(missedBy({ ...request, query: 'kari@example.org' }, answer)).toBeUndefined();
});

test('old questions are forgotten, rare ones sooner, and again the next day', async ({ db }) => {
	await db.deleteFrom('search.missed_questions').execute();
	await store(db, 'gammelt', 400, 50);
	await store(db, 'nesten gammelt', 399, 3);
	await store(db, 'sjeldent', 90, 2);
	await store(db, 'nesten sjeldent', 89, 1);
	await store(db, 'sjeldent og igjen', 90, 2);
	await store(db, 'sjeldent og igjen', 1, 1);
	await forgetMissedQuestions(db);
	const left = await db.selectFrom('search.missed_questions').select('question').distinct().orderBy('question').execute();
	expect(left.map(({ question }) => question)).toEqual(['nesten gammelt', 'nesten sjeldent', 'sjeldent og igjen']);
	expect(await countJobs(db, 'forget_missed_questions')).toBe(1);
});
