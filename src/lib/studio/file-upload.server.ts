import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isEditor, type Member } from '#lib/accounts/viewer.ts';
import type { MediaWorkshop } from '#lib/media/make-renditions.server.ts';
import { type StoredFile, storeFile } from '#lib/media/store-file.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { jobEditor } from './job-editor.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { saveEditedCase } from './save-edited-case.server.ts';
import type { UploadProblem } from './upload.ts';
import { type Examined, examineUpload } from './uploading/examine-upload.server.ts';
import { removeUploadFiles } from './uploads.server.ts';

/** An upload that is all here. */
interface Arrived {
	id: string;
	caseId: number;
	sha256: string | null;
	bytes: number;
	editor: Member;
}

/**
 * Looks at a file that has arrived and files it in its case, as its editor; the work on recordings is queued with that. What
 * is not taken is removed, and its editor told why. For anything else this throws and may be called again.
 */
export async function fileUpload(
	db: Db,
	workshop: MediaWorkshop,
	folder: string,
	id: string,
	signal?: AbortSignal,
): Promise<void> {
	const upload = await findArrived(db, id);
	if (!upload) return;
	const problem = await takeIn(db, workshop, folder, upload, signal);
	if (problem)
		await db
			.updateTable('studio.uploads')
			.set({ state: 'refused', problem, moved_at: new Date() })
			.where('id', '=', id)
			.execute();
	await removeUploadFiles(folder, id);
}

async function findArrived(db: Db, id: string): Promise<Arrived | undefined> {
	const row = await db
		.selectFrom('studio.uploads as u')
		.innerJoin('accounts.users as m', 'm.id', 'u.user_id')
		.select(['u.id', 'u.case_id', 'u.sha256', 'u.bytes', 'm.id as userId', 'm.name as userName', 'm.role'])
		.where('u.id', '=', id)
		.where('u.state', '=', 'checking')
		.executeTakeFirst();
	if (!row) return undefined;
	return { id, caseId: row.case_id, sha256: row.sha256, bytes: row.bytes, editor: jobEditor(row) };
}

async function takeIn(
	db: Db,
	workshop: MediaWorkshop,
	folder: string,
	upload: Arrived,
	signal?: AbortSignal,
): Promise<UploadProblem | undefined> {
	const path = join(folder, upload.id);
	if (!isEditor(upload.editor)) return 'rights';
	if ((await stat(path).catch(() => undefined))?.size !== upload.bytes) return 'broken';
	if (upload.sha256 && upload.sha256 !== (await hashOf(path, signal))) return 'checksum';
	const examined = await examineUpload(workshop.tools, path, signal);
	if (typeof examined === 'string') return examined;
	const stored = await storeAs(workshop, path, examined);
	try {
		await addToCase(db, upload, examined, stored);
	} catch (error) {
		if (isExpected(error)) return 'case';
		throw error;
	}
	return undefined;
}

async function hashOf(path: string, signal?: AbortSignal): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash, { signal });
	return hash.digest('hex');
}

/** Under a name that ends as its kind does; the name itself is made of the content. */
async function storeAs({ storage }: MediaWorkshop, path: string, { item, ending }: Examined): Promise<StoredFile> {
	const named = `${path}.${ending}`;
	await rm(named, { force: true });
	await link(path, named);
	try {
		return { ...(await storeFile(storage, named)), mimeType: item.mimeType };
	} finally {
		await rm(named, { force: true });
	}
}

async function addToCase(db: Db, { id, caseId, editor }: Arrived, { item }: Examined, stored: StoredFile): Promise<void> {
	const added = { ...item, src: stored.storageKey, bytes: stored.bytes };
	await db.transaction().execute(async (tx) => {
		const { version: base, document } = await openEditedCase(tx, editor, caseId);
		const isThere = document.media.some(({ src }) => src === added.src);
		if (!isThere) {
			const change = (before: typeof document) => ({ ...before, media: [...before.media, added] });
			await saveEditedCase(tx, editor, { caseId, base, session: sessionOf(id), change, stored: [stored] });
		}
		const { sha256 } = stored;
		await tx.updateTable('studio.uploads').set({ state: 'done', sha256, moved_at: new Date() }).where('id', '=', id).execute();
	});
}

/** An upload is an edit of its own; its 32 digits are a UUID without its dashes. */
function sessionOf(id: string): string {
	return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
