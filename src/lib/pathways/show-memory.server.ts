import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { retrievability } from './freshness.server.ts';
import { addDays, daysBetween } from './memory/days.ts';
import { findHistories } from './memory/find-histories.server.ts';
import { type CardRow, memoryCards, toCard } from './memory-cards.ts';
import { openMemory } from './open-memory.server.ts';
import { matureDays, retentionByWeek, type WeekOfReviews } from './retention.ts';
import { schedulerFor } from './schedule-review.ts';

/** What a member's memory looks like, for its charts. */
export interface MemoryView {
	/** How many questions are due on each day from today on; the first has what has waited. */
	forecast: { day: string; count: number }[];
	weeks: WeekOfReviews[];
	/** Not reviewed yet; known for less, and for more, than three weeks. */
	cards: { fresh: number; young: number; mature: number };
	/** How many questions are remembered with a chance of up to 10 %, 20 % … 100 %. */
	chances: number[];
	/** The mean of those chances; undefined without questions. */
	meanChance: number | undefined;
}

const forecastDays = 30;

/** Looks at all of a member's cards and reviews. */
export async function showMemory(db: Db, viewer: Member, now: Date): Promise<MemoryView> {
	const today = calendarDay(now);
	const scheduler = schedulerFor(await openMemory(db, viewer));
	const { rows } = await sql<CardRow>`select * from ${memoryCards(viewer)} as cards where not "isPaused"`.execute(db);
	const cards = rows.map(toCard);
	const histories = (await findHistories(db, viewer.id)).map(({ reviews }) => reviews);
	const dueIn = cards.map(({ due }) => Math.max(0, daysBetween(today, due)));
	const chances = cards.map((card) => retrievability(card, now, scheduler));
	const steps = chances.map((chance) => Math.min(9, Math.floor(chance * 10)));
	const isMature = (stability: number) => stability >= matureDays;
	const known = cards.flatMap(({ memory }) => (memory ? [memory.stability] : []));
	return {
		forecast: counts(dueIn, forecastDays).map((count, at) => ({ day: addDays(today, at), count })),
		weeks: retentionByWeek(histories, today),
		cards: {
			fresh: cards.length - known.length,
			young: known.filter((stability) => !isMature(stability)).length,
			mature: known.filter(isMature).length,
		},
		chances: counts(steps, 10),
		meanChance: cards.length > 0 ? chances.reduce((sum, chance) => sum + chance, 0) / cards.length : undefined,
	};
}

/** How often each number from 0 up to a length stands in a list. */
function counts(numbers: readonly number[], length: number): number[] {
	return Array.from({ length }, (_, wanted) => numbers.filter((number) => number === wanted).length);
}
