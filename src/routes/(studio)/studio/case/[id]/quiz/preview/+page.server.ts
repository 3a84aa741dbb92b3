import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { answersIn, readAnswers } from '#lib/assessment/answers.ts';
import { resultsOf } from '#lib/assessment/attempt.ts';
import { dealQuestions } from '#lib/assessment/deal-questions.ts';
import { gradeAnswers } from '#lib/assessment/grade.ts';
import { findPlayable } from '#lib/media/find-playable.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openQuizEditor } from '#lib/studio/open-quiz-editor.server.ts';
import { caseIdOf } from '../../../case-id.ts';

/** Everybody who looks sees the same order; members get another each time. */
const seed = 1;

async function openDealt(...[db, viewer, caseId]: Parameters<typeof openQuizEditor>) {
	const { quiz, language, title } = await openQuizEditor(db, viewer, caseId);
	if (!quiz) throw new NotFound('This case has no quiz yet.');
	return { ...{ caseId, language, title, rules: quiz.rules }, questions: dealQuestions(quiz.questions, seed) };
}

export const load = async ({ locals: { db, viewer }, params }) => {
	const { questions, ...shown } = await openDealt(db, viewer, caseIdOf(params));
	return serverOnly({
		...shown,
		questions: questions.map((question) => question.shown),
		playable: await findPlayable(db, shown.caseId),
	});
};

export const actions = {
	default: async ({ locals: { db, viewer }, params, request }) => {
		mustBeEditor(viewer);
		const { questions, rules, caseId } = await openDealt(db, viewer, caseIdOf(params));
		const shown = questions.map((question) => question.shown);
		const answers = readAnswers(shown, answersIn(await request.formData()));
		const { score } = gradeAnswers(questions, answers);
		const attempt = { id: '', caseId, questions, rules, answers, savedAt: new Date(), result: undefined };
		return { score, results: resultsOf(attempt, { revealed: true }) };
	},
};
