import type { Db } from '#lib/platform/db.ts';
import type { Quiz, QuizQuestion } from './quiz.ts';

/** The quiz of a case that the caller has opened, with its key: not for the browser. */
export async function openQuiz(db: Db, caseId: number): Promise<Quiz | undefined> {
	const rows = await db
		.selectFrom('assessment.questions')
		.select('body')
		.where('case_id', '=', caseId)
		.orderBy('position')
		.execute();
	return rows.length === 0 ? undefined : { questions: rows.map((row) => row.body as unknown as QuizQuestion) };
}
