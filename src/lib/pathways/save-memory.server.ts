import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { addDays } from './memory/days.ts';
import { rebuildCards } from './memory/rebuild-cards.server.ts';
import { longestPause, retentionLimits } from './memory-limits.ts';
import { openMemory } from './open-memory.server.ts';
import { usualSettings } from './schedule-review.ts';

/** Aims at a chance of remembering from the next reviews on; false when it is none of those that may be aimed at. */
export async function setTargetRetention(db: Db, viewer: Member, target: number): Promise<boolean> {
	if (!(target >= retentionLimits.least && target <= retentionLimits.most)) return false;
	await save(db, viewer, { target_retention: target });
	return true;
}

/** Asks nothing until a day, or again from now on; false when the day is not to come, or too far away. */
export async function pauseReviews(
	db: Db,
	viewer: Member,
	{ until, now }: { until: string | null; now: Date },
): Promise<boolean> {
	const today = calendarDay(now);
	if (until !== null && !(isDay(until) && until > today && until <= addDays(today, longestPause))) return false;
	await save(db, viewer, { paused_until: until });
	return true;
}

/** Tells by mail when something is due, or does so no more. */
export async function setReminders(db: Db, viewer: Pick<Member, 'id'>, reminds: boolean): Promise<void> {
	await save(db, viewer, { reminds });
}

/** Forgets what was learned of how the member forgets: the published parameters hold again. */
export async function resetParameters(db: Db, viewer: Member): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		await save(tx, viewer, { parameters: null, fitted_at: null, fitted_reviews: null, fit_outcome: null });
		await rebuildCards(tx, viewer.id, { ...(await openMemory(tx, viewer)), parameters: usualSettings.parameters });
	});
}

function isDay(text: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

interface Columns {
	target_retention?: number;
	paused_until?: string | null;
	reminds?: boolean;
	parameters?: null;
	fitted_at?: null;
	fitted_reviews?: null;
	fit_outcome?: null;
}

async function save(db: Db, { id }: Pick<Member, 'id'>, columns: Columns): Promise<void> {
	await db
		.insertInto('pathways.memories')
		.values({ user_id: id, ...columns })
		.onConflict((conflict) => conflict.column('user_id').doUpdateSet(columns))
		.execute();
}
