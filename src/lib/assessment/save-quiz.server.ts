import { isDeepStrictEqual } from 'node:util';
import type { Db } from '#lib/platform/db.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { openQuiz } from './open-quiz.server.ts';
import type { Quiz } from './quiz.ts';

/** Replaces a case's quiz, or removes it; tells whether anything changed. */
export async function saveQuiz(tx: Db, caseId: number, quiz: Quiz | undefined): Promise<boolean> {
	const wanted = quiz && storable(quiz);
	if (isDeepStrictEqual(await openQuiz(tx, caseId), wanted)) return false;
	await tx.deleteFrom('assessment.questions').where('case_id', '=', caseId).execute();
	if (wanted) {
		const rows = wanted.questions.map((question, position) => ({ case_id: caseId, position, body: JSON.stringify(question) }));
		await tx.insertInto('assessment.questions').values(rows).execute();
	}
	return true;
}
