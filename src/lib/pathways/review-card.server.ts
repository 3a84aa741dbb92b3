import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import type { Deed, Site } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import { type CardName, openCard } from './find-due.server.ts';
import { seedOf, storeMemory } from './memory/store-memory.server.ts';
import type { MemoryCard } from './memory-cards.ts';
import { openMemory } from './open-memory.server.ts';
import { type MemorySettings, type Rating, type RatingName, schedulerFor } from './schedule-review.ts';

/** How well a member says that they remembered a question. */
export interface GivenReview extends CardName {
	rating: Rating;
	/** When the card was last reviewed as far as the page knew; undefined for never. */
	basedOn: Date | undefined;
	now: Date;
	/** How the question was answered, as the learning record has it. */
	deed: Deed;
}

/** A review that counts; or none, because the card was reviewed elsewhere since the page was shown. */
export type ReviewOutcome = { reviewed: true; due: string } | { reviewed: false };

/** Notes how well a member remembered, records it, and says when the question comes back. Throws NotFound. */
export async function reviewCard(db: Db, viewer: Member, given: GivenReview, site: Site): Promise<ReviewOutcome> {
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const card = await openCard(tx, viewer, given);
		if (card.reviewedAt?.getTime() !== given.basedOn?.getTime()) return { reviewed: false };
		const scheduler = schedulerFor(await openMemory(tx, viewer), seedOf(card));
		const memory = scheduler.review(card.memory, { rating: given.rating, on: calendarDay(given.now) });
		const { id } = await storeReview(tx, viewer, card, given);
		const { caseId, questionKey } = card;
		await storeMemory(tx, { userId: viewer.id, caseId, questionKey }, { memory, reviewedAt: given.now });
		await recordLearning(tx, viewer, site, [{ ...given.deed, id }]);
		return { reviewed: true, due: memory.due };
	});
}

/** In how many days each rating would ask again, if it were given now. */
export function previewReview(card: MemoryCard, settings: MemorySettings, now: Date): Record<RatingName, number> {
	return schedulerFor(settings, seedOf(card)).intervals(card.memory, calendarDay(now));
}

/** The review's own id is that of its statement, by which `undoReview` takes it back. */
function storeReview(tx: Db, viewer: Member, card: MemoryCard, { rating, now }: GivenReview) {
	const name = { user_id: viewer.id, case_id: card.caseId, question_key: card.questionKey };
	return tx
		.insertInto('pathways.reviews')
		.values({ ...name, rating, reviewed_at: now, due_before: card.memory?.due ?? null })
		.returning('id')
		.executeTakeFirstOrThrow();
}
