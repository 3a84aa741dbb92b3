import type { Db } from '#lib/platform/db.ts';
import { type DocumentAddress, type DocumentContext, documentKey } from './document-address.ts';

/** A document as somebody stored it: the store does not know what its bytes mean. */
export interface StoredDocument {
	content: Buffer;
	contentType: string;
	/** SHA-1 of the content, in hexadecimal digits, as xAPI 1.0.3 Communication 3.1 wants it. */
	etag: string;
	updatedAt: Date;
}

/** A document, or undefined. */
export async function findDocument(db: Db, address: DocumentAddress): Promise<StoredDocument | undefined> {
	const row = await db
		.selectFrom('records.documents')
		.select(['content', 'content_type', 'etag', 'updated_at'])
		.where('key', '=', documentKey(address))
		.executeTakeFirst();
	return row && { content: row.content, contentType: row.content_type, etag: row.etag, updatedAt: row.updated_at };
}

/** The ids of a context's documents, all or those changed after a time, and when the newest of them changed. */
export async function listDocuments(
	db: Db,
	context: DocumentContext,
	since: Date | undefined,
): Promise<{ ids: string[]; updatedAt: Date | undefined }> {
	let query = documentsOf(db, context).select(['document_id', 'updated_at']).orderBy('updated_at').orderBy('document_id');
	if (since) query = query.where('updated_at', '>', since);
	const rows = await query.execute();
	// One id may be there for several registrations.
	return { ids: [...new Set(rows.map((row) => row.document_id))], updatedAt: rows.at(-1)?.updated_at };
}

/** The documents of a context; a state without a registration means those of every registration. */
function documentsOf(db: Db, { kind, activityId, agent, registration }: DocumentContext) {
	let query = db.selectFrom('records.documents').where('kind', '=', kind);
	if (activityId !== undefined) query = query.where('activity_id', '=', activityId);
	if (agent !== undefined) query = query.where('agent_key', '=', agent);
	if (registration !== undefined) query = query.where('registration', '=', registration);
	return query;
}
