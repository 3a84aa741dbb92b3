import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { isUuid } from './is-uuid.ts';
import type { Member } from './viewer.ts';

/** Signs a member out on one device; another member's session is not found. */
export async function endSession(db: Db, viewer: Member, id: string): Promise<void> {
	const ended = isUuid(id) && (await sessionsOf(db, viewer).where('id', '=', id).executeTakeFirst()).numDeletedRows;
	if (!ended) throw new NotFound('This device is signed out already.');
}

/** Signs a member out everywhere but here, and lets no other device skip the second factor. */
export async function endOtherSessions(db: Db, viewer: Member, currentId: string): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await sessionsOf(tx, viewer).where('id', '!=', currentId).execute();
		// Trusted devices, half-finished sign-ins and links for a new password all stand here under the member's id.
		await tx.deleteFrom('accounts.verifications').where('value', '=', viewer.id).execute();
	});
}

function sessionsOf(db: Db, { id }: Member) {
	return db.deleteFrom('accounts.sessions').where('userId', '=', id);
}
