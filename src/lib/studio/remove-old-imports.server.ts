import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';

const hour = 60 * 60_000;

/** Lets the worker remove old imports now; it then sees to the next hour by itself. */
export async function queueImportRemoval(db: Db, runAt = new Date()): Promise<void> {
	await enqueue(db, 'remove_old_imports', {}, { key: 'remove_old_imports', runAt });
}

/** Removes what nobody has confirmed for a day, and files that belong to no import any more; does so again an hour later. */
export async function removeOldImports(db: Db, folder: string): Promise<void> {
	await sql`delete from studio.imports where state in ('reading', 'ready', 'failed') and begun_at < now() - interval '1 day'`.execute(
		db,
	);
	const rows = await db.selectFrom('studio.imports').select('id').where('state', '<>', 'done').execute();
	const known = new Set(rows.map(({ id }) => id));
	for (const name of await readdir(folder).catch(() => []))
		if (isUuid(name) && !known.has(name) && (await isOld(join(folder, name))))
			await rm(join(folder, name), { recursive: true, force: true });
	await queueImportRemoval(db, new Date(Date.now() + hour));
}

/** A file that is being sent has its import in a moment. */
async function isOld(path: string): Promise<boolean> {
	const found = await stat(path).catch(() => undefined);
	return !found || found.mtimeMs < Date.now() - 2 * hour;
}
