import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { saveMedia } from '#lib/media/save-media.server.ts';
import { storeFile } from '#lib/media/store-file.server.ts';
import { toolsHere } from '#lib/media/tools-here.test-support.ts';
import type { Db } from '#lib/platform/db.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { test } from '../tests/database/database-test.ts';
import { storeCase } from '../tests/database/make-case.ts';
import { filesBelow } from '../tests/import/studio-test.ts';

/** Starts a worker as an operator does, in a process of its own. */
function startWorkerProcess(databaseUrl: string, dataDir: string): ChildProcess {
	const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, STORAGE_URL: '' };
	return spawn(process.execPath, ['src/worker.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

const kindsMade = async (db: Db) =>
	(await db.selectFrom('media.renditions').select('kind').orderBy('kind').execute()).map(({ kind }) => kind);
const isMaking = (folder: string, name: string) =>
	filesBelow(folder).some((file) => file.startsWith('work/') && file.endsWith(name));

test.skipIf(toolsHere.length === 0)(
	'a worker that is killed while it works leaves nothing half done; the next one finishes, once',
	async ({ db, database, onTestFinished }) => {
		const folder = mkdtempSync(join(tmpdir(), 'killed-'));
		const workers: ChildProcess[] = [];
		onTestFinished(() => {
			for (const worker of workers) worker.kill('SIGKILL');
			rmSync(folder, { recursive: true, force: true });
		});
		const storage = localStorageFolder(join(folder, 'files'));
		const path = join(folder, 'long.mp3');
		const short = readFileSync('demo/bussen-som-spor-forst/sound.mp3');
		writeFileSync(path, Buffer.concat(Array.from({ length: 8 }, () => short)));
		const stored = await storeFile(storage, path);
		rmSync(path);
		const { id } = await storeCase(db, { title: 'Lang' });
		const item = { kind: 'audio' as const, src: path, mimeType: 'audio/mpeg', stored };
		await db.transaction().execute((tx) => saveMedia(tx, id, [item]));

		for (const moment of ['recording', 'sound-1.opus', 'sound-1.mp3']) {
			const worker = startWorkerProcess(database.url, folder);
			workers.push(worker);
			await vi.waitUntil(() => isMaking(folder, moment), { timeout: 60_000, interval: 20 });
			worker.kill('SIGKILL');
			await once(worker, 'exit');
			await vi.waitUntil(() => !isAnybodyAtWorkIn(folder), { timeout: 10_000 });
			expect(await kindsMade(db)).toEqual({ recording: [], 'sound-1.opus': ['peaks'], 'sound-1.mp3': ['opus', 'peaks'] }[moment]);
		}

		workers.push(startWorkerProcess(database.url, folder));
		const isReady = async () => (await db.selectFrom('media.sources').select('state').executeTakeFirst())?.state === 'ready';
		await vi.waitUntil(isReady, { timeout: 120_000, interval: 200 });
		expect(await kindsMade(db)).toEqual(['mp3', 'opus', 'peaks']);
		const rows = await db.selectFrom('media.renditions').select(['storage_key', 'bytes']).execute();
		const keys = [stored.storageKey, ...rows.map((row) => row.storage_key)];
		const kept = ['secret', ...keys.map((key) => `files/${key}`)].sort();
		// The work folder is swept right after the renditions are there for all to see.
		const left = () => filesBelow(folder).filter((path) => !path.startsWith('search/'));
		await expect.poll(left, { timeout: 10_000 }).toEqual(kept);
		for (const { storage_key, bytes } of rows)
			expect((await buffer((await storage.open(storage_key)).stream)).length).toBe(bytes);
		const waiting = sql`select *, now() from graphile_worker.jobs where task_identifier = 'make_renditions'`;
		await expect.poll(async () => (await waiting.execute(db)).rows, { timeout: 10_000 }).toEqual([]);
	},
	240_000,
);

/** Whether a program works on a file in the folder; known on Linux only. */
function isAnybodyAtWorkIn(folder: string): boolean {
	if (process.platform !== 'linux') return false;
	return readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(`${folder}/work/`));
}

function commandOf(pid: string): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
}
