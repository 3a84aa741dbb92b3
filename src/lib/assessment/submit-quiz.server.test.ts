import { expect } from 'vitest';
import { anonymous, type Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { mustStart, rightAnswers, saveQuizOf, storeCaseWithQuiz } from '../../../tests/assessment/make-quiz.ts';
import { test } from '../../../tests/database/database-test.ts';
import { site } from '../../../tests/records/site.ts';
import { awardIfComplete } from './award-if-complete.server.ts';
import { findAttempt } from './find-attempt.server.ts';
import { findQuiz } from './find-quiz.server.ts';
import { saveAnswers } from './save-answers.server.ts';
import { startAttempt } from './start-attempt.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

const now = () => new Date();
const submit = (db: Db, member: Member, attemptId: string, answers: unknown, withGaps = true) =>
	submitQuiz(db, member, { attemptId, answers, basedOn: now(), withGaps }, site);
const awardsOf = (db: Db, { id }: Member) => db.selectFrom('credentials.awards').selectAll().where('user_id', '=', id).execute();

async function begin(db: Db, title: string, rules: object = {}) {
	const { caseId, slug } = await storeCaseWithQuiz(db, title, { rules });
	const member = await makeMember(db);
	const attemptId = await mustStart(db, member, caseId);
	return { caseId, slug, member, attemptId, right: await rightAnswers(db, member, attemptId) };
}

/** As if the last attempt had been submitted that long ago. */
async function age(db: Db, member: Member, minutes: number): Promise<void> {
	const submitted_at = new Date(Date.now() - minutes * 60_000);
	await db
		.updateTable('assessment.attempts')
		.set({ submitted_at })
		.where('user_id', '=', member.id)
		.where('submitted_at', 'is not', null)
		.execute();
}

test('all right passes, and the certificate is there in the same moment', async ({ db }) => {
	const { member, attemptId, right, caseId } = await begin(db, 'Alt rett');
	const outcome = await submit(db, member, attemptId, right);
	const [award] = await awardsOf(db, member);
	expect(outcome).toEqual({ passed: true, score: 1, award: { certificate: award?.slug } });
	expect(award?.subject).toMatchObject({
		holderName: member.name,
		title: 'Alt rett',
		outcomes: ['Å spørre først'],
		score: 1,
		questions: 7,
		passMark: 0.8,
		hasReflection: false,
	});
	expect(award?.case_id).toBe(caseId);
});

test('the same attempt handed in ten times at once is one attempt with one outcome', async ({ db }) => {
	const { member, attemptId, right } = await begin(db, 'Dobbelt');
	const outcomes = await Promise.all(
		Array.from({ length: 10 }, (_, i) => submit(db, member, attemptId, i % 2 === 0 ? right : {})),
	);
	expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
	const later = await submit(db, member, attemptId, { q1: ['1'] });
	expect(later).toEqual(outcomes[0]);
	const awards = await awardsOf(db, member);
	expect(awards).toHaveLength('passed' in later && later.passed ? 1 : 0);
});

test('one below the pass mark fails without a certificate, and at the mark passes', async ({ db }) => {
	const first = await begin(db, 'Nesten', { passMark: 0.86 });
	const { q1: _, ...sixOfSeven } = first.right;
	expect(await submit(db, first.member, first.attemptId, sixOfSeven)).toEqual({ passed: false, score: 0.857143 });
	expect(await awardsOf(db, first.member)).toEqual([]);
	const second = await begin(db, 'Akkurat', { passMark: 0.857142 });
	const { q1: __, ...six } = second.right;
	expect(await submit(db, second.member, second.attemptId, six)).toMatchObject({ passed: true, score: 0.857143 });
});

test('what is not answered is asked about once, and what is no number always', async ({ db }) => {
	const { member, attemptId, right } = await begin(db, 'Hull');
	const { q2: _, ...some } = right;
	expect(await submit(db, member, attemptId, some, false)).toEqual({ gaps: new Map([['q2', 'unanswered']]) });
	expect(await submit(db, member, attemptId, { ...some, q7: ['4711,5 kg'] }, true)).toEqual({
		gaps: new Map([
			['q2', 'unanswered'],
			['q7', 'notNumber'],
		]),
	});
	expect(await findAttempt(db, member, attemptId)).toMatchObject({ state: 'open', answers: { q7: ['4711,5 kg'], q3: ['true'] } });
	expect(await submit(db, member, attemptId, some, true)).toMatchObject({ passed: true });
});

test('an attempt goes on where it was left, on whatever device', async ({ db }) => {
	const { caseId, member, attemptId, right } = await begin(db, 'To skjermer');
	const phone = { attemptId, basedOn: now() };
	const laptop = { attemptId, basedOn: now() };
	await saveAnswers(db, member, { ...phone, answers: { q1: right.q1, q3: ['true'] } });
	expect(await mustStart(db, member, caseId)).toBe(attemptId);
	// The laptop's screen began before the phone saved: it changes what it says something of, and takes nothing away.
	await saveAnswers(db, member, { ...laptop, answers: { q3: ['false'] } });
	const merged = await findAttempt(db, member, attemptId);
	expect(merged).toMatchObject({ answers: { q1: right.q1, q3: ['false'] } });
	// One that has seen all may.
	await saveAnswers(db, member, {
		attemptId,
		basedOn: merged.state === 'open' ? merged.savedAt : undefined,
		answers: { q3: ['false'] },
	});
	expect((await findAttempt(db, member, attemptId)) as object).toMatchObject({ answers: { q3: ['false'] } });
	expect((await findAttempt(db, member, attemptId)) as object).not.toHaveProperty('answers.q1');
	expect(await submit(db, member, attemptId, right)).toMatchObject({ passed: true });
	expect(await saveAnswers(db, member, { ...phone, answers: {} })).toEqual({ submitted: true });
	expect(await findAttempt(db, member, attemptId)).toMatchObject({ state: 'submitted', score: 1 });
});

test('the number of attempts holds, also when they are begun at once', async ({ db }) => {
	const { caseId, member, attemptId } = await begin(db, 'To forsøk', { attempts: 2 });
	await submit(db, member, attemptId, {});
	const begun = await Promise.all(Array.from({ length: 8 }, () => startAttempt(db, member, { caseId }, site)));
	expect(new Set(begun.map((one) => JSON.stringify(one))).size).toBe(1);
	const second = await mustStart(db, member, caseId);
	expect(await findAttempt(db, member, attemptId)).toMatchObject({ next: { may: 'resume', id: second } });
	await submit(db, member, second, {});
	expect(await startAttempt(db, member, { caseId }, site)).toEqual({ refused: { may: 'no', because: 'noneLeft' } });
	expect((await findQuiz(db, member, caseId)).attempts).toHaveLength(2);
});

test('the wait between attempts holds, and says until when', async ({ db }) => {
	const { caseId, member, attemptId } = await begin(db, 'Vent litt', { waitMinutes: 30 });
	await submit(db, member, attemptId, {});
	await age(db, member, 29);
	const early = await startAttempt(db, member, { caseId }, site);
	expect(early).toMatchObject({ refused: { may: 'wait' } });
	const until = 'refused' in early && early.refused.may === 'wait' ? early.refused.until.getTime() : 0;
	expect(Math.abs(until - Date.now() - 60_000)).toBeLessThan(30_000);
	await age(db, member, 31);
	expect(await startAttempt(db, member, { caseId }, site)).toHaveProperty('id');
});

test('who has passed has nothing left to try, and sees what would have been right', async ({ db }) => {
	const { caseId, member, attemptId, right } = await begin(db, 'Ferdig', { passMark: 0.5 });
	const { q1: _, ...most } = right;
	await submit(db, member, attemptId, most);
	expect(await startAttempt(db, member, { caseId }, site)).toEqual({ refused: { may: 'no', because: 'passed' } });
	const view = await findAttempt(db, member, attemptId);
	expect(view).toMatchObject({ passed: true, certificate: expect.any(String), next: { may: 'no' } });
	expect(view.state === 'submitted' && view.results[0]).toMatchObject({ answer: undefined, score: 0, right: right.q1 });
});

test('after a failed attempt one hears and reads why, but is not handed the key', async ({ db }) => {
	const { member, attemptId } = await begin(db, 'Prøv igjen');
	await submit(db, member, attemptId, { q6: ['tull'] });
	const view = await findAttempt(db, member, attemptId);
	expect(view.state === 'submitted' && view.results[5]).toEqual({
		question: { key: 'q6', kind: 'shortText', prompt: 'Ord?' },
		answer: ['tull'],
		score: 0,
		explanation: 'FORKLARING',
		span: { fromMs: 12_345, toMs: 23_456 },
		right: undefined,
	});
	expect(JSON.stringify(view)).not.toContain('FASIT');
	expect(JSON.stringify(view)).not.toContain('4711');
});

test('a quiz that is edited, or removed, changes nothing for an attempt under way', async ({ db }) => {
	const { caseId, member, attemptId, right } = await begin(db, 'Endret', { passMark: 0.9 });
	const before = await findAttempt(db, member, attemptId);
	const questions = [{ kind: 'trueFalse' as const, prompt: 'Nytt?', correct: false }];
	await saveQuizOf(db, caseId, { questions, rules: { passMark: 0.1, attempts: 1 } });
	expect(await findAttempt(db, member, attemptId)).toEqual(before);
	await db.deleteFrom('assessment.questions').where('case_id', '=', caseId).execute();
	const { q1: _, ...most } = right;
	expect(await submit(db, member, attemptId, most)).toEqual({ passed: false, score: 0.857143 });
	expect(await findAttempt(db, member, attemptId)).toMatchObject({ next: { may: 'no', because: 'withdrawn' } });
	await expect(startAttempt(db, member, { caseId }, site)).rejects.toThrow(NotFound);
});

test('another member’s attempt, and one of a case that was taken back, do not exist', async ({ db }) => {
	const { caseId, member, attemptId, right } = await begin(db, 'Andres');
	const other = await makeMember(db, { name: 'Ola Oppdiktet' });
	const ids = [attemptId, 'nei', '00000000-0000-4000-8000-000000000000', "'; drop table assessment.attempts"];
	for (const id of ids) {
		await expect(findAttempt(db, other, id)).rejects.toThrow(NotFound);
		await expect(saveAnswers(db, other, { attemptId: id, answers: {}, basedOn: undefined })).rejects.toThrow(NotFound);
		await expect(submit(db, other, id, right)).rejects.toThrow(NotFound);
	}
	expect((await findQuiz(db, other, caseId)).attempts).toEqual([]);
	expect((await findQuiz(db, anonymous, caseId)).attempts).toEqual([]);
	await db.updateTable('catalogue.cases').set({ status: 'draft' }).where('id', '=', caseId).execute();
	await expect(findAttempt(db, member, attemptId)).rejects.toThrow(NotFound);
	await expect(submit(db, member, attemptId, right)).rejects.toThrow(NotFound);
	const editor = await makeMember(db, { role: 'editor' });
	await expect(findAttempt(db, editor, attemptId)).rejects.toThrow(NotFound);
});

test('answers that the attempt does not offer are refused and change nothing', async ({ db }) => {
	const { member, attemptId } = await begin(db, 'Fiendtlig');
	await saveAnswers(db, member, { attemptId, answers: { q3: ['true'] }, basedOn: now() });
	const hostile = [
		undefined,
		null,
		7,
		'q1',
		[],
		{ q8: ['1'] },
		{ q1: ['9'] },
		{ q4: { 1: '9' } },
		{ q6: ['x'.repeat(1000)] },
		{ q6: { $gt: '' } },
	];
	for (const answers of hostile) {
		await expect(saveAnswers(db, member, { attemptId, answers, basedOn: undefined })).rejects.toThrow(Invalid);
		await expect(submit(db, member, attemptId, answers)).rejects.toThrow(Invalid);
	}
	expect(await findAttempt(db, member, attemptId)).toMatchObject({ state: 'open', answers: { q3: ['true'] } });
	await saveAnswers(db, member, { attemptId, answers: { q6: ['a\0b\ud800'] }, basedOn: now() });
	expect(await findAttempt(db, member, attemptId)).toMatchObject({ answers: { q6: ['a\ufffdb\ufffd'] } });
});

test('where the case asks for a reflection the certificate waits for it, in whichever order they come', async ({ db }) => {
	const { caseId, member, attemptId, right } = await begin(db, 'Tenk etter', { asksReflection: true });
	const reflect = (who: Member) =>
		db.transaction().execute(async (tx) => {
			await tx
				.insertInto('assessment.reflections')
				.values({ user_id: who.id, case_id: caseId, believed: '', thinks: 'Nå vet jeg.' })
				.execute();
			return awardIfComplete(tx, who, caseId, site);
		});
	expect(await submit(db, member, attemptId, right)).toMatchObject({ passed: true, award: { waitsFor: 'reflection' } });
	expect(await awardsOf(db, member)).toEqual([]);
	expect(await reflect(member)).toEqual({ certificate: expect.any(String) });
	expect(await awardsOf(db, member)).toMatchObject([{ subject: { hasReflection: true } }]);

	const early = await makeMember(db);
	expect(await reflect(early)).toEqual({ waitsFor: 'quiz' });
	const id = await mustStart(db, early, caseId);
	expect(await submit(db, early, id, await rightAnswers(db, early, id))).toMatchObject({
		award: { certificate: expect.any(String) },
	});

	for (let round = 0; round < 10; round++) {
		const both = await makeMember(db);
		const attempt = await mustStart(db, both, caseId);
		const answers = await rightAnswers(db, both, attempt);
		await Promise.all([submit(db, both, attempt, answers), reflect(both)]);
		expect(await awardsOf(db, both)).toHaveLength(1);
	}
});

test('a quiz says how it is passed before one takes it, and nothing of its questions', async ({ db }) => {
	const { caseId } = await begin(db, 'Inngang', { passMark: 0.7, attempts: 3, waitMinutes: 10 });
	expect(await findQuiz(db, anonymous, caseId)).toEqual({
		questions: 7,
		kinds: ['single', 'multiple', 'trueFalse', 'ordering', 'matching', 'shortText', 'numeric'],
		rules: { passMark: 0.7, attempts: 3, waitMinutes: 10, asksReflection: false },
		attempts: [],
		next: { may: 'start', left: 3 },
	});
});
