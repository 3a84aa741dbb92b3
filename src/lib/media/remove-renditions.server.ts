import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { Storage } from '#lib/platform/storage.ts';

/** Removes what was made of contents that no case has any more; from then on nobody is given it. */
export async function removeRenditionsOf(db: Db, storage: Storage, sha256s: readonly string[]): Promise<void> {
	const { rows } = await sql<{ storage_key: string }>`
		with gone as (
			delete from media.sources s where s.sha256 = any(${sha256s})
				and not exists (select from media.files f where f.sha256 = s.sha256 and f.storage_key is not null) returning sha256
		)
		select storage_key from media.renditions where source_sha256 in (select sha256 from gone)
		union all select storage_key from media.clips where source_sha256 in (select sha256 from gone)`.execute(db);
	for (const { storage_key } of rows) await storage.remove(storage_key);
}
