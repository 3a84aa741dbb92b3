import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** How large the attachments are that the store has, by their SHA-2 in lower case. */
export async function findAttachmentSizes(db: Db, hashes: readonly string[]): Promise<Map<string, number>> {
	if (hashes.length === 0) return new Map();
	const { rows } = await sql<{ sha2: string; bytes: number }>`
		select sha2, length(content) as bytes from records.attachments where sha2 = any(${hashes}::text[])`.execute(db);
	return new Map(rows.map(({ sha2, bytes }) => [sha2, bytes]));
}

/** The attachments that the store has, by their SHA-2 in lower case. */
export async function findAttachments(db: Db, hashes: readonly string[]): Promise<Map<string, Buffer>> {
	if (hashes.length === 0) return new Map();
	const rows = await db
		.selectFrom('records.attachments')
		.selectAll()
		.where('sha2', 'in', [...hashes])
		.execute();
	return new Map(rows.map(({ sha2, content }) => [sha2, content]));
}
