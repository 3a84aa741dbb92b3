import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import type { Upload } from './upload.ts';

const columns = ['id', 'name', 'bytes', 'received', 'state', 'problem'] as const;

/** Where files lie while they arrive, in the data folder of the site. */
export function uploadFolder(dataDir: string): string {
	return join(dataDir, 'uploads');
}

/** A file that the viewer sends; another editor's is not found. */
export async function findUpload(db: Db, viewer: Viewer, id: string): Promise<Upload> {
	const { id: editorId } = mustBeEditor(viewer);
	const found = await db
		.selectFrom('studio.uploads')
		.select(columns)
		.where('id', '=', id)
		.where('user_id', '=', editorId)
		.executeTakeFirst();
	if (!found) throw new NotFound('There is no such upload. Perhaps it waited too long; begin again.');
	return found as Upload;
}

/** What the viewer sends, or has sent within the day, for a case; the oldest first. */
export async function listUploads(db: Db, viewer: Viewer, caseId: number): Promise<Upload[]> {
	const { id: editorId } = mustBeEditor(viewer);
	const rows = await db
		.selectFrom('studio.uploads')
		.select(columns)
		.where('case_id', '=', caseId)
		.where('user_id', '=', editorId)
		.orderBy('started_at')
		.orderBy('id')
		.execute();
	return rows as Upload[];
}

/** Writes down how much of a file is here. */
export async function noteReceived(db: Db, id: string, received: number): Promise<void> {
	await sql`
		update studio.uploads set received = least(${received}, bytes), moved_at = now() where id = ${id} and state = 'arriving'
	`.execute(db);
}

/** All of a file is here: a job looks at it, since that takes longer than a request may. Said twice it counts once. */
export async function noteArrived(db: Db, id: string): Promise<void> {
	await inTransaction(db, async (tx) => {
		const { numAffectedRows } = await sql`
			update studio.uploads set state = 'checking', received = bytes, moved_at = now() where id = ${id} and state = 'arriving'
		`.execute(tx);
		if (numAffectedRows) await enqueue(tx, 'file_upload', { id }, { key: `upload:${id}` });
	});
}

/** Forgets an upload, with what has arrived of it. Throws NotFound; Conflict when it is on its way into the case already. */
export async function cancelUpload(db: Db, viewer: Viewer, folder: string, id: string): Promise<void> {
	const { state } = await findUpload(db, viewer, id);
	const removed = await db.deleteFrom('studio.uploads').where('id', '=', id).where('state', '<>', 'checking').executeTakeFirst();
	if (state === 'checking' || removed.numDeletedRows === 0n)
		throw new Conflict('All of the file has arrived, and it is on its way into the case. Remove it from there.');
	await removeUploadFiles(folder, id);
}

/** Removes what lies in the folder of an upload that is forgotten or filed. */
export async function removeUploadFiles(folder: string, id: string): Promise<void> {
	for (const name of [id, `${id}.json`]) await rm(join(folder, name), { force: true });
}
