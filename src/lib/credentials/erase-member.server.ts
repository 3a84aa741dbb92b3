import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { queueStatusList } from './queue-status-list.server.ts';
import { listNumber } from './status-list.ts';

/**
 * Takes back all certificates of a member whose account is being erased and empties them. What stays of each is its
 * place in the status list: without it, copies that are out in the world would count as valid again. Certificates
 * that the member keeps need nothing: they lose their account by the database's own rule.
 */
export async function eraseCertificates(tx: Db, viewer: Member): Promise<void> {
	const awards = await tx
		.updateTable('credentials.awards')
		.set((award) => ({
			user_id: null,
			subject: JSON.stringify({}),
			is_public: false,
			shows_freshness: false,
			signed_at: null,
			key_id: null,
			credential: null,
			jwt: null,
			revoked_at: award.fn.coalesce('revoked_at', award.val(new Date())),
			revoked_because: 'The holder has erased their account.',
		}))
		.where('user_id', '=', viewer.id)
		.returning('status_index')
		.execute();
	for (const number of new Set(awards.map((award) => listNumber(award.status_index)))) await queueStatusList(tx, number);
}
