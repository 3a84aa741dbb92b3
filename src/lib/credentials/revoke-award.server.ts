import { isEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { queueStatusList } from './queue-status-list.server.ts';
import { listNumber } from './status-list.ts';

/** Which certificate is taken back, by its address's slug or its id, and why; anybody who checks it is told. */
export interface Revocation {
	certificate: string;
	because: string;
}

/**
 * Takes a certificate back for good, by its holder or by whoever makes cases; a second time changes nothing.
 * Throws NotFound for what the viewer may not revoke.
 */
export async function revokeAward(db: Db, viewer: Viewer, { certificate, because }: Revocation): Promise<void> {
	const reason = because.trim();
	if (reason === '') throw new Invalid('The reason is missing: say why the certificate is taken back.', 'because');
	await inTransaction(db, async (tx) => {
		const award = await findRevocable(tx, viewer, certificate);
		if (!award) throw new NotFound(`There is no certificate “${certificate}” that you may take back.`);
		if (award.revoked_at) return;
		await tx
			.updateTable('credentials.awards')
			.set({ revoked_at: new Date(), revoked_because: reason })
			.where('id', '=', award.id)
			.execute();
		await queueStatusList(tx, listNumber(award.status_index));
	});
}

function findRevocable(tx: Db, viewer: Viewer, certificate: string) {
	const revocable = tx
		.selectFrom('credentials.awards')
		.select(['id', 'status_index', 'revoked_at'])
		.where(isUuid(certificate) ? 'id' : 'slug', '=', certificate)
		.forUpdate();
	if (isEditor(viewer)) return revocable.executeTakeFirst();
	return revocable.where('user_id', '=', viewer.kind === 'member' ? viewer.id : null).executeTakeFirst();
}

function isUuid(text: string): boolean {
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
