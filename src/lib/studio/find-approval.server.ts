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
	const { rows } = await sql<{ version: number | null; approved: boolean | null; refused: boolean | null }>`
		select min(approved_version) as version, bool_and(approved_at is not null) filter (where ${isAsked}) as approved,
			bool_or(refused_at is not null) as refused
		from studio.invitations where case_id = ${caseId}
	`.execute(db);
	const { version, approved, refused } = rows[0] ?? {};
	if (refused) return { state: 'refused', isChanged: false };
	if (!approved) return { state: 'none', isChanged: false };
	const seen = version ? await openVersion(db, caseId, version) : undefined;
	return { state: 'approved', isChanged: seen !== undefined && !saysTheSame(seen.document, document) };
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
