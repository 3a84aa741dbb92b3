import type { Db } from '#lib/platform/db.ts';
import { cancelJob } from '#lib/platform/jobs.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { renditionsJob } from './queue-renditions.server.ts';
import { removeRenditionsOf } from './remove-renditions.server.ts';

/** Removes the files of a case that is gone, except those that another case has too (the same sound is stored once). */
export async function removeUnusedFiles(db: Db, storage: Storage, keys: readonly string[]): Promise<void> {
	if (keys.length === 0) return;
	const used = await db.selectFrom('media.files').select('storage_key').where('storage_key', 'in', keys).execute();
	const inUse = new Set(used.map((file) => file.storage_key));
	for (const key of keys.filter((one) => !inUse.has(one))) {
		await storage.remove(key);
		await cancelJob(db, renditionsJob(contentOf(key)));
	}
	await removeRenditionsOf(db, storage, keys.map(contentOf));
}

/** A stored file's key is made of its content's hash: `ab/abcdef….mp3`. */
function contentOf(key: string): string {
	return key.slice(3).replace(/\..*$/, '');
}
