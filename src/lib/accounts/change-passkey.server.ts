import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { isUuid } from './is-uuid.ts';
import type { Member } from './viewer.ts';

/** Gives a member's passkey another name; says no to a name that is empty or too long. Another member's is not found. */
export async function renamePasskey(db: Db, viewer: Member, { id, name }: { id: string; name: string }): Promise<boolean> {
	const given = name.replaceAll('\0', '').trim();
	if (given === '' || [...given].length > 100) return false;
	const change = db.updateTable('accounts.passkeys').set({ name: given }).where('userId', '=', viewer.id).where('id', '=', id);
	if (!isUuid(id) || Number((await change.executeTakeFirst()).numUpdatedRows) === 0) throw notThere();
	return true;
}

/** Takes a member's passkey away; another member's is not found. */
export async function removePasskey(db: Db, viewer: Member, id: string): Promise<void> {
	const removal = db.deleteFrom('accounts.passkeys').where('userId', '=', viewer.id).where('id', '=', id);
	if (!isUuid(id) || Number((await removal.executeTakeFirst()).numDeletedRows) === 0) throw notThere();
}

function notThere(): NotFound {
	return new NotFound('This passkey is not there any more.');
}
