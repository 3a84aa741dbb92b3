import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { AwardSubject } from './award.ts';
import type { Certificate, SignedCredential } from './certificate.ts';

/** The awards that a viewer may see: one's own, and what others made public. */
export function awardsSeenBy(db: Db, viewer: Viewer) {
	return db
		.selectFrom('credentials.awards')
		.selectAll()
		.where((is) => is.or([is('is_public', '=', true), is('user_id', '=', memberId(viewer))]));
}

type AwardRow = Awaited<ReturnType<ReturnType<typeof awardsSeenBy>['executeTakeFirstOrThrow']>>;

/** A row of the table as its viewer sees it. */
export function toCertificate(viewer: Viewer, row: AwardRow): Certificate {
	return {
		id: row.id,
		slug: row.slug,
		subject: row.subject as unknown as AwardSubject,
		awardedAt: row.awarded_at,
		revoked: row.revoked_at && { at: row.revoked_at, because: row.revoked_because ?? '' },
		isPublic: row.is_public,
		// A certificate that outlived its holder's account is nobody's.
		isMine: row.user_id !== null && row.user_id === memberId(viewer),
		showsFreshness: row.shows_freshness,
		signed: row.credential === null || row.jwt === null ? null : { credential: row.credential as SignedCredential, jwt: row.jwt },
	};
}

/** The member that a viewer is; null matches nobody. */
export function memberId(viewer: Viewer): string | null {
	return viewer.kind === 'member' ? viewer.id : null;
}
