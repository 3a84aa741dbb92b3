import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { attachmentHashes } from '../attachment-hashes.ts';
import type { AttachmentPart } from '../multipart.ts';
import type { Draft } from './draft.ts';

/** Keeps what came with the statements: the same bytes once, and which statements they belong to. */
export async function saveAttachments(tx: Db, drafts: readonly Draft[], parts: readonly AttachmentPart[]): Promise<void> {
	if (parts.length === 0) return;
	const bytes = new Map(parts.map((part) => [part.sha2.toLowerCase(), Buffer.from(part.body)]));
	const uses = drafts.flatMap(({ id, statement }) => attachmentHashes(statement).map((sha2) => ({ sha2, statement_id: id })));
	const kept = uses.filter(({ sha2 }) => bytes.has(sha2));
	const hashes = [...new Set(kept.map(({ sha2 }) => sha2))].sort();
	for (const sha2 of hashes) {
		await sql`insert into records.attachments (sha2, content) values (${sha2}, ${bytes.get(sha2)}) on conflict do nothing`.execute(
			tx,
		);
	}
	if (kept.length > 0) await tx.insertInto('records.attachment_uses').values(kept).execute();
}
