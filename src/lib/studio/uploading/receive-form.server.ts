import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { beginUpload, type UploadHouse } from '../begin-upload.server.ts';
import { formBytes } from '../upload.ts';
import { noteArrived, removeUploadFiles } from '../uploads.server.ts';
import { readFormFile } from './read-form-file.ts';

/** Receives the one file of a form, as browsers without JavaScript send it, onto the disk. Throws as `beginUpload` does. */
export async function receiveForm(
	db: Db,
	viewer: Viewer,
	house: UploadHouse,
	request: IncomingMessage,
	caseId: number,
): Promise<void> {
	const announced = Number(request.headers['content-length'] ?? 0);
	const limits = { ...house.limits, fileBytes: Math.min(house.limits.fileBytes, formBytes) };
	const id = randomBytes(16).toString('hex');
	// The file is smaller than its form, by its name and little more.
	await beginUpload(db, viewer, { ...house, limits }, { id, caseId, name: '?', bytes: announced, sha256: undefined });
	try {
		const file = await readFormFile(request.headers['content-type'] ?? '', request);
		if (!file) throw new Invalid('The form held no file. Choose one and send it again.', 'file');
		const written = createWriteStream(join(house.folder, id), { flush: true });
		await pipeline(file.content, written);
		if (written.bytesWritten === 0) throw new Invalid('The file is empty. Choose another one.', 'file');
		await sql`update studio.uploads set bytes = ${written.bytesWritten}, name = ${file.name.slice(0, 255) || '?'} where id = ${id}`.execute(
			db,
		);
		await noteArrived(db, id);
	} catch (error) {
		await db.deleteFrom('studio.uploads').where('id', '=', id).where('state', '=', 'arriving').execute();
		await removeUploadFiles(house.folder, id);
		throw error;
	}
}
