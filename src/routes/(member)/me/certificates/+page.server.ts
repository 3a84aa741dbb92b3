import { mustBeMember } from '#lib/accounts/viewer.ts';
import { listCertificates } from '#lib/credentials/list-certificates.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer }, parent }) => {
	// The layout sends whoever is not signed in to the sign-in page.
	await parent();
	return serverOnly(await listCertificates(db, mustBeMember(viewer)));
};
