import { sql } from 'kysely';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { siteDay } from '#lib/platform/site-day.ts';
import type { Site } from '#lib/records/deed.ts';
import { takeBackLearning } from '#lib/records/record-learning.server.ts';
import { findHistories } from './memory/find-histories.server.ts';
import { memoryOf } from './memory/rebuild-cards.server.ts';
import { storeMemory } from './memory/store-memory.server.ts';
import { openMemory } from './open-memory.server.ts';

/** What a member has reviewed today. */
export interface TodaysReviews {
	count: number;
	/** The latest, which may be taken back. */
	newest: string | undefined;
}

/** How far a member has come today, for reading and for taking back. */
export async function findTodaysReviews(db: Db, viewer: Member, now: Date): Promise<TodaysReviews> {
	const { rows } = await sql<{ id: string }>`
		select id from pathways.reviews where user_id = ${viewer.id} and reviewed_at > ${now}::timestamptz - interval '26 hours'
			and ${siteDay(sql`reviewed_at`)} = ${calendarDay(now)} order by reviewed_at desc`.execute(db);
	return { count: rows.length, newest: rows[0]?.id };
}

/**
 * Takes back the latest review, on the day that it was given; the card is as it was before, and the statement void. A review
 * that others came after stays, and `undone` tells so. Throws NotFound.
 */
export async function undoReview(
	db: Db,
	viewer: Member,
	{ id, now }: { id: string; now: Date },
	site: Site,
): Promise<{ undone: boolean }> {
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const review = isUuid(id) ? await findReview(tx, viewer, id) : undefined;
		if (!review) throw new NotFound('There is no such review of yours. It may have been taken back already.');
		if ((await findTodaysReviews(tx, viewer, now)).newest !== id) return { undone: false };
		await tx.deleteFrom('pathways.reviews').where('id', '=', id).execute();
		const card = { userId: viewer.id, caseId: review.case_id, questionKey: review.question_key };
		const [history] = await findHistories(tx, viewer.id, card);
		const before = history && memoryOf(history, await openMemory(tx, viewer));
		if (before && review.due_before) before.memory.due = review.due_before;
		await storeMemory(tx, card, before);
		await takeBackLearning(tx, viewer, site, id);
		return { undone: true };
	});
}

function findReview(tx: Db, viewer: Member, id: string) {
	return tx
		.selectFrom('pathways.reviews')
		.select(['case_id', 'question_key', 'due_before'])
		.where('id', '=', id)
		.where('user_id', '=', viewer.id)
		.executeTakeFirst();
}
