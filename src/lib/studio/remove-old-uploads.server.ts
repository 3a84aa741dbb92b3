import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { removeUploadFiles } from './uploads.server.ts';

const hour = 60 * 60_000;

/** Lets the worker remove old uploads now; it then sees to the next hour by itself. */
export async function queueUploadRemoval(db: Db, runAt = new Date()): Promise<void> {
	await enqueue(db, 'remove_old_uploads', {}, { key: 'remove_old_uploads', runAt });
}

/**
 * Removes what nobody has sent more of for so many days, what was told of finished ones a day ago, and files that belong to
 * no upload any more; does so again an hour later.
 */
export async function removeOldUploads(db: Db, folder: string, days: number): Promise<void> {
	await sql`
		delete from studio.uploads
		where state = 'arriving' and moved_at < now() - make_interval(days => ${days})
			or state in ('done', 'refused') and moved_at < now() - interval '1 day'`.execute(db);
	await removeStrayFiles(db, folder);
	await queueUploadRemoval(db, new Date(Date.now() + hour));
}

/** Cases and accounts take their uploads with them, and leave the files. */
async function removeStrayFiles(db: Db, folder: string): Promise<void> {
	const names = await readdir(folder).catch(() => []);
	const ids = [...new Set(names.map((name) => name.slice(0, 32)))];
	const rows = await db.selectFrom('studio.uploads').select('id').where('state', 'in', ['arriving', 'checking']).execute();
	const known = new Set(rows.map(({ id }) => id));
	for (const id of ids.filter((one) => !known.has(one))) if (await isSettled(folder, id)) await removeUploadFiles(folder, id);
}

/** A file that was made this minute may have its row in a moment. */
async function isSettled(folder: string, id: string): Promise<boolean> {
	const file = await stat(join(folder, id)).catch(() => undefined);
	return !file || file.mtimeMs < Date.now() - hour;
}
