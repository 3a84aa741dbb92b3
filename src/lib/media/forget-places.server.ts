import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** Forgets that a member has played a case; throws NotFound when they have not. */
export async function forgetPlace(db: Db, viewer: Member, caseId: number): Promise<void> {
	const { numDeletedRows } = await db
		.deleteFrom('media.places')
		.where('user_id', '=', viewer.id)
		.where('case_id', '=', caseId)
		.executeTakeFirst();
	if (numDeletedRows === 0n) throw new NotFound('This case is not in your history.');
}

/** Forgets everything that a member has played. */
export async function forgetPlaces(db: Db, viewer: Member): Promise<void> {
	await db.deleteFrom('media.places').where('user_id', '=', viewer.id).execute();
}
