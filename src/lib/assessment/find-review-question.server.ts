import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { readAnswers } from './answers.ts';
import { type QuestionResult, rightAnswer } from './attempt.ts';
import { type DealtQuestion, dealQuestions } from './deal-questions.ts';
import { gradeAnswers } from './grade.ts';
import type { QuizQuestion } from './quiz.ts';

interface Asked {
	caseId: number;
	questionKey: string;
	/** Deals the options: another number, another order. */
	seed: number;
}

/** A question that a case's quiz asks, as it is asked again of somebody who has answered it; throws NotFound. Stays on the server. */
export async function findReviewQuestion(db: Db, { caseId, questionKey, seed }: Asked): Promise<DealtQuestion> {
	const row = await db
		.selectFrom('assessment.questions')
		.select('body')
		.where('case_id', '=', caseId)
		.where('key', '=', questionKey)
		.orderBy('position')
		.executeTakeFirst();
	const [question] = row ? dealQuestions([row.body as unknown as QuizQuestion], seed) : [];
	if (!question) throw new NotFound('The quiz asks this question no more.');
	return question;
}

/** How the answer to such a question went, with what would have been right. Throws Invalid. */
export function gradeReview(asked: DealtQuestion, answers: unknown): QuestionResult {
	const { shown, key, explanation, span } = asked;
	const given = readAnswers([shown], answers);
	const { score } = gradeAnswers([asked], given);
	return { question: shown, answer: given[shown.key], score, explanation, span, right: rightAnswer(key) };
}

/** What questions ask, by case and key, for a list of them. */
export async function findPrompts(db: Db, asked: readonly Omit<Asked, 'seed'>[]): Promise<string[]> {
	return Promise.all(asked.map(async (one) => (await findReviewQuestion(db, { ...one, seed: 0 })).shown.prompt));
}
