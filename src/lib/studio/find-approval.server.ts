import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { CaseDocument } from './case-document.ts';
import { withoutKnownTimes } from './known-times.ts';
import type { Approval } from './missing-for.ts';
import { openVersion } from './versions.server.ts';

/** What the guests have said of a case, and whether it is still what they said it of. */
export async function findApproval(db: Db, caseId: number, document: CaseDocument): Promise<Approval> {
	const { rows } = await sql<{ version: number | null; approved: boolean | null; refused: boolean | null }>`
		select max(approved_version) as version, bool_or(approved_at is not null) as approved, bool_or(refused_because is not null) as refused
		from studio.invitations where case_id = ${caseId}
	`.execute(db);
	const { version, approved, refused } = rows[0] ?? {};
	if (refused) return { state: 'refused', isChanged: false };
	if (!approved) return { state: 'none', isChanged: false };
	const seen = version ? await openVersion(db, caseId, version) : undefined;
	return { state: 'approved', isChanged: seen !== undefined && !isDeepStrictEqual(said(seen.document), said(document)) };
}

/** What a guest agrees to: all but when and whether it is out. */
function said(document: CaseDocument): CaseDocument {
	const { status, publishedAt, ...content } = document.case;
	return withoutKnownTimes({ ...document, case: { ...content, status: 'draft' } });
}
