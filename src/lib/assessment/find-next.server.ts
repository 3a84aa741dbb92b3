import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { listAttempts } from './list-attempts.server.ts';
import { type NextAttempt, nextAttempt } from './next-attempt.ts';
import { openQuiz } from './open-quiz.server.ts';

/** What a member may do next with the quiz of a case; `no` also tells that what is right is no secret any more. */
export async function findNext(db: Db, viewer: Member, caseId: number): Promise<NextAttempt> {
	const quiz = await openQuiz(db, caseId);
	return quiz ? nextAttempt(quiz.rules, await listAttempts(db, viewer, caseId), new Date()) : { may: 'no', because: 'withdrawn' };
}
