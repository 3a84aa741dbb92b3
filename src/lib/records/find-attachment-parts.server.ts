import type { Db } from '#lib/platform/db.ts';
import { attachmentHashes } from './attachment-hashes.ts';
import { findAttachments } from './find-attachments.server.ts';
import type { AttachmentPart } from './multipart.ts';
import type { StoredStatement } from './statement.ts';

/** What the store has of the attachments of statements; one that has only an address is fetched there. */
export async function findAttachmentParts(db: Db, statements: readonly StoredStatement[]): Promise<AttachmentPart[]> {
	const bytes = await findAttachments(db, [...new Set(statements.flatMap(attachmentHashes))]);
	const types = new Map(statements.flatMap(attachmentTypes));
	return [...bytes].map(([sha2, body]) => ({ sha2, body, contentType: types.get(sha2) ?? 'application/octet-stream' }));
}

function attachmentTypes({ attachments = [], object }: StoredStatement): [string, string][] {
	const inner = object.objectType === 'SubStatement' ? (object.attachments ?? []) : [];
	return [...attachments, ...inner].map(({ sha2, contentType }) => [sha2.toLowerCase(), contentType]);
}
