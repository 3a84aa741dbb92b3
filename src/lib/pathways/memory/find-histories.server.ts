import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { siteDay } from '#lib/platform/site-day.ts';
import type { Rating } from '../schedule-review.ts';
import type { PastReview } from './replay-reviews.ts';
import type { CardKey } from './store-memory.server.ts';

/** All reviews of one question by one member, the oldest first. */
export interface CardHistory extends CardKey {
	reviews: (PastReview & { at: Date })[];
}

/** Everything that a member has reviewed, or one of their questions. */
export async function findHistories(db: Db, userId: string, only?: Omit<CardKey, 'userId'>): Promise<CardHistory[]> {
	const { rows } = await sql<{ caseId: number; questionKey: string; rating: Rating; at: Date; on: string }>`
		select case_id as "caseId", question_key as "questionKey", rating, reviewed_at as at, ${siteDay(sql`reviewed_at`)} as on
		from pathways.reviews where user_id = ${userId}
			${only ? sql`and case_id = ${only.caseId} and question_key = ${only.questionKey}` : sql``}
		order by case_id, question_key, reviewed_at`.execute(db);
	const cards = Map.groupBy(rows, ({ caseId, questionKey }) => `${caseId}/${questionKey}`);
	return [...cards.values()].flatMap((reviews) => {
		const [first] = reviews;
		return first ? [{ userId, caseId: first.caseId, questionKey: first.questionKey, reviews }] : [];
	});
}
