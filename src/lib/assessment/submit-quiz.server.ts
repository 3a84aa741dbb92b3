import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type Attempt, shownIn } from './attempt.ts';
import { type Award, awardIfComplete } from './award-if-complete.server.ts';
import { findGaps, type Gap } from './find-gaps.ts';
import { type Grade, gradeAnswers } from './grade.ts';
import { findOwnAttempt } from './own-attempt.server.ts';
import { type GivenAnswers, mergedAnswers, storeAnswers } from './save-answers.server.ts';

/** A submitted attempt, or the questions that the member is asked about first. */
export type QuizOutcome =
	| { passed: true; score: number; award: Award }
	| { passed: false; score: number }
	| { gaps: Map<string, Gap> };

interface SubmittedAnswers extends GivenAnswers {
	/** Whether the member knows that some questions are not answered. A number that cannot be read is asked about again. */
	withGaps: boolean;
}

/**
 * Grades an attempt and awards the certificate on a pass, all or nothing. The attempt is its own idempotency key: the
 * second submission changes nothing and has the outcome of the first. Throws NotFound, Invalid.
 */
export async function submitQuiz(db: Db, viewer: Member, given: SubmittedAnswers): Promise<QuizOutcome> {
	return db.transaction().execute(async (tx) => {
		// Before the attempt's own row: whoever starts or reflects at the same time takes the member's lock first too.
		await lockMember(tx, viewer);
		const attempt = await findOwnAttempt(tx, viewer, { id: given.attemptId, locked: true });
		if (attempt.result) return outcomeOf(tx, viewer, attempt.caseId, attempt.result);
		const answers = mergedAnswers(attempt, given);
		await storeAnswers(tx, attempt, answers);
		const gaps = findGaps(shownIn(attempt), answers);
		if ([...gaps.values()].some((gap) => gap === 'notNumber' || !given.withGaps)) return { gaps };
		const result = await storeResult(tx, attempt, gradeAnswers(attempt.questions, answers));
		return outcomeOf(tx, viewer, attempt.caseId, result);
	});
}

async function storeResult(tx: Db, { id, rules }: Attempt, { score }: Grade): Promise<{ score: number; passed: boolean }> {
	const passed = score >= rules.passMark;
	await tx
		.updateTable('assessment.attempts')
		.set((set) => ({ score, passed, submitted_at: set.ref('saved_at') }))
		.where('id', '=', id)
		.execute();
	return { score, passed };
}

async function outcomeOf(
	tx: Db,
	viewer: Member,
	caseId: number,
	{ score, passed }: { score: number; passed: boolean },
): Promise<QuizOutcome> {
	return passed ? { passed, score, award: await awardIfComplete(tx, viewer, caseId) } : { passed, score };
}
