import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { listTables } from '#lib/platform/dump-tables.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { loadTables, setSequences } from '#lib/platform/load-tables.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { type Backup, type BackupProgress, backupSchema, fileIn, manifestIn, tableIn } from './backup-folder.ts';
import { lastMigration } from './make-backup.server.ts';
import { redrawCards } from './redraw-cards.server.ts';
import { settingsTag, siteTag } from './settings-tags.ts';

const rowsAtOnce = 500;

/**
 * Puts a backup into a site that nobody has used yet, all of the database or nothing. The files come first: a database that
 * is there has its files. Throws Invalid for a folder that is no whole backup, is of another version, or a site in use.
 */
export async function restoreBackup(
	{ db, storage }: { db: Db; storage: Storage },
	folder: string,
	progress: BackupProgress = () => {},
): Promise<Backup> {
	const backup = await readManifest(folder);
	await mustFit(db, backup);
	const keys = await listFiles(folder, backup);
	for (const [at, key] of keys.entries()) {
		if (!(await storage.has(key))) await storage.put(key, createReadStream(fileIn(folder, key)));
		progress(at + 1, keys.length, key);
	}
	await db.transaction().execute(async (tx) => {
		for (const month of monthsOf(backup)) await sql`select records.make_month(${month}::timestamptz)`.execute(tx);
		const rows = await loadTables(tx, backup.tables, ({ name }) => readRows(tableIn(folder, name)));
		if (rows !== backup.rows) throw new Invalid(`${folder} has ${rows} rows and should have ${backup.rows}: it is not whole.`);
		await setSequences(tx, backup.sequences);
		await redrawCards(tx);
		await pagesChanged(tx, [settingsTag, siteTag]);
	});
	return backup;
}

async function readManifest(folder: string): Promise<Backup> {
	try {
		return backupSchema.parse(JSON.parse(await readFile(manifestIn(folder), 'utf8')));
	} catch {
		throw new Invalid(
			`${folder} is no whole backup: it has no backup.json that can be read. Name a folder that npx dugnad backup made.`,
		);
	}
}

async function mustFit(db: Db, backup: Backup): Promise<void> {
	const migration = await lastMigration(db);
	if (migration !== backup.migration)
		throw new Invalid(
			`The backup is of a site with migration ${backup.migration}, and this one has ${migration}. Restore with the version that made it, then upgrade.`,
		);
	const known = new Map((await listTables(db)).map(({ name, columns }) => [name, columns.join()]));
	const strange = backup.tables.find(({ name, columns }) => known.get(name) !== columns.join());
	if (strange)
		throw new Invalid(
			`The table ${strange.name} of the backup is not as this version has it. Restore with the version that made it.`,
		);
	const { rows } = await sql<{ used: boolean }>`
		select exists (select from accounts.users) or exists (select from catalogue.cases) as used`.execute(db);
	if (rows[0]?.used)
		throw new Invalid(
			'This site has members or cases, which a restore would take away. Restore into a new DATA_DIR, or an empty database.',
		);
}

/** The keys of the files in the backup, read from its own rows. */
async function listFiles(folder: string, { missing }: Backup): Promise<string[]> {
	const keys = new Set<string>();
	for (const table of ['media.files', 'media.renditions', 'media.clips', 'studio.settings'])
		for await (const lines of readRows(tableIn(folder, table)))
			for (const line of lines) {
				const { storage_key, value } = JSON.parse(line) as { storage_key?: string | null; value?: { key?: string } | null };
				const key = storage_key ?? value?.key;
				if (key !== undefined && !missing.includes(key)) keys.add(key);
			}
	const there = await Promise.all([...keys].map((key) => stat(fileIn(folder, key)).catch(() => undefined)));
	return [...keys].filter((_, at) => there[at]);
}

async function* readRows(path: string): AsyncGenerator<string[]> {
	let some: string[] = [];
	for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })) {
		some.push(line);
		if (some.length < rowsAtOnce) continue;
		yield some;
		some = [];
	}
	if (some.length > 0) yield some;
}

/** The months of which the learning record has a part. */
function monthsOf({ partitions }: Backup): string[] {
	const months = partitions.flatMap((name) => /^records\.statements_(\d{4})_(\d{2})$/.exec(name)?.slice(1).join('-') ?? []);
	return [...new Set(months)].map((month) => `${month}-15T00:00:00Z`);
}
