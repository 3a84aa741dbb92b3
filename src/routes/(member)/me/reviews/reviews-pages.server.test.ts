import { expect } from 'vitest';
import { anonymous, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import { makeMember } from '../../../../../tests/accounts/make-member.ts';
import { test } from '../../../../../tests/database/database-test.ts';
import { learnCase, mustFindDue, passedAt, reviewNext } from '../../../../../tests/pathways/learned-case.ts';
import * as page from './+page.server.ts';
import { GET } from './reviews.[ending]/+server.ts';

function event(db: Db, viewer: Viewer, fields: Record<string, string> = {}, search = '') {
	const url = new URL(`https://cases.example.org/me/reviews${search}`);
	const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) });
	return { locals: { db, viewer, locale: 'nb' }, params: { ending: 'csv' }, url, request } as never;
}

const fieldsOf = (card: Awaited<ReturnType<typeof mustFindDue>>) => ({
	case: String(card.caseId),
	question: card.questionKey,
	basedOn: card.reviewedAt?.toISOString() ?? '',
});
const threeDaysBefore = (now: Date) => new Date(now.getTime() - 3 * 86_400_000);
const saysKey = /FASIT|FORKLARING|4711|12345|23456|correct|"right"|accepted|tolerance|explanation|"span"/;

test('a question is asked without anything that answers it, until it is answered', async ({ db }) => {
	const member = await makeMember(db);
	await learnCase(db, member, 'Hemmelig repetisjon');
	const now = new Date();
	await passedAt(db, member, threeDaysBefore(now));
	for (let left = 7; left > 0; left--) {
		const card = await mustFindDue(db, member, now);
		const { view } = await page.load(event(db, member, {}, '?more'));
		expect(view.value.asked?.card.questionKey).toBe(card.questionKey);
		expect(JSON.stringify(view.value.asked?.question)).not.toMatch(saysKey);
		expect(JSON.stringify({ ...view.value, asked: undefined })).not.toMatch(saysKey);
		const told = await page.actions.answer(event(db, member, fieldsOf(card)));
		expect('answered' in told && told.answered.value.result).toMatchObject({
			score: 0,
			explanation: 'FORKLARING',
			right: expect.anything(),
		});
		await reviewNext(db, member, 4, now);
	}
});

test('a number that cannot be read is asked for again', async ({ db }) => {
	const member = await makeMember(db);
	await learnCase(db, member, 'Bare tallet', ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']);
	await passedAt(db, member, threeDaysBefore(new Date()));
	const card = await mustFindDue(db, member, new Date());
	const answer = (text: string) => page.actions.answer(event(db, member, { ...fieldsOf(card), q1: text }));
	expect(await answer('mange')).toMatchObject({
		status: 400,
		data: { notNumber: { questionKey: card.questionKey, answer: ['mange'] } },
	});
	const told = await answer('4 711,5');
	expect('answered' in told && told.answered.value.result.score).toBe(1);
});

test('whoever is not signed in has no reviews', async ({ db }) => {
	await expect(GET(event(db, anonymous))).rejects.toThrow(NotAllowed);
	for (const action of Object.values(page.actions)) await expect(action(event(db, anonymous))).rejects.toThrow(NotAllowed);
});
