import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from '@tus/server';
import { fileTypeFromFile } from 'file-type';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { isExpected, NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { beginUpload, type UploadHouse } from '../begin-upload.server.ts';
import { findUpload, noteArrived, noteReceived } from '../uploads.server.ts';
import { CheckedStore } from './checked-store.server.ts';
import { isTaken } from './examine-upload.server.ts';
import { UploadRefusal } from './upload-refusal.ts';

/** So much of a file tells what it is. */
const headBytes = 65_536;

/** A tus 1.0 server on our table and folder; `viewerOf` tells who sends the request under way, and has asked before. */
export function openTus(db: Db, house: UploadHouse, viewerOf: () => Viewer): Server {
	mkdirSync(house.folder, { recursive: true });
	return new Server({
		path: paths.studioUploads(),
		relativeLocation: true,
		// Nobody else's pages send anything here.
		allowedOrigins: () => false,
		datastore: new CheckedStore(house.folder, (id, received) => noteReceived(db, id, received)),
		getFileIdFromRequest: (_request, id) => id,
		onIncomingRequest: async ({ method }, id) => {
			if (method === 'PATCH') await refuseOthers(db, house.folder, viewerOf(), id);
		},
		onUploadCreate: async (_request, { id, size = 0, metadata = {} }) => {
			const { name, case: caseId, sha256 } = metadata;
			if (!/^[1-9]\d{0,8}$/.test(caseId ?? '')) throw new NotFound('There is no such case: give its number in Upload-Metadata.');
			const file = { id, caseId: Number(caseId), name: name ?? '', bytes: size, sha256: sha256 ?? undefined };
			await beginUpload(db, viewerOf(), house, file);
			return {};
		},
		onUploadFinish: async (_request, { id }) => {
			await noteArrived(db, id);
			return {};
		},
		onResponseError: (_request, error) => explain(error),
	});
}

/** Nobody sends gigabytes of what will not be taken: the first piece tells. What cannot be told yet is told at the end. */
async function refuseOthers(db: Db, folder: string, viewer: Viewer, id: string): Promise<void> {
	mustBeEditor(viewer);
	const { received, state } = await findUpload(db, viewer, id);
	if (state !== 'arriving') throw new UploadRefusal(410, 'All of this file has arrived already.');
	if (received < headBytes) return;
	const found = await fileTypeFromFile(join(folder, id)).catch(() => undefined);
	if (found && !isTaken(found.mime))
		throw new UploadRefusal(415, `The file is ${found.mime}. Send sound, video, or a picture as JPEG, PNG, WebP or AVIF.`);
}

function explain(error: Error | { status_code: number; body: string }): { status_code: number; body: string } | undefined {
	if (error instanceof UploadRefusal || isExpected(error)) return { status_code: error.status, body: `${error.message}\n` };
	if (error instanceof Error) {
		console.error('Upload:', error);
		return { status_code: 500, body: 'Something went wrong here; what has arrived is kept. Try again.\n' };
	}
	return undefined;
}
