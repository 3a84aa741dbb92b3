import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';
import { canonical } from './merging/merge-lists.ts';

/** A case as somebody left it, without the times that the aligner finds again. */
export interface KeptVersion {
	number: number;
	document: CaseDocument;
}

/** Keeps a document as the case's next version, and says its number. The caller holds the catalogue's lock. */
export async function keepVersion(
	tx: Db,
	caseId: number,
	version: { session: string; savedBy: string | null; document: CaseDocument },
): Promise<number> {
	const { transcript, ...document } = version.document;
	const sha256 = transcript ? await keepText(tx, caseId, transcript) : null;
	const { rows } = await sql<{ number: number }>`
		insert into studio.versions (case_id, number, session, document, text_sha256, saved_by)
		select ${caseId}, coalesce(max(number), 0) + 1, ${version.session}, ${JSON.stringify(document)}::jsonb, ${sha256}, ${version.savedBy}
		from studio.versions where case_id = ${caseId} returning number
	`.execute(tx);
	await forgetSteps(tx, caseId);
	return rows[0]?.number ?? 0;
}

/** A version by its number, or the newest one; undefined when there is none, or it is not kept any more. */
export async function openVersion(db: Db, caseId: number, number?: number): Promise<KeptVersion | undefined> {
	const { rows } = await sql<{ number: number; document: object; transcript: object | null }>`
		select v.number, v.document, t.transcript
		from studio.versions v left join studio.texts t on t.case_id = v.case_id and t.sha256 = v.text_sha256
		where v.case_id = ${caseId} and ${number === undefined ? sql`true` : sql`v.number = ${number}`}
		order by v.number desc limit 1
	`.execute(db);
	const [row] = rows;
	if (!row) return undefined;
	const { number: found, document, transcript } = row;
	return { number: found, document: caseDocument.parse({ ...document, ...(transcript && { transcript }) }) };
}

async function keepText(tx: Db, caseId: number, transcript: NonNullable<CaseDocument['transcript']>): Promise<Buffer> {
	const text = canonical(transcript);
	const sha256 = createHash('sha256').update(text).digest();
	await sql`
		insert into studio.texts (case_id, sha256, transcript) values (${caseId}, ${sha256}, ${text}::jsonb) on conflict do nothing
	`.execute(tx);
	return sha256;
}

/** The steps of a session of yesterday are forgotten, except the last one and what a guest approved. */
async function forgetSteps(tx: Db, caseId: number): Promise<void> {
	const { numAffectedRows } = await sql`
		delete from studio.versions v where case_id = ${caseId} and saved_at < now() - interval '1 day'
			and session = (select session from studio.versions later
				where later.case_id = v.case_id and later.number > v.number order by later.number limit 1)
			and not exists (select from studio.invitations i where i.case_id = v.case_id and i.approved_version = v.number)
	`.execute(tx);
	if (!numAffectedRows) return;
	await sql`
		delete from studio.texts t where case_id = ${caseId}
			and not exists (select from studio.versions v where v.case_id = t.case_id and v.text_sha256 = t.sha256)
	`.execute(tx);
}
