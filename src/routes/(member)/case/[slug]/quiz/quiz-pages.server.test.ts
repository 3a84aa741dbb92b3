import { isRedirect } from '@sveltejs/kit';
import { expect } from 'vitest';
import { anonymous, type Member, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { makeMember } from '../../../../../../tests/accounts/make-member.ts';
import { mustStart, rightAnswers, storeCaseWithQuiz } from '../../../../../../tests/assessment/make-quiz.ts';
import { test } from '../../../../../../tests/database/database-test.ts';
import * as introPage from './+page.server.ts';
import * as attemptPage from './[attempt]/+page.server.ts';
import { POST } from './[attempt]/answers/+server.ts';

/** An event as SvelteKit hands it to a page, for somebody who reads in nynorsk. */
function event(db: Db, viewer: Viewer, params: Record<string, string>, fields: [string, string][] = []) {
	const body = new URLSearchParams(fields);
	const url = new URL(`https://cases.example.org/nn/case/${params.slug}/quiz`);
	return {
		locals: { db, viewer, locale: 'nn', config: { origin: url.origin } },
		params,
		url,
		request: new Request(url, { method: 'POST', body }),
	} as never;
}

/** Where a page or an action sends its caller. */
async function redirectOf(answer: unknown): Promise<string> {
	try {
		return `no redirect but ${JSON.stringify(await answer)}`;
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		throw thrown;
	}
}

/** A member's answers as the browser sends them. */
function fieldsOf(answers: Awaited<ReturnType<typeof rightAnswers>>): [string, string][] {
	return Object.entries(answers).flatMap(([key, answer]) =>
		Array.isArray(answer)
			? answer.map((value): [string, string] => [key, value])
			: Object.entries(answer).map(([row, value]): [string, string] => [`${key}.${row}`, value]),
	);
}

const saysKey = /FASIT|FORKLARING|4711|12345|23456|correct|right|accepted|tolerance|explanation|span|seed/;

async function begin(db: Db, title: string) {
	const { caseId, slug } = await storeCaseWithQuiz(db, title);
	const member = await makeMember(db);
	const attempt = await mustStart(db, member, caseId);
	return { slug, member, attempt, params: { slug, attempt } };
}

const textOf = (loaded: unknown) => JSON.stringify((loaded as { view: { value: unknown } }).view.value);

test('nothing that a page loads before the attempt is handed in answers a question', async ({ db }) => {
	const { slug, member, attempt, params } = await begin(db, 'Hemmelig');
	const before = [
		await introPage.load(event(db, anonymous, { slug })),
		await introPage.load(event(db, member, { slug })),
		await attemptPage.load(event(db, member, params)),
	];
	for (const loaded of before) expect(textOf(loaded)).not.toMatch(saysKey);
	expect(textOf(before[2])).toContain('Hvor mange?');

	const failed = await attemptPage.actions.submit(event(db, member, params, [['q1', '1']]));
	expect(failed).toMatchObject({ status: 400, data: { gaps: { q2: 'unanswered', q7: 'unanswered' } } });
	expect(JSON.stringify(failed)).not.toMatch(saysKey);
	const kept = await POST(event(db, member, params, [['q3', 'true']]));
	expect(await kept.text()).toMatch(/^\{"savedAt":"[^"]+"\}$/);
	expect(textOf(await attemptPage.load(event(db, member, params)))).not.toMatch(saysKey);

	const fields = fieldsOf(await rightAnswers(db, member, attempt));
	expect(await redirectOf(attemptPage.actions.submit(event(db, member, params, fields)))).toBe(
		`/nn/case/${slug}/quiz/${attempt}`,
	);
	expect(textOf(await attemptPage.load(event(db, member, params)))).toContain('FORKLARING');
	expect(await (await POST(event(db, member, params, fields))).json()).toEqual({ submitted: true });
});

test('the form carries every kind of answer there and back', async ({ db }) => {
	const { slug, member, attempt, params } = await begin(db, 'Fram og tilbake');
	const right = await rightAnswers(db, member, attempt);
	expect(await redirectOf(attemptPage.actions.save(event(db, member, params, fieldsOf(right))))).toBe(
		`/nn/case/${slug}/quiz?saved`,
	);
	const loaded = await attemptPage.load(event(db, member, params));
	expect(loaded.view.value.attempt).toMatchObject({ state: 'open', answers: right });
	await redirectOf(attemptPage.actions.submit(event(db, member, params, fieldsOf(right))));
	const done = await attemptPage.load(event(db, member, params));
	expect(done.view.value.attempt).toMatchObject({ state: 'submitted', score: 1, passed: true, certificate: expect.any(String) });
});

test('whoever is not signed in sees what the quiz is, and is led to sign in and back', async ({ db }) => {
	const { slug, attempt, params } = await begin(db, 'Fremmed');
	const { view } = await introPage.load(event(db, anonymous, { slug }));
	const back = (address: string) => `/nn/sign-in?to=${encodeURIComponent(address)}`;
	expect(view.value).toMatchObject({ intro: { questions: 7, attempts: [] }, signIn: back(`/nn/case/${slug}/quiz`) });
	expect(await redirectOf(introPage.actions.default(event(db, anonymous, { slug })))).toBe(back(`/nn/case/${slug}/quiz`));
	const toAttempt = back(`/nn/case/${slug}/quiz/${attempt}`);
	expect(await redirectOf(attemptPage.load(event(db, anonymous, params)))).toBe(toAttempt);
	expect(await redirectOf(attemptPage.actions.save(event(db, anonymous, params)))).toBe(toAttempt);
	expect(await redirectOf(attemptPage.actions.submit(event(db, anonymous, params)))).toBe(toAttempt);
	await expect(POST(event(db, anonymous, params))).rejects.toThrow(NotAllowed);
});

test('no address of an attempt opens for another member, or under another case', async ({ db }) => {
	const { member, attempt, params } = await begin(db, 'Min');
	const { slug: otherSlug } = await storeCaseWithQuiz(db, 'En annen');
	const other: Member = await makeMember(db);
	for (const [viewer, where] of [
		[other, params],
		[member, { slug: otherSlug, attempt }],
	] as const) {
		await expect(attemptPage.load(event(db, viewer, where))).rejects.toThrow(NotFound);
	}
	await expect(attemptPage.actions.save(event(db, other, params))).rejects.toThrow(NotFound);
	await expect(attemptPage.actions.submit(event(db, other, params))).rejects.toThrow(NotFound);
	await expect(POST(event(db, other, params))).rejects.toThrow(NotFound);
});

test('a draft’s quiz is not there for those who may not see the draft', async ({ db }) => {
	const { slug, member, params } = await begin(db, 'Utkast');
	await db.updateTable('catalogue.cases').set({ status: 'draft' }).where('slug', '=', slug).execute();
	for (const viewer of [anonymous, member]) await expect(introPage.load(event(db, viewer, { slug }))).rejects.toThrow(NotFound);
	await expect(introPage.actions.default(event(db, member, { slug }))).rejects.toThrow(NotFound);
	await expect(attemptPage.load(event(db, member, params))).rejects.toThrow(NotFound);
	const editor = await makeMember(db, { role: 'editor' });
	expect((await introPage.load(event(db, editor, { slug }))).view.value.intro.questions).toBe(7);
});

test('a form with what the attempt does not offer is refused in one sentence', async ({ db }) => {
	const { member, params } = await begin(db, 'Rart skjema');
	for (const field of [
		['q1', '99'],
		['q99', '1'],
		['q4.1', 'x'],
		['q5', '1'],
	] as [string, string][]) {
		await expect(attemptPage.actions.submit(event(db, member, params, [field]))).rejects.toThrow(Invalid);
	}
});
