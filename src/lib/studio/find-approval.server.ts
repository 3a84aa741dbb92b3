import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { CaseDocument } from './case-document.ts';
import { withoutKnownTimes } from './known-times.ts';
import type { Approval } from './missing-for.ts';
import { openVersion } from './versions.server.ts';

/** What all guests who were asked have said of a case, and whether it is still what they said it of. */
export async function findApproval(db: Db, caseId: number, document: CaseDocument): Promise<Approval> {
	const isAsked = sql`asks_approval and (withdrawn_at is null or approved_at is not null)`;
	const { rows } = await sql<{ versions: number[] | null; approved: boolean | null; refused: boolean | null }>`
		select array_agg(distinct approved_version) filter (where approved_version is not null) as versions,
			bool_and(approved_at is not null) filter (where ${isAsked}) as approved,
			bool_or(refused_at is not null) as refused
		from studio.invitations where case_id = ${caseId}
	`.execute(db);
	const { versions, approved, refused } = rows[0] ?? {};
	if (refused) return { state: 'refused', isChanged: false };
	if (!approved) return { state: 'none', isChanged: false };
	// Each guest has agreed to what they saw: one of them may have seen something else than the others.
	for (const version of versions ?? []) {
		const seen = await openVersion(db, caseId, version);
		if (!seen || !saysTheSame(seen.document, document)) return { state: 'approved', isChanged: true };
	}
	return { state: 'approved', isChanged: false };
}

/** Whether a guest who agrees to the one agrees to the other. */
export function saysTheSame(one: CaseDocument, other: CaseDocument): boolean {
	return isDeepStrictEqual(said(one), said(other));
}

/** What a guest agrees to: all but when and whether it is out. */
function said(document: CaseDocument): CaseDocument {
	const { status, publishedAt, ...content } = document.case;
	return withoutKnownTimes({ ...document, case: { ...content, status: 'draft' } });
}
