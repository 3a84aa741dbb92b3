import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { AttemptSummary } from './next-attempt.ts';

/** A member's own attempts at the quiz of a case, the oldest first. */
export async function listAttempts(db: Db, viewer: Member, caseId: number): Promise<AttemptSummary[]> {
	const rows = await db
		.selectFrom('assessment.attempts')
		.select(['id', 'started_at', 'submitted_at', 'score', 'passed'])
		.where('user_id', '=', viewer.id)
		.where('case_id', '=', caseId)
		.orderBy('started_at')
		.orderBy('id')
		.execute();
	return rows.map(({ id, started_at, submitted_at, score, passed }) => ({
		id,
		startedAt: started_at,
		result: submitted_at ? { submittedAt: submitted_at, score: Number(score), passed: passed === true } : undefined,
	}));
}
