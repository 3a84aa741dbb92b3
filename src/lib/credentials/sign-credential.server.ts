import type { Db } from '#lib/platform/db.ts';
import type { AwardSubject } from './award.ts';
import type { SigningIssuer } from './issuer.ts';
import { openSigningKey } from './keys.server.ts';
import { composeOpenBadge } from './open-badge.ts';
import { findSchemaProblem } from './open-badge-schema.ts';
import { signStatusList } from './sign-status-list.server.ts';
import { signDocument } from './signing/sign-document.ts';
import { listNumber } from './status-list.ts';

/** Signs the credential of an award, in a job. Of two workers one signs; what is signed or was taken back stays as it is. */
export async function signCredential(db: Db, issuer: SigningIssuer, awardId: string): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const award = await takeUnsigned(tx, awardId);
		if (!award) return;
		const key = await openSigningKey(tx, issuer);
		const unsigned = composeOpenBadge({
			awardId: award.id,
			awardedAt: award.awarded_at,
			statusIndex: award.status_index,
			subject: award.subject as unknown as AwardSubject,
			issuer,
		});
		const problem = findSchemaProblem(unsigned);
		if (problem) throw new Error(`The credential of the award ${awardId} is no Open Badge: ${problem}.`);
		const signed = await signDocument(unsigned, key);
		await tx
			.updateTable('credentials.awards')
			.set({ signed_at: new Date(), key_id: key.id, credential: JSON.stringify(signed.credential), jwt: signed.jwt })
			.where('id', '=', awardId)
			.execute();
		await ensureStatusList(tx, issuer, listNumber(award.status_index));
	});
}

/** The award while it waits for its signature, locked: a second worker waits here and then finds nothing to do. */
function takeUnsigned(tx: Db, awardId: string) {
	return tx
		.selectFrom('credentials.awards')
		.select(['id', 'awarded_at', 'status_index', 'subject'])
		.where('id', '=', awardId)
		.where('signed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
}

/** Whoever verifies the credential asks for its list at once. */
async function ensureStatusList(tx: Db, issuer: SigningIssuer, number: number): Promise<void> {
	const present = await tx
		.selectFrom('credentials.status_lists')
		.select('number')
		.where('number', '=', number)
		.executeTakeFirst();
	if (!present) await signStatusList(tx, issuer, number);
}
