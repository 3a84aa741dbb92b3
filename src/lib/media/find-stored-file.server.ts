import type { Db } from '#lib/platform/db.ts';
import type { StoredFile } from './store-file.server.ts';

/** The file that was stored when this web address was imported last. */
export async function findStoredFile(db: Db, source: string): Promise<StoredFile | undefined> {
	const row = await db
		.selectFrom('media.files')
		.select(['storage_key as storageKey', 'bytes', 'sha256', 'mime_type as mimeType'])
		.where('source', '=', source)
		.where('storage_key', 'is not', null)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	const { storageKey, bytes, sha256, mimeType } = row ?? {};
	return storageKey && bytes !== null && bytes !== undefined && sha256 ? { storageKey, bytes, sha256, mimeType } : undefined;
}
