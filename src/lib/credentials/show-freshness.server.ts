import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** Lets whoever sees a member's certificate see how fresh the knowledge is, or no longer; throws NotFound for another's. */
export async function showFreshness(db: Db, viewer: Member, input: { slug: string; isShown: boolean }): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('credentials.awards')
		.set({ shows_freshness: input.isShown })
		.where('slug', '=', input.slug)
		.where('user_id', '=', viewer.id)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new NotFound('You have no certificate at this address.');
}
