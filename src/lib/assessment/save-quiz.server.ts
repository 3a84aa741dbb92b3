import { isDeepStrictEqual } from 'node:util';
import type { Db } from '#lib/platform/db.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { dealQuestions } from './deal-questions.ts';
import { openQuiz } from './open-quiz.server.ts';
import { questionKey } from './question-key.ts';
import { type Quiz, type QuizRules, usualRules } from './quiz.ts';

/** Replaces a case's quiz, or removes it; tells whether anything changed. Attempts keep the questions that they began with. */
export async function saveQuiz(tx: Db, caseId: number, quiz: Quiz | undefined): Promise<boolean> {
	const wanted = quiz && storable(quiz);
	if (isDeepStrictEqual(await openQuiz(tx, caseId), wanted)) return false;
	await tx.deleteFrom('assessment.questions').where('case_id', '=', caseId).execute();
	await tx.deleteFrom('assessment.rules').where('case_id', '=', caseId).execute();
	if (wanted) {
		const dealt = dealQuestions(wanted.questions, 0);
		const rows = dealt.map(({ shown }, position) => ({
			case_id: caseId,
			position,
			body: JSON.stringify(wanted.questions[position]),
			key: questionKey(shown),
		}));
		await tx.insertInto('assessment.questions').values(rows).execute();
		if (!isDeepStrictEqual(wanted.rules, usualRules)) await insertRules(tx, caseId, wanted.rules);
	}
	return true;
}

async function insertRules(tx: Db, caseId: number, rules: QuizRules): Promise<void> {
	await tx
		.insertInto('assessment.rules')
		.values({
			case_id: caseId,
			pass_mark: rules.passMark,
			attempts: rules.attempts ?? null,
			wait_minutes: rules.waitMinutes,
			asks_reflection: rules.asksReflection,
		})
		.execute();
}
