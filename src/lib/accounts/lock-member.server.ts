import type { Db } from '#lib/platform/db.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import type { Member } from './viewer.ts';

/** Lets what one member does at the same time happen one after another; throws NotAllowed once the account is erased. */
export async function lockMember(tx: Db, viewer: Member): Promise<void> {
	const row = await tx.selectFrom('accounts.users').select('id').where('id', '=', viewer.id).forNoKeyUpdate().executeTakeFirst();
	if (!row) throw new NotAllowed('This account was erased, so nothing was saved.');
}
