import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import type { Member } from './viewer.ts';

/**
 * Deletes a member and, by the database's own cascades, their sessions, ways of signing in and whatever else hangs on
 * them in other rooms: the last step of erasing somebody. Gives the address that the account had.
 */
export async function eraseAccount(tx: Db, viewer: Member): Promise<{ email: string }> {
	const account = await tx.deleteFrom('accounts.users').where('id', '=', viewer.id).returning('email').executeTakeFirst();
	if (!account) throw new NotAllowed('This account is erased already.');
	// Links that wait to be used name their member or address in what they stand for, not by a key.
	const quoted = JSON.stringify(account.email);
	await sql`
		delete from accounts.verifications
		where strpos(value, ${viewer.id}) > 0 or lower(value) = ${account.email} or strpos(lower(value), ${quoted}) > 0`.execute(tx);
	return account;
}
