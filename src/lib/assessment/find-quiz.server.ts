import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { OfCase } from '#lib/catalogue/open-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { listAttempts } from './list-attempts.server.ts';
import { type AttemptSummary, type NextAttempt, nextAttempt } from './next-attempt.ts';
import { openQuiz } from './open-quiz.server.ts';
import type { QuizQuestion, QuizRules } from './quiz.ts';

/** What a quiz says of itself before one takes it. */
export interface QuizIntro {
	questions: number;
	/** The kinds of questions, each once. */
	kinds: QuizQuestion['kind'][];
	rules: QuizRules;
	/** The member's own; none for somebody who is not signed in. */
	attempts: AttemptSummary[];
	next: NextAttempt;
}

/** The quiz of a case that the caller has opened, without its questions; throws NotFound. */
export async function findQuiz(db: Db, viewer: Viewer, caseId: number): Promise<QuizIntro> {
	const quiz = await openQuiz(db, caseId);
	if (!quiz) throw new NotFound('This case has no quiz.');
	const { questions, rules } = quiz;
	const attempts = viewer.kind === 'member' ? await listAttempts(db, viewer, caseId) : [];
	const kinds = [...new Set(questions.map(({ kind }) => kind))];
	return { questions: questions.length, kinds, rules, attempts, next: nextAttempt(rules, attempts, new Date()) };
}

/** How many questions the quiz of a case that is being opened asks; 0 when it has none. */
export const quizOfCase: OfCase<number> = {
	json: (caseId: RawBuilder<number>) => sql`(select count(*) from assessment.questions where case_id = ${caseId})`,
	read: (count: number) => count,
};
