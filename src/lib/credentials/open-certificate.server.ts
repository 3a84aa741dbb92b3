import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Certificate } from './certificate.ts';
import { awardsSeenBy, toCertificate } from './find-certificates.ts';

/** The certificate at an address, for its holder, and for anybody when it is public; throws NotFound. */
export async function openCertificate(db: Db, viewer: Viewer, slug: string): Promise<Certificate> {
	const row = await awardsSeenBy(db, viewer).where('slug', '=', slug).executeTakeFirst();
	if (!row) throw new NotFound('There is no certificate at this address, or its holder keeps it private.');
	return toCertificate(viewer, row);
}
