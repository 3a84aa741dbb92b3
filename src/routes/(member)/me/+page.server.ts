import { mustBeMember } from '#lib/accounts/viewer.ts';
import { listMyAttempts } from '#lib/assessment/list-my-attempts.server.ts';
import { listCertificates } from '#lib/credentials/list-certificates.server.ts';
import { newestNotes } from '#lib/media/find-notes.server.ts';
import { findPlaces } from '#lib/media/find-places.server.ts';
import { countDue } from '#lib/pathways/count-due.server.ts';
import { findMyPaths } from '#lib/pathways/find-my-paths.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openNext } from '../open-next.ts';

export const load = async ({ locals: { db, viewer, locale }, url }) => {
	const member = mustBeMember(viewer);
	const [{ played }, followed, next, due, attempts, certificates, notes] = await Promise.all([
		findPlaces(db, member, locale, { only: 'begun', limit: 4 }),
		findMyPaths(db, member, locale, 2),
		openNext(db, member, locale, url),
		countDue(db, member, new Date()),
		listMyAttempts(db, member),
		listCertificates(db, member),
		newestNotes(db, member, 3),
	]);
	return serverOnly({
		name: member.name,
		begun: played,
		followed,
		next,
		due,
		open: attempts.filter(({ submittedAt }) => submittedAt === null),
		certificates: certificates.slice(0, 3),
		notes,
	});
};
