import type { Db } from '#lib/platform/db.ts';
import { type Quiz, type QuizQuestion, type QuizRules, usualRules } from './quiz.ts';

/** The quiz of a case that the caller has opened, with its key: not for the browser. */
export async function openQuiz(db: Db, caseId: number): Promise<Quiz | undefined> {
	const rows = await db
		.selectFrom('assessment.questions')
		.select('body')
		.where('case_id', '=', caseId)
		.orderBy('position')
		.execute();
	if (rows.length === 0) return undefined;
	return { questions: rows.map((row) => row.body as unknown as QuizQuestion), rules: await openRules(db, caseId) };
}

/** The rules of a case's quiz; the usual ones where nobody has set others. */
async function openRules(db: Db, caseId: number): Promise<QuizRules> {
	const row = await db
		.selectFrom('assessment.rules')
		.select(['pass_mark', 'attempts', 'wait_minutes', 'asks_reflection'])
		.where('case_id', '=', caseId)
		.executeTakeFirst();
	if (!row) return usualRules;
	return {
		passMark: Number(row.pass_mark),
		...(row.attempts !== null && { attempts: row.attempts }),
		waitMinutes: row.wait_minutes,
		asksReflection: row.asks_reflection,
	};
}
