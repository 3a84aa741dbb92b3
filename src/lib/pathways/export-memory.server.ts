import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';
import type { HistoryReview } from './review-history.ts';

/** Everything that a member has reviewed, the oldest first. */
export async function readReviews(db: Db, viewer: Member): Promise<HistoryReview[]> {
	const { rows } = await sql<HistoryReview>`
		select c.slug as case, r.question_key as question, r.rating, r.reviewed_at as "reviewedAt"
		from pathways.reviews r join catalogue.cases c on c.id = r.case_id
		where r.user_id = ${viewer.id} order by r.reviewed_at, c.slug, r.question_key`.execute(db);
	return rows;
}

/** A member's reviews, how well they remember each question by them, and what they have chosen. */
export function exportMemory(db: Db, viewer: Member): ExportedFile[] {
	return [jsonFile('reviews.json', () => readReviews(db, viewer)), jsonFile('memory.json', () => readMemory(db, viewer))];
}

async function readMemory(db: Db, viewer: Member) {
	const settings = await db
		.selectFrom('pathways.memories')
		.select(['target_retention as targetRetention', 'paused_until as pausedUntil', 'reminds', 'reminded_on as remindedOn'])
		.select(['parameters', 'fitted_at as fittedAt', 'fitted_reviews as fittedReviews', 'fit_outcome as fitOutcome'])
		.where('user_id', '=', viewer.id)
		.executeTakeFirst();
	const cards = await db
		.selectFrom('pathways.cards as k')
		.innerJoin('catalogue.cases as c', 'c.id', 'k.case_id')
		.select(['c.slug as case', 'k.question_key as question', 'k.due', 'k.stability', 'k.difficulty', 'k.reps', 'k.lapses'])
		.select(['k.reviewed_at as reviewedAt', 'k.is_paused as isPaused'])
		.where('k.user_id', '=', viewer.id)
		.orderBy('c.slug')
		.orderBy('k.question_key')
		.execute();
	return { settings: settings ?? null, cards };
}
