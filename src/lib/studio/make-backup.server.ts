import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { type DumpedTable, dumpRows, listPartitions, listSequences, listTables } from '#lib/platform/dump-tables.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { type Backup, type BackupProgress, fileIn, manifestIn, secretIn, tableIn } from './backup-folder.ts';

export interface BackupHouse {
	db: Db;
	storage: Storage;
	/** The site's secret, as `openSecret` gives it. */
	secret: string;
}

/**
 * Copies everything that must be kept to a folder, while the site runs: the database as of one moment, the files, the secret.
 * A file that is there from an earlier backup stays, its name being its content's. The folder is whole once `backup.json` is
 * there; nobody but its owner can read what is in it.
 */
export async function makeBackup(
	{ db, storage, secret }: BackupHouse,
	folder: string,
	progress: BackupProgress = () => {},
): Promise<Backup> {
	const started = performance.now();
	await mkdir(folder, { recursive: true, mode: 0o700 });
	// From here on it is neither the earlier backup nor this one.
	await rm(manifestIn(folder), { force: true });
	await writeWhole(secretIn(folder), `${secret}\n`);
	const dumped = await dumpDatabase(db, folder, progress);
	const keys = await listKeys(db);
	const missing: string[] = [];
	let bytes = dumped.bytes;
	for (const [at, key] of keys.entries()) {
		const copied = await copyFile(storage, key, fileIn(folder, key));
		if (copied === undefined) missing.push(key);
		bytes += copied ?? 0;
		progress(at + 1, keys.length, key);
	}
	const files = keys.length - missing.length;
	const backup: Backup = { format: 1, madeAt: new Date().toISOString(), ...dumped.told, files, missing };
	await writeWhole(manifestIn(folder), `${JSON.stringify(backup, null, '\t')}\n`);
	const took_ms = Math.round(performance.now() - started);
	await db.insertInto('studio.backups').values({ rows: backup.rows, files, bytes, took_ms }).execute();
	return backup;
}

type Told = Pick<Backup, 'migration' | 'tables' | 'partitions' | 'sequences' | 'rows'>;

async function dumpDatabase(db: Db, folder: string, progress: BackupProgress): Promise<{ told: Told; bytes: number }> {
	return db
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute(async (tx) => {
			const tables = await listTables(tx);
			let [rows, bytes] = [0, 0];
			for (const [at, table] of tables.entries()) {
				const written = await dumpTable(tx, table, tableIn(folder, table.name));
				rows += written.rows;
				bytes += written.bytes;
				progress(at + 1, tables.length, table.name);
			}
			const told = {
				migration: await lastMigration(tx),
				tables,
				partitions: await listPartitions(tx),
				sequences: await listSequences(tx),
			};
			return { told: { ...told, rows }, bytes };
		});
}

async function dumpTable(tx: Db, table: DumpedTable, path: string): Promise<{ rows: number; bytes: number }> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	await rm(path, { force: true });
	const file = createWriteStream(path, { mode: 0o600, flush: true });
	let rows = 0;
	async function* lines() {
		for await (const some of dumpRows(tx, table)) {
			rows += some.length;
			yield `${some.join('\n')}\n`;
		}
	}
	await pipeline(Readable.from(lines()), createGzip(), file);
	return { rows, bytes: file.bytesWritten };
}

/** The newest migration of a database. */
export async function lastMigration(db: Db): Promise<string> {
	const { rows } = await sql<{ name: string }>`select max(name) as name from platform.kysely_migration`.execute(db);
	return rows[0]?.name ?? '';
}

/** The files that the database names. Cards are drawn anew. */
async function listKeys(db: Db): Promise<string[]> {
	const { rows } = await sql<{ key: string }>`
		select storage_key as key from media.servable where storage_key is not null
		union select value->>'key' from studio.settings where name in ('logo', 'cover') and value is not null order by 1`.execute(db);
	return rows.map(({ key }) => key);
}

/** The size of the file in the backup; undefined when the storage has none. */
async function copyFile(storage: Storage, key: string, path: string): Promise<number | undefined> {
	const found = await storage.stat(key);
	if (!found) return undefined;
	const there = await stat(path).catch(() => undefined);
	if (there?.size === found.bytes) return found.bytes;
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	try {
		const { stream, bytes } = await storage.open(key);
		await pipeline(stream, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }));
		await rename(`${path}.part`, path);
		return bytes;
	} catch (error) {
		if (error instanceof NotFound) return undefined;
		throw error;
	}
}

/** A file that is there keeps its mode when it is written; a new one is its owner's. */
async function writeWhole(path: string, text: string): Promise<void> {
	await rm(`${path}.part`, { force: true });
	await writeFile(`${path}.part`, text, { mode: 0o600, flush: true });
	await rename(`${path}.part`, path);
}
