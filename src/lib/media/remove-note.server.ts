import { isUuid } from '#lib/accounts/is-uuid.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** Deletes a member's own note; throws NotFound for another's. */
export async function removeNote(db: Db, viewer: Member, noteId: string): Promise<void> {
	const mine = db.deleteFrom('media.notes').where('user_id', '=', viewer.id);
	const outcome = isUuid(noteId) && (await mine.where('id', '=', noteId).executeTakeFirst());
	if (!outcome || outcome.numDeletedRows === 0n) throw new NotFound('You have no such note. Perhaps it is deleted already.');
}
