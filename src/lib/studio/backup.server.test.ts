import { randomUUID } from 'node:crypto';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, onTestFinished } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { listTables } from '#lib/platform/dump-tables.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { fillMember } from '../../../tests/accounts/fill-member.ts';
import { cloneDatabase, test } from '../../../tests/database/database-test.ts';
import { manifestIn, secretIn, tableIn } from './backup-folder.ts';
import { makeBackup } from './make-backup.server.ts';
import { restoreBackup } from './restore-backup.server.ts';

const secret = 'a secret of tests, long enough to be one';

/** Everything in a database: each table's rows in an order of their own. */
async function contentOf(db: Db): Promise<Record<string, string[]>> {
	const tables = await listTables(db);
	const read = async (name: string) => {
		const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t order by 1`.execute(db);
		return rows.map(({ line }) => line);
	};
	return Object.fromEntries(await Promise.all(tables.map(async ({ name }) => [name, await read(name)] as const)));
}

async function emptySite() {
	const { database, remove } = await cloneDatabase();
	onTestFinished(remove);
	return { db: database.db, ...places() };
}

function places() {
	const folder = join(tmpdir(), randomUUID());
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return { storage: localStorageFolder(join(folder, 'files')), folder: join(folder, 'backup') };
}

test('a site that was lost comes back from its backup to the last row and byte', { timeout: 120_000 }, async ({ db }) => {
	const { storage, folder } = places();
	await fillMember(db);
	const key = `ab/${'ab'.repeat(32)}.mp3`;
	await storage.put(key, Readable.from([Buffer.from('a sound')]));
	await sql`insert into media.files (case_id, position, kind, storage_key, source, mime_type, bytes, sha256)
		select min(id), 99, 'audio', ${key}, 'a.mp3', 'audio/mpeg', 7, ${'ab'.repeat(32)} from catalogue.cases`.execute(db);
	const before = await contentOf(db);
	const made = await makeBackup({ db, storage, secret }, folder);
	expect(made.rows).toBe(Object.values(before).reduce((sum, rows) => sum + rows.length, 0));
	expect(made.files).toBe(1);
	expect((await stat(folder)).mode & 0o077).toBe(0);

	const lost = await emptySite();
	await restoreBackup(lost, folder);
	const after = await contentOf(lost.db);
	expect(Object.keys(after)).toEqual(Object.keys(before));
	for (const [name, rows] of Object.entries(before)) expect(after[name], name).toEqual(rows);
	expect((await lost.storage.stat(key))?.bytes).toBe(7);
	// Keys go on where they were, and references are as strict as before.
	const next = (one: Db) => sql<{ id: number }>`select nextval('catalogue.cases_id_seq') as id`.execute(one);
	expect((await next(lost.db)).rows).toEqual((await next(db)).rows);
	await expect(
		sql`insert into media.files (case_id, position, kind, source, mime_type)
		values (999999, 1, 'audio', 'https://example.org/a.mp3', 'audio/mpeg')`.execute(lost.db),
	).rejects.toThrow('foreign key');

	await expect(restoreBackup(lost, folder)).rejects.toThrow('has members or cases');
	expect(await db.selectFrom('studio.backups').select(['rows', 'files']).execute()).toEqual([{ rows: made.rows, files: 1 }]);
});

test('a second backup that breaks off leaves none that looks whole, and what was opened to others is closed', async ({ db }) => {
	const { storage, folder } = places();
	await makeBackup({ db, storage, secret }, folder);
	const held = [secretIn(folder), tableIn(folder, 'accounts.users')];
	for (const path of held) await chmod(path, 0o644);
	const breaksOff = (_done: number, _total: number, what: string) => {
		if (what.startsWith('catalogue.')) throw new Error('The disk is full.');
	};
	await expect(makeBackup({ db, storage, secret }, folder, breaksOff)).rejects.toThrow('full');
	await expect(restoreBackup(await emptySite(), folder)).rejects.toThrow('is no whole backup');
	for (const path of held) expect((await stat(path)).mode & 0o077, path).toBe(0);
});

test('a backup that is not whole or of another version is refused, and changes nothing', { timeout: 120_000 }, async ({ db }) => {
	const { storage, folder } = places();
	await makeBackup({ db, storage, secret }, folder);
	const lost = await emptySite();
	const before = await contentOf(lost.db);
	await expect(restoreBackup(lost, `${folder}-none`)).rejects.toThrow('is no whole backup');
	const manifest = await readFile(manifestIn(folder), 'utf8');
	await writeFile(manifestIn(folder), manifest.replace(/"migration": "[^"]+"/, '"migration": "0003_media"'));
	await expect(restoreBackup(lost, folder)).rejects.toThrow('0003_media');
	await writeFile(manifestIn(folder), manifest);
	const cases = tableIn(folder, 'catalogue.cases');
	const whole = await readFile(cases);
	await writeFile(cases, whole.subarray(0, whole.length - 40));
	await expect(restoreBackup(lost, folder)).rejects.toThrow();
	expect(await contentOf(lost.db)).toEqual(before);
});
