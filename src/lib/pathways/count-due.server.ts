import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { addDays } from './memory/days.ts';
import { memoryCards } from './memory-cards.ts';

/** How many questions wait to be reviewed. */
export interface DueCounts {
	/** Today, with what has waited since before. */
	today: number;
	tomorrow: number;
	/** From today on through the next six days. */
	week: number;
	/** All that are ever asked, whenever. */
	cards: number;
}

/** How many reviews are due; the same that `findDue` finds one after another. */
export async function countDue(db: Db, viewer: Member, now: Date): Promise<DueCounts> {
	const today = calendarDay(now);
	const { rows } = await sql<DueCounts>`
		select count(*) filter (where due <= ${today})::int as today, count(*) filter (where due = ${addDays(today, 1)})::int as tomorrow,
			count(*) filter (where due <= ${addDays(today, 6)})::int as week, count(*)::int as cards
		from ${memoryCards(viewer)} as cards where not "isPaused"`.execute(db);
	return rows[0] ?? { today: 0, tomorrow: 0, week: 0, cards: 0 };
}
