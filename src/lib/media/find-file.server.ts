import { extname } from 'node:path';
import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Storage } from '#lib/platform/storage.ts';
import type { ServableFile } from './serve-file.server.ts';

/** A file, and whether it is sound or video, or tells how it sounds: a recording, what is made of it, but no still picture. */
export interface FoundFile extends ServableFile {
	isHeard: boolean;
}

/** The file with this key, ready to be given out; throws NotFound unless a case that the viewer may see has it. */
export async function findFile(db: Db, storage: Storage, viewer: Viewer, key: string): Promise<FoundFile> {
	// What a recording was said to be when it came is not believed: only what we have drawn of it is a picture.
	const { rows } = await sql<{ slug: string; mime_type: string; bytes: number; sha256: string; is_heard: boolean }>`
		select c.slug, s.mime_type, s.bytes, s.sha256,
			f.kind in ('audio', 'video') and (s.storage_key = f.storage_key or s.mime_type not like 'image/%') as is_heard
		from media.servable s join media.files f on f.sha256 = s.source_sha256 join catalogue.cases c on c.id = f.case_id
		where s.storage_key = ${key} and f.storage_key is not null and ${visible(viewer)} order by is_heard desc limit 1`.execute(db);
	const [file] = rows;
	if (!file)
		throw new NotFound(
			'There is no such file, or it belongs to a case that is not published. Look for the case in the catalogue.',
		);
	return {
		bytes: file.bytes,
		mimeType: file.mime_type,
		sha256: file.sha256,
		isHeard: file.is_heard,
		fileName: file.slug + extname(key),
		open: async (range) => (await storage.open(key, range)).stream,
	};
}
