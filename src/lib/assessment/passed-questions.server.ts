import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Attempt } from './attempt.ts';
import type { Grade } from './grade.ts';
import { questionKey } from './question-key.ts';

/** Notes which questions of an attempt were answered fully right: what the member is helped to remember from then on. */
export async function notePassedQuestions(tx: Db, viewer: Member, attempt: Attempt, { scores }: Grade): Promise<void> {
	const passed = attempt.questions.filter((_, index) => scores[index] === 1);
	if (passed.length === 0) return;
	const rows = passed.map(({ shown }) => ({ user_id: viewer.id, case_id: attempt.caseId, question_key: questionKey(shown) }));
	await tx
		.insertInto('assessment.passed_questions')
		.values(rows)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
