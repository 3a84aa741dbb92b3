import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type MemorySettings, usualSettings } from './schedule-review.ts';

/** What a member has chosen for remembering, and what is known of how they forget. */
export interface OwnMemory extends MemorySettings {
	/** Whether the parameters are the member's own. */
	isFitted: boolean;
	/** What came of the last try to fit the parameters; undefined while there are too few reviews. */
	fit: { outcome: 'kept' | 'notBetter' | 'unavailable'; at: Date; reviews: number } | undefined;
	/** Until that day nothing is asked. */
	pausedUntil: string | undefined;
	/** Whether a mail tells when something is due. */
	reminds: boolean;
}

/** How a member remembers; the usual values where they have chosen nothing. */
export async function openMemory(db: Db, { id }: Pick<Member, 'id'>): Promise<OwnMemory> {
	const row = await db.selectFrom('pathways.memories').selectAll().where('user_id', '=', id).executeTakeFirst();
	if (!row) return { ...usualSettings, isFitted: false, fit: undefined, pausedUntil: undefined, reminds: false };
	const { fit_outcome: outcome, fitted_at: at, fitted_reviews: reviews } = row;
	return {
		parameters: row.parameters ?? usualSettings.parameters,
		targetRetention: row.target_retention,
		isFitted: row.parameters !== null,
		fit: outcome && at ? { outcome: outcome as 'kept', at, reviews: reviews ?? 0 } : undefined,
		pausedUntil: row.paused_until ?? undefined,
		reminds: row.reminds,
	};
}
