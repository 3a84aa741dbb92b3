import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { lockMember } from './lock-member.server.ts';
import { openAccount } from './open-account.server.ts';
import type { Member } from './viewer.ts';

/** Disconnects a provider from a member; says no when it is the only way in beside links by mail. */
export async function disconnectProvider(db: Db, viewer: Member, providerId: string): Promise<boolean> {
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const { hasPassword, passkeys, providers } = await openAccount(tx, viewer);
		if (!providers.includes(providerId)) throw new NotFound('This way to sign in is not connected.');
		if (!hasPassword && passkeys.length === 0 && providers.every((id) => id === providerId)) return false;
		await tx.deleteFrom('accounts.identities').where('userId', '=', viewer.id).where('providerId', '=', providerId).execute();
		return true;
	});
}
