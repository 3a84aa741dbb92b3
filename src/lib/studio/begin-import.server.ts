import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { freeBytesOf, reserveBytes } from './disk-room.server.ts';
import { sourceFile } from './import/read-source.server.ts';
import type { ImportKind } from './imports.ts';

/** So many imports of one editor may wait to be looked at; each may hold a folder of recordings. */
export const mostWaiting = 20;

/** Where files of imports lie until they are stored, in the data folder of the site. */
export function importFolder(dataDir: string): string {
	return join(dataDir, 'imports');
}

/** A folder of an import that is being brought; its name is the import's key. */
export interface ImportPlace {
	id: string;
	folder: string;
}

/** Makes a place for what an editor brings. Throws NotFound for who is no editor, Conflict when too much of theirs waits. */
export async function makeImportPlace(db: Db, viewer: Viewer, folder: string): Promise<ImportPlace> {
	const editor = mustBeEditor(viewer);
	const { count } = await db
		.selectFrom('studio.imports')
		.select(({ fn }) => fn.countAll<string>().as('count'))
		.where('begun_by', '=', editor.id)
		.where('state', 'in', ['reading', 'ready'])
		.executeTakeFirstOrThrow();
	if (Number(count) >= mostWaiting)
		throw new Conflict(`${mostWaiting} of your imports wait. Store them or throw them away first.`, 'imports');
	const id = crypto.randomUUID();
	await mkdir(join(folder, id), { recursive: true });
	return { id, folder: join(folder, id) };
}

/** Whether the disk of a folder has room for a file and for what is unpacked of it. */
export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
	await mkdir(folder, { recursive: true });
	return (await freeBytesOf(folder)) > 2 * bytes + reserveBytes;
}

/** What an editor brings: an address, or what lies in the import's place already. */
export interface Brought {
	kind: ImportKind;
	name: string;
	address?: string;
	language: string;
}

/** Begins to read what an editor brought, in the background; says the import's key. */
export async function beginImport(db: Db, viewer: Viewer, { id }: ImportPlace, brought: Brought): Promise<string> {
	const editor = mustBeEditor(viewer);
	const { kind, address, language } = brought;
	const name = storable(brought.name).slice(0, 500);
	await db.transaction().execute(async (tx) => {
		const row = { id, kind, name, address: address ?? null, language, begun_by: editor.id };
		await tx.insertInto('studio.imports').values(row).execute();
		await enqueue(tx, 'read_import', { id }, { key: `import:${id}` });
	});
	return id;
}

/** Begins to read what stands at an address. */
export async function beginImportOfAddress(db: Db, viewer: Viewer, folder: string, brought: Brought): Promise<string> {
	return beginImport(db, viewer, await makeImportPlace(db, viewer, folder), brought);
}

/** Begins to read a text that an editor pasted. */
export async function beginImportOfText(db: Db, viewer: Viewer, folder: string, text: string, brought: Brought): Promise<string> {
	const place = await makeImportPlace(db, viewer, folder);
	await writeFile(join(place.folder, sourceFile), text);
	return beginImport(db, viewer, place, brought);
}
