import { redirect } from '@sveltejs/kit';
import { findQuiz } from '#lib/assessment/find-quiz.server.ts';
import { startAttempt } from '#lib/assessment/start-attempt.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openQuizCase, signedIn, signInAddress } from './open-quiz-case.ts';

export const load = async ({ locals, params, url }) => {
	const { db, viewer, locale } = locals;
	const { page } = await openQuizCase(locals, params.slug);
	const intro = await findQuiz(db, viewer, page.id);
	return serverOnly({
		page,
		intro,
		signIn: viewer.kind === 'anonymous' ? signInAddress(locale, paths.quiz(locale, page.slug)) : undefined,
		isSaved: url.searchParams.has('saved') && intro.next.may === 'resume',
	});
};

export const actions = {
	/** Begins an attempt; where the rules say no, the page itself tells why. */
	default: async ({ locals, params }) => {
		const { db, locale, config } = locals;
		const member = signedIn(locals, paths.quiz(locale, params.slug));
		const { page } = await openQuizCase(locals, params.slug);
		const started = await startAttempt(db, member, { caseId: page.id }, config);
		redirect(303, 'id' in started ? paths.quizAttempt(locale, page.slug, started.id) : paths.quiz(locale, page.slug));
	},
};
