import { mustBeMember } from '#lib/accounts/viewer.ts';
import { listMyAttempts } from '#lib/assessment/list-my-attempts.server.ts';
import { listCertificates } from '#lib/credentials/list-certificates.server.ts';
import { newestNotes } from '#lib/media/find-notes.server.ts';
import { findPlaces } from '#lib/media/find-places.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, locale } }) => {
	const member = mustBeMember(viewer);
	const [{ played }, attempts, certificates, notes] = await Promise.all([
		findPlaces(db, member, locale, { only: 'begun', limit: 4 }),
		listMyAttempts(db, member),
		listCertificates(db, member),
		newestNotes(db, member, 3),
	]);
	return serverOnly({
		name: member.name,
		begun: played,
		open: attempts.filter(({ submittedAt }) => submittedAt === null),
		certificates: certificates.slice(0, 3),
		notes,
	});
};
