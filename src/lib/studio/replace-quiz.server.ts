import { mustBeOperator, type Viewer } from '#lib/accounts/viewer.ts';
import { openQuiz } from '#lib/assessment/open-quiz.server.ts';
import { type QuizQuestion, usualRules } from '#lib/assessment/quiz.ts';
import { saveQuiz } from '#lib/assessment/save-quiz.server.ts';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import { touchCase } from '#lib/catalogue/touch-case.server.ts';
import type { Db } from '#lib/platform/db.ts';

/**
 * Gives a case these questions in place of those that it has, and keeps the rules of its quiz; the same questions again
 * change nothing. Throws NotAllowed.
 */
export async function replaceQuiz(
	db: Db,
	viewer: Viewer,
	caseId: number,
	questions: QuizQuestion[],
): Promise<'changed' | 'unchanged'> {
	mustBeOperator(viewer);
	return db.transaction().execute(async (tx) => {
		await lockCatalogue(tx);
		const rules = (await openQuiz(tx, caseId))?.rules ?? usualRules;
		if (!(await saveQuiz(tx, caseId, { questions, rules }))) return 'unchanged';
		await touchCase(tx, caseId);
		return 'changed';
	});
}
