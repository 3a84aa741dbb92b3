import { fail, redirect } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { answersIn } from '#lib/assessment/answers.ts';
import { findGaps } from '#lib/assessment/find-gaps.ts';
import { findNamedCase } from '#lib/assessment/find-named-case.server.ts';
import { findReviewQuestion, gradeReview } from '#lib/assessment/find-review-question.server.ts';
import { reviewedQuestion } from '#lib/assessment/quiz-statements.ts';
import { countDue } from '#lib/pathways/count-due.server.ts';
import { findDue, findNextDay, openCard } from '#lib/pathways/find-due.server.ts';
import type { MemoryCard } from '#lib/pathways/memory-cards.ts';
import { openMemory } from '#lib/pathways/open-memory.server.ts';
import { pauseCard } from '#lib/pathways/pause-card.server.ts';
import { previewReview, reviewCard } from '#lib/pathways/review-card.server.ts';
import { pauseReviews } from '#lib/pathways/save-memory.server.ts';
import { findTodaysReviews, undoReview } from '#lib/pathways/undo-review.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { ServerOnly, serverOnly } from '#lib/platform/server-only.ts';
import { openQuizCase } from '../../case/[slug]/quiz/open-quiz-case.ts';
import { readCardFields, readRating } from './card-fields.ts';
import type { AskedQuestion, ReviewedAnswer } from './view.ts';

/** So many questions take about two minutes. */
const perSession = 6;
const notices = ['undone', 'notUndone', 'elsewhere', 'isSetAside'] as const;

export const load = async ({ locals, url }) => {
	const { db, viewer } = locals;
	const [member, now] = [mustBeMember(viewer), new Date()];
	const [counts, today, { pausedUntil }] = await Promise.all([
		countDue(db, member, now),
		findTodaysReviews(db, member, now),
		openMemory(db, member),
	]);
	const card = await findDue(db, member, now);
	const isOver = today.count > 0 && today.count % perSession === 0 && !url.searchParams.has('more');
	return serverOnly({
		counts,
		undoable: today.newest,
		pausedUntil,
		nextDay: card ? undefined : await findNextDay(db, member),
		isOver,
		progress: { nth: (today.count % perSession) + 1, all: Math.min(perSession, (today.count % perSession) + counts.today) },
		asked: card && !isOver ? await ask(locals, card) : undefined,
		notice: notices.find((one) => url.searchParams.has(one)),
	});
};

async function ask(locals: App.Locals, card: MemoryCard): Promise<AskedQuestion> {
	const { shown } = await findQuestion(locals, card);
	const { page } = await openQuizCase(locals, card.caseSlug);
	return { card, question: shown, page };
}

/** Its options in the order of this review: the same when it is shown and when it is answered, another one the next time. */
function findQuestion({ db }: App.Locals, { caseId, questionKey, memory }: MemoryCard) {
	return findReviewQuestion(db, { caseId, questionKey, seed: memory?.reps ?? 0 });
}

/** The card that a form is about, with its question, as the form showed it; whoever reviewed it elsewhere since is told so. */
async function openAsShown(locals: App.Locals, form: FormData) {
	const { basedOn, ...name } = readCardFields(form);
	const card = await openCard(locals.db, mustBeMember(locals.viewer), name);
	if (card.reviewedAt?.getTime() !== basedOn?.getTime()) redirect(303, `${paths.myReviews(locals.locale)}?elsewhere`);
	return { card, basedOn, asked: await findQuestion(locals, card) };
}

export const actions = {
	/** Shows how the answer went; nothing is kept of it until the member says how well they remembered. */
	answer: async ({ locals, request }) => {
		const [member, form, now] = [mustBeMember(locals.viewer), await request.formData(), new Date()];
		const { card, asked } = await openAsShown(locals, form);
		const result = gradeReview(asked, answersIn(form));
		const gaps = findGaps([asked.shown], result.answer ? { [asked.shown.key]: result.answer } : {});
		if (gaps.get(asked.shown.key) === 'notNumber')
			return fail(400, { notNumber: { questionKey: card.questionKey, answer: result.answer } });
		const { page, playable } = await openQuizCase(locals, card.caseSlug);
		const intervals = previewReview(card, await openMemory(locals.db, member), now);
		const answered: ReviewedAnswer = { card, result, page, playable, intervals };
		return { answered: new ServerOnly(answered) };
	},
	/** Brings the answer along, for the learning record. */
	rate: async ({ locals, request }) => {
		const { db, locale, config } = locals;
		const [member, form] = [mustBeMember(locals.viewer), await request.formData()];
		const { card, basedOn, asked } = await openAsShown(locals, form);
		const result = gradeReview(asked, answersIn(form));
		const deed = reviewedQuestion(config, await findNamedCase(db, card.caseId), asked, result);
		const given = { ...card, basedOn, rating: readRating(form), now: new Date(), deed };
		const { reviewed } = await reviewCard(db, member, given, config);
		redirect(303, paths.myReviews(locale) + (reviewed ? '' : '?elsewhere'));
	},
	undo: async ({ locals: { db, viewer, locale, config }, request }) => {
		const id = String((await request.formData()).get('id') ?? '');
		const { undone } = await undoReview(db, mustBeMember(viewer), { id, now: new Date() }, config);
		redirect(303, `${paths.myReviews(locale)}?${undone ? 'undone' : 'notUndone'}&more`);
	},
	setAside: async ({ locals: { db, viewer, locale }, request }) => {
		const form = await request.formData();
		await pauseCard(db, mustBeMember(viewer), { ...readCardFields(form), isPaused: true });
		redirect(303, `${paths.myReviews(locale)}?isSetAside&more`);
	},
	resume: async ({ locals: { db, viewer, locale } }) => {
		await pauseReviews(db, mustBeMember(viewer), { until: null, now: new Date() });
		redirect(303, paths.myReviews(locale));
	},
};
