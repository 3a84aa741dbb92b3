import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { findHistories } from './memory/find-histories.server.ts';
import { memoryOf } from './memory/rebuild-cards.server.ts';
import { storeMemory } from './memory/store-memory.server.ts';
import { openMemory } from './open-memory.server.ts';
import { type HistoryProblem, type HistoryReview, readHistory } from './review-history.ts';

/** How many reviews came in that were not here before, or why none did. */
export type ImportOutcome = { imported: number } | HistoryProblem | { problem: 'unknownCase'; slug: string };

/** Brings a history of reviews back, whole or not at all: what is here already stays once, and the cards are said anew. */
export async function importReviews(db: Db, viewer: Member, { text, now }: { text: string; now: Date }): Promise<ImportOutcome> {
	const read = readHistory(text, now);
	if ('problem' in read) return read;
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const cases = await findCases(tx, viewer, read.reviews);
		const unknown = read.reviews.find((review) => !cases.has(review.case));
		if (unknown) return { problem: 'unknownCase', slug: unknown.case };
		const imported = await insertReviews(tx, viewer, read.reviews, cases);
		await sayAnew(tx, viewer, new Set(imported));
		return { imported: imported.length };
	});
}

/** Cases by their address names, also by those that they had before. */
async function findCases(tx: Db, viewer: Member, reviews: readonly HistoryReview[]): Promise<Map<string, number>> {
	const slugs = [...new Set(reviews.map((review) => review.case))];
	const { rows } = await sql<{ slug: string; id: number }>`
		select known.slug, c.id from (
			select slug, case_id from catalogue.former_slugs where kind = 'case'
			union all select slug, id from catalogue.cases
		) as known join catalogue.cases c on c.id = known.case_id where known.slug = any(${slugs}) and ${visible(viewer)}`.execute(
		tx,
	);
	return new Map(rows.map(({ slug, id }) => [slug, id]));
}

/** The cards of the reviews that were not here before, one for each such review. */
async function insertReviews(
	tx: Db,
	viewer: Member,
	reviews: readonly HistoryReview[],
	cases: Map<string, number>,
): Promise<string[]> {
	const { rows } = await sql<{ card: string }>`
		insert into pathways.reviews (user_id, case_id, question_key, rating, reviewed_at)
		select ${viewer.id}, * from unnest(${reviews.map((one) => cases.get(one.case))}::int[], ${reviews.map((one) => one.question)}::text[],
			${reviews.map(({ rating }) => rating)}::smallint[], ${reviews.map(({ reviewedAt }) => reviewedAt)}::timestamptz[])
		on conflict do nothing returning case_id || '/' || question_key as card`.execute(tx);
	return rows.map(({ card }) => card);
}

async function sayAnew(tx: Db, viewer: Member, cards: ReadonlySet<string>): Promise<void> {
	const settings = await openMemory(tx, viewer);
	const histories = await findHistories(tx, viewer.id);
	for (const history of histories.filter(({ caseId, questionKey }) => cards.has(`${caseId}/${questionKey}`)))
		await storeMemory(tx, history, memoryOf(history, settings));
}
