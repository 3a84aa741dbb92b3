import { expect } from 'vitest';
import { anonymous, type Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { everyKind, mustStart, rightAnswers, saveQuizOf, storeCaseWithQuiz } from '../../../tests/assessment/make-quiz.ts';
import { test } from '../../../tests/database/database-test.ts';
import { site } from '../../../tests/records/site.ts';
import { listFailedQuestions } from './list-failed-questions.server.ts';
import { findOwnAttempt } from './own-attempt.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

const all = { days: 30, limit: 10 };

/** Hands in a quiz with all right but the questions at some places, which are left open. */
async function handIn(db: Db, member: Member, caseId: number, wrong: number[]): Promise<void> {
	const id = await mustStart(db, member, caseId);
	const { savedAt } = await findOwnAttempt(db, member, { id });
	const right = Object.entries(await rightAnswers(db, member, id));
	const answers = Object.fromEntries(right.filter((_, at) => !wrong.includes(at)));
	await submitQuiz(db, member, { attemptId: id, answers, basedOn: savedAt, withGaps: true }, site);
}

test('the questions that most get wrong at first are told, from five members on, and nobody’s name', async ({ db }) => {
	const editor = await makeMember(db, { role: 'editor' });
	const { caseId } = await storeCaseWithQuiz(db, 'En vrien quiz');
	const members = await Promise.all(Array.from({ length: 5 }, () => makeMember(db)));
	for (const [i, member] of members.slice(0, 4).entries()) await handIn(db, member, caseId, i < 3 ? [0, 1, 6] : [6]);
	expect(await listFailedQuestions(db, editor, all)).toEqual([]);
	await handIn(db, members[4] as Member, caseId, [2, 3, 4, 6]);
	const told = { caseId, caseTitle: 'En vrien quiz', language: 'nb', asked: 5 };
	expect(await listFailedQuestions(db, editor, all)).toEqual([
		{ ...told, position: 6, prompt: 'Hvor mange?', failed: 5 },
		{ ...told, position: 0, prompt: 'Hva?', failed: 3 },
		{ ...told, position: 1, prompt: 'Hvilke?', failed: 3 },
	]);
	// Another try is no first one.
	for (const member of members) await handIn(db, member, caseId, [0, 1, 2, 3, 4, 5]).catch(() => {});
	expect((await listFailedQuestions(db, editor, all)).map(({ failed }) => failed)).toEqual([5, 3, 3]);
	expect(await listFailedQuestions(db, editor, { ...all, limit: 1 })).toHaveLength(1);

	// A question that was changed is another one; those that stay have moved.
	await saveQuizOf(db, caseId, {
		questions: everyKind.slice(1).map((one, at) => (at === 5 ? { ...one, prompt: 'Hvor mange nå?' } : one)),
	});
	expect(await listFailedQuestions(db, editor, all)).toEqual([{ ...told, position: 0, prompt: 'Hvilke?', failed: 3 }]);
	for (const viewer of [anonymous, await makeMember(db)])
		await expect(listFailedQuestions(db, viewer, all)).rejects.toMatchObject({ status: 404 });
});
