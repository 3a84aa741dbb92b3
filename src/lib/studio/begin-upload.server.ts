import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { UploadLimits } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { freeBytesOf, reserveBytes } from './disk-room.server.ts';
import { UploadRefusal } from './uploading/upload-refusal.ts';

/** A file that somebody is about to send. */
export interface AnnouncedFile {
	id: string;
	caseId: number;
	name: string;
	bytes: number;
	/** Of the whole, in hexadecimal digits, when the sender knows it. */
	sha256: string | undefined;
}

export interface UploadHouse {
	limits: UploadLimits;
	/** Where files lie while they arrive. */
	folder: string;
	/** Says how many bytes the disk of a folder has left. */
	freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Makes room for a file before a byte of it is sent. Throws NotFound for whoever is no editor and for a case that is not there,
 * and UploadRefusal for what is too large or too much.
 */
export async function beginUpload(db: Db, viewer: Viewer, house: UploadHouse, file: AnnouncedFile): Promise<void> {
	const editor = mustBeEditor(viewer);
	refuseSize(file.bytes, house.limits);
	if (file.sha256 !== undefined && !/^[0-9a-f]{64}$/.test(file.sha256))
		throw new Invalid('The sha256 that was announced is none: give it as 64 hexadecimal digits, or leave it out.', 'sha256');
	await inTransaction(db, async (tx) => {
		// Two files at once must not both take the last room.
		await sql`select pg_advisory_xact_lock(hashtext('dugnad uploads'))`.execute(tx);
		await refuseTooMuch(tx, editor.id, house, file.bytes);
		const name = storable(file.name).slice(0, 255) || '?';
		const { numAffectedRows } = await sql`
			insert into studio.uploads (id, user_id, case_id, name, bytes, sha256)
			select ${file.id}, ${editor.id}, id, ${name}, ${file.bytes}, ${file.sha256 ?? null} from catalogue.cases where id = ${file.caseId}
		`.execute(tx);
		if (!numAffectedRows) throw new NotFound('There is no such case. Perhaps somebody has removed it.');
	});
}

function refuseSize(bytes: number, { fileBytes }: UploadLimits): void {
	if (!(bytes > 0)) throw new Invalid('The file is empty, or its size was not told. Choose another file.', 'Upload-Length');
	if (bytes > fileBytes)
		throw new UploadRefusal(
			413,
			`The file is ${megabytes(bytes)} MB, and at most ${megabytes(fileBytes)} MB are taken (UPLOAD_MB). Make it smaller, or ask the operator.`,
		);
}

async function refuseTooMuch(tx: Db, editorId: string, house: UploadHouse, bytes: number): Promise<void> {
	const { rows } = await sql<{ own: number; coming: number }>`
		select coalesce(sum(bytes) filter (where user_id = ${editorId}), 0)::bigint as own,
			coalesce(sum(bytes - received + bytes), 0)::bigint as coming
		from studio.uploads where state in ('arriving', 'checking')`.execute(tx);
	const { own = 0, coming = 0 } = rows[0] ?? {};
	const { openBytes } = house.limits;
	if (own + bytes > openBytes)
		throw new UploadRefusal(
			429,
			`You have ${megabytes(own)} MB under way, and at most ${megabytes(openBytes)} MB are allowed (UPLOAD_OPEN_MB). Finish or cancel those first.`,
		);
	// Each file is stored beside its upload before that is removed.
	const free = await (house.freeBytes ?? freeBytesOf)(house.folder);
	if (coming + 2 * bytes + reserveBytes > free)
		throw new UploadRefusal(507, 'The disk of the site has no room for this file. Ask the operator, and try again later.');
}

function megabytes(bytes: number): number {
	return Math.ceil(bytes / 1_048_576);
}
