import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sql } from 'kysely';
import { operator } from '#lib/accounts/viewer.ts';
import { listCaseIds } from '#lib/catalogue/list-case-ids.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { type ImportEvent, type ImportSettings, importCases } from '#lib/studio/import-cases.server.ts';
import { openCaseDocument } from '#lib/studio/open-case-document.server.ts';
import type { Studio } from '#lib/studio/studio.ts';
import { test as databaseTest } from '../database/database-test.ts';

const scratch = join(import.meta.dirname, '../../.cache/tmp');

/** A studio with an empty catalogue and a storage of its own. */
export interface TestStudio {
	studio: Studio;
	/** Everything of the test; `files` and `work` are in it. */
	folder: string;
	/** Imports, and gives what was told, progress apart. */
	run(source: string, settings?: Partial<ImportSettings>): Promise<Exclude<ImportEvent, { type: 'progress' }>[]>;
	/** Every case as it is in the catalogue now, by its title. */
	documents(): Promise<Map<string, CaseDocument>>;
	/** The files below the storage and the work folder. */
	files(): string[];
}

/** A test with a studio: `test('…', async ({ lab }) => …)`; the catalogue is emptied before each. */
export const test = databaseTest.extend('lab', async ({ db }, { onCleanup }): Promise<TestStudio> => {
	await emptyTables(db);
	mkdirSync(scratch, { recursive: true });
	const folder = mkdtempSync(join(scratch, 'studio-'));
	onCleanup(() => rmSync(folder, { recursive: true, force: true }));
	return labIn(db, folder);
});

/** A studio on a database of the caller's. */
export function labIn(db: Db, folder: string): TestStudio {
	const studio: Studio = { db, storage: localStorageFolder(join(folder, 'files')), viewer: operator };
	const usual = { media: 'link', fetchPrivate: true, workFolder: join(folder, 'work') } as const;
	return {
		studio,
		folder,
		async run(source, settings) {
			const events = await Array.fromAsync(importCases(studio, source, { ...usual, ...settings }));
			return events.filter((event) => event.type !== 'progress');
		},
		async documents() {
			const ids = await listCaseIds(db, operator);
			const documents = await Promise.all(ids.map(({ id }) => openCaseDocument(db, operator, id)));
			return new Map(documents.map((document) => [document.case.title, document]));
		},
		files: () => filesBelow(folder),
	};
}

/** Every file below a folder, in order, with its path from there. */
export function filesBelow(folder: string): string[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
		.sort();
}

/** How many rows each table has, the bookkeeping of migrations and of the job queue's names apart. */
export async function countRows(db: Db): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const table of await ownTables(db)) {
		const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(db);
		counts[table] = rows[0]?.count ?? 0;
	}
	return counts;
}

async function emptyTables(db: Db): Promise<void> {
	const tables = (await ownTables(db)).map((table) => sql.table(table));
	await sql`truncate ${sql.join(tables)} restart identity cascade`.execute(db);
}

async function ownTables(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select schemaname || '.' || tablename as name from pg_tables
		where schemaname not in ('pg_catalog', 'information_schema', 'platform')
			and tablename not in ('migrations', '_private_tasks', '_private_job_queues', '_private_known_crontabs')
		order by 1
	`.execute(db);
	return rows.map(({ name }) => name);
}
