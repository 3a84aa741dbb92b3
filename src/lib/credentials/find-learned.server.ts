import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { AwardSubject } from './award.ts';
import { awardsSeenBy, memberId } from './find-certificates.ts';

/** Whose knowledge, and of which cases. */
export interface Learned {
	userId: string;
	caseIds: number[];
}

/**
 * What a certificate stands for, where the viewer may know how fresh that is: its holder, and others when the holder
 * wishes it. Nothing for a certificate that was taken back or outlived its holder's account.
 */
export async function findLearned(db: Db, viewer: Viewer, slug: string): Promise<Learned | undefined> {
	const row = await awardsSeenBy(db, viewer)
		.where('slug', '=', slug)
		.where('revoked_at', 'is', null)
		.where((is) => is.or([is('shows_freshness', '=', true), is('user_id', '=', memberId(viewer))]))
		.executeTakeFirst();
	if (!row?.user_id) return undefined;
	return { userId: row.user_id, caseIds: caseIdsOf(row.subject as unknown as AwardSubject, row.case_id) };
}

function caseIdsOf(subject: AwardSubject, caseId: number | null): number[] {
	if (subject.kind === 'path') return subject.cases.map(({ id }) => id);
	return caseId === null ? [] : [caseId];
}
