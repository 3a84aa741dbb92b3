import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import type { ImportState } from './imports.ts';
import { importFound } from './open-import.server.ts';

/** What an editor chose on one page of an import: of the things `shown`, those that are `chosen`. */
export interface ImportChoice {
	shown: readonly number[];
	chosen: readonly number[];
}

/** Keeps which cases of an import are to be stored. Throws NotFound, and Conflict when it is being stored. */
export async function chooseItems(db: Db, viewer: Viewer, id: string, choice: ImportChoice): Promise<void> {
	mustBeEditor(viewer);
	await inTransaction(db, async (tx) => {
		await lockReady(tx, id);
		await keepChoice(tx, id, choice);
	});
}

async function keepChoice(tx: Db, id: string, { shown, chosen }: ImportChoice): Promise<void> {
	await sql`
		update studio.import_items set is_chosen = position = any(${[...chosen]}::int[])
		where import_id = ${id} and position = any(${[...shown]}::int[])`.execute(tx);
}

/** Chooses all cases of an import, or none. */
export async function chooseAll(db: Db, viewer: Viewer, id: string, isChosen: boolean): Promise<void> {
	mustBeEditor(viewer);
	await inTransaction(db, async (tx) => {
		await lockReady(tx, id);
		await tx.updateTable('studio.import_items').set({ is_chosen: isChosen }).where('import_id', '=', id).execute();
	});
}

/** How an import is to be stored. */
export interface Confirmation {
	id: string;
	/** Whether new cases that lack nothing are published. */
	publishes: boolean;
	/** Whether linked sound and pictures are copied here. */
	copies: boolean;
	/** What is chosen on the page that confirms. */
	choice?: ImportChoice;
	/** How many cases the editor was told are stored. */
	expected: number;
}

/** Lets what was chosen be stored, in the background. Throws NotFound; Conflict when somebody did so, or chose otherwise, meanwhile. */
export async function confirmImport(db: Db, viewer: Viewer, confirmation: Confirmation): Promise<void> {
	const editor = mustBeEditor(viewer);
	const { id, publishes, copies, choice, expected } = confirmation;
	await inTransaction(db, async (tx) => {
		await lockReady(tx, id);
		if (choice) await keepChoice(tx, id, choice);
		const { rows } = await sql<{ count: number }>`
			select count(*)::int as count from studio.import_items
			where import_id = ${id} and is_chosen and outcome in ('create', 'change')`.execute(tx);
		if (rows[0]?.count !== expected)
			throw new Conflict('Somebody else chose otherwise meanwhile. Look at the choice again, and confirm it then.', 'chosen');
		const confirmed = { state: 'storing', publishes, copies, confirmed_by: editor.id, done: 0, total: expected };
		await tx.updateTable('studio.imports').set(confirmed).where('id', '=', id).execute();
		await enqueue(tx, 'store_import', { id }, { key: `import-store:${id}` });
	});
}

/** Forgets an import that nobody has confirmed, with its files. */
export async function discardImport(db: Db, viewer: Viewer, folder: string, id: string): Promise<void> {
	mustBeEditor(viewer);
	await inTransaction(db, async (tx) => {
		const state = await lockImport(tx, id);
		if (state === 'storing' || state === 'done')
			throw new Conflict('The import is stored, or being so. It stays in the list.', 'state');
		await tx.deleteFrom('studio.imports').where('id', '=', id).execute();
	});
	await rm(join(folder, id), { recursive: true, force: true });
}

async function lockReady(tx: Db, id: string): Promise<void> {
	if ((await lockImport(tx, id)) !== 'ready')
		throw new Conflict('The import is not there to be confirmed: it is being read, or somebody has confirmed it.', 'state');
}

async function lockImport(tx: Db, id: string): Promise<ImportState> {
	const row = isUuid(id)
		? await tx.selectFrom('studio.imports').select('state').where('id', '=', id).forUpdate().executeTakeFirst()
		: undefined;
	return importFound(row).state as ImportState;
}
