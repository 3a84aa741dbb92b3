import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Site } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import { type Attempt, shownIn } from './attempt.ts';
import { type Award, awardIfComplete } from './award-if-complete.server.ts';
import { findGaps, type Gap } from './find-gaps.ts';
import { findNamedCase } from './find-named-case.server.ts';
import { findNext } from './find-next.server.ts';
import { type Grade, gradeAnswers } from './grade.ts';
import { findOwnAttempt } from './own-attempt.server.ts';
import { notePassedQuestions } from './passed-questions.server.ts';
import { handedInQuiz } from './quiz-statements.ts';
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
 * Grades an attempt, records it and awards the certificate on a pass, all or nothing. The attempt is its own idempotency key: the
 * second submission changes nothing and has the outcome of the first. Throws NotFound, Invalid.
 */
export async function submitQuiz(db: Db, viewer: Member, given: SubmittedAnswers, site: Site): Promise<QuizOutcome> {
	return db.transaction().execute(async (tx) => {
		// Before the attempt's own row: whoever starts or reflects at the same time takes the member's lock first too.
		await lockMember(tx, viewer);
		const attempt = await findOwnAttempt(tx, viewer, { id: given.attemptId, locked: true });
		if (attempt.result) return outcomeOf(tx, viewer, attempt.caseId, attempt.result, site);
		const answers = mergedAnswers(attempt, given);
		await storeAnswers(tx, attempt, answers);
		const gaps = findGaps(shownIn(attempt), answers);
		if ([...gaps.values()].some((gap) => gap === 'notNumber' || !given.withGaps)) return { gaps };
		const grade = gradeAnswers(attempt.questions, answers);
		const result = await storeResult(tx, attempt, grade);
		await notePassedQuestions(tx, viewer, attempt, grade);
		await recordQuiz(tx, viewer, { ...attempt, answers }, { grade, ...result }, site);
		return outcomeOf(tx, viewer, attempt.caseId, result, site);
	});
}

interface Result {
	score: number;
	passed: boolean;
	tookMs: number;
}

async function storeResult(tx: Db, { id, rules }: Attempt, { score }: Grade): Promise<Result> {
	const passed = score >= rules.passMark;
	const { started_at, saved_at } = await tx
		.updateTable('assessment.attempts')
		.set((set) => ({ score, passed, submitted_at: set.ref('saved_at') }))
		.where('id', '=', id)
		.returning(['started_at', 'saved_at'])
		.executeTakeFirstOrThrow();
	return { score, passed, tookMs: saved_at.getTime() - started_at.getTime() };
}

/** What is right is told in the record when the page tells it: once there is nothing left to try. */
async function recordQuiz(
	tx: Db,
	viewer: Member,
	attempt: Attempt,
	graded: Result & { grade: Grade },
	site: Site,
): Promise<void> {
	const aCase = await findNamedCase(tx, attempt.caseId);
	const revealed = (await findNext(tx, viewer, attempt.caseId)).may === 'no';
	await recordLearning(tx, viewer, site, handedInQuiz({ ...graded, site, aCase, attempt, revealed }));
}

async function outcomeOf(
	tx: Db,
	viewer: Member,
	caseId: number,
	{ score, passed }: { score: number; passed: boolean },
	site: Site,
): Promise<QuizOutcome> {
	return passed ? { passed, score, award: await awardIfComplete(tx, viewer, caseId, site) } : { passed, score };
}
