import { fail, redirect } from '@sveltejs/kit';
import { answersIn } from '#lib/assessment/answers.ts';
import { findAttempt } from '#lib/assessment/find-attempt.server.ts';
import { saveAnswers } from '#lib/assessment/save-answers.server.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openQuizCase, signedIn } from '../open-quiz-case.ts';
import { readBasedOn } from './read-based-on.ts';

export const load = async ({ locals, params }) => {
	const { locale, db } = locals;
	const member = signedIn(locals, paths.quizAttempt(locale, params.slug, params.attempt));
	const opened = await openQuizCase(locals, params.slug);
	const attempt = await findAttempt(db, member, params.attempt);
	if (attempt.caseId !== opened.page.id) throw new NotFound('This attempt belongs to another case.');
	return serverOnly({ ...opened, attempt });
};

export const actions = {
	save: async ({ locals, params, request }) => {
		const { locale, db } = locals;
		const member = signedIn(locals, paths.quizAttempt(locale, params.slug, params.attempt));
		const form = await request.formData();
		await saveAnswers(db, member, { attemptId: params.attempt, answers: answersIn(form), basedOn: readBasedOn(form) });
		redirect(303, `${paths.quiz(locale, params.slug)}?saved`);
	},
	submit: async ({ locals, params, request }) => {
		const { locale, db } = locals;
		const here = paths.quizAttempt(locale, params.slug, params.attempt);
		const member = signedIn(locals, here);
		const form = await request.formData();
		const given = {
			attemptId: params.attempt,
			answers: answersIn(form),
			basedOn: readBasedOn(form),
			withGaps: form.has('withGaps'),
		};
		const outcome = await submitQuiz(db, member, given, locals.config);
		if ('gaps' in outcome) return fail(400, { gaps: Object.fromEntries(outcome.gaps) });
		redirect(303, here);
	},
};
