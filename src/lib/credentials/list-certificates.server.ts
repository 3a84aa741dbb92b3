import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Certificate } from './certificate.ts';
import { awardsSeenBy, toCertificate } from './find-certificates.ts';

/** A member's own certificates, newest first, revoked ones too. */
export async function listCertificates(db: Db, viewer: Member): Promise<Certificate[]> {
	const rows = await awardsSeenBy(db, viewer)
		.where('user_id', '=', viewer.id)
		.orderBy('awarded_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => toCertificate(viewer, row));
}
