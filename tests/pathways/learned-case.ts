import type { Member } from '#lib/accounts/viewer.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import { findDue } from '#lib/pathways/find-due.server.ts';
import type { MemoryCard } from '#lib/pathways/memory-cards.ts';
import { type GivenReview, reviewCard } from '#lib/pathways/review-card.server.ts';
import type { Rating } from '#lib/pathways/schedule-review.ts';
import type { Db } from '#lib/platform/db.ts';
import { verbs } from '#lib/records/deed.ts';
import { mustStart, rightAnswers, storeCaseWithQuiz } from '../assessment/make-quiz.ts';
import { site } from '../records/site.ts';

/** Noon in Norway, some days after a fixed one. */
export function noon(days: number): Date {
	return new Date(Date.UTC(2026, 10, 2 + days, 11));
}

/** A case whose seven questions a member has answered right on the first of the days, but for those that `without` names. */
export async function learnCase(db: Db, member: Member, title: string, without: string[] = []) {
	const { caseId, slug } = await storeCaseWithQuiz(db, title, { rules: { passMark: 0.1 } });
	const attemptId = await mustStart(db, member, caseId);
	const right = await rightAnswers(db, member, attemptId);
	const answers = Object.fromEntries(Object.entries(right).filter(([key]) => !without.includes(key)));
	await submitQuiz(db, member, { attemptId, answers, basedOn: undefined, withGaps: true }, site);
	await passedAt(db, member, noon(0));
	return { caseId, slug };
}

/** As if the member had passed everything at a moment. */
export async function passedAt(db: Db, { id }: Member, passed_at: Date): Promise<void> {
	await db.updateTable('assessment.passed_questions').set({ passed_at }).where('user_id', '=', id).execute();
}

/** The card that is due next, of which there must be one. */
export async function mustFindDue(db: Db, member: Member, now: Date): Promise<MemoryCard> {
	const card = await findDue(db, member, now);
	if (!card) throw new Error(`Nothing is due at ${now.toISOString()}.`);
	return card;
}

/** Reviews a card, whatever the learning record has to say of it. */
export function review(db: Db, member: Member, given: Omit<GivenReview, 'deed'>) {
	const deed = { verb: verbs.answered, object: { id: `${site.origin}/case/${given.caseId}/quiz#${given.questionKey}` } };
	return reviewCard(db, member, { ...given, deed }, site);
}

/** Reviews the card that is due next. */
export async function reviewNext(db: Db, member: Member, rating: Rating, now: Date) {
	const card = await mustFindDue(db, member, now);
	return { card, outcome: await review(db, member, { ...card, rating, basedOn: card.reviewedAt, now }) };
}
