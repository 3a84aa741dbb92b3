import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { type CardRow, type MemoryCard, memoryCards, toCard } from './memory-cards.ts';

/** The card to review next: the one that has waited longest, and among those of a day in an order that mixes the cases. */
export async function findDue(db: Db, viewer: Member, now: Date): Promise<MemoryCard | undefined> {
	const { rows } = await sql<CardRow>`
		select * from ${memoryCards(viewer)} as cards where not "isPaused" and due <= ${calendarDay(now)}
		order by due, "questionKey", "caseId" limit 1`.execute(db);
	return rows[0] && toCard(rows[0]);
}

/** The next day on which something is due; undefined where nothing ever will be. */
export async function findNextDay(db: Db, viewer: Member): Promise<string | undefined> {
	const { rows } = await sql<{ day: string | null }>`
		select min(due) as day from ${memoryCards(viewer)} as cards where not "isPaused"`.execute(db);
	return rows[0]?.day ?? undefined;
}

/** One of a member's own cards; throws NotFound. */
export async function openCard(db: Db, viewer: Member, { caseId, questionKey }: CardName): Promise<MemoryCard> {
	const { rows } = await sql<CardRow>`
		select * from ${memoryCards(viewer)} as cards where "caseId" = ${caseId} and "questionKey" = ${questionKey}`.execute(db);
	if (!rows[0]) throw new NotFound('There is no such question among those that you have passed.');
	return toCard(rows[0]);
}

/** Which question of which case. */
export interface CardName {
	caseId: number;
	questionKey: string;
}

/** The cards that a member has set aside, and is not asked. */
export async function listPausedCards(db: Db, viewer: Member): Promise<MemoryCard[]> {
	const { rows } = await sql<CardRow>`
		select * from ${memoryCards(viewer)} as cards where "isPaused" order by "caseSlug", "questionKey"`.execute(db);
	return rows.map(toCard);
}
