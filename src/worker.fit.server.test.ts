import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { expect, vi } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { fitModels } from '#lib/pathways/fitting/fit-models.server.ts';
import { readServingModel } from '#lib/pathways/fitting/read-serving-model.server.ts';
import { listFits } from '#lib/pathways/list-fits.server.ts';
import { findFitNow, queueFitNow } from '#lib/pathways/queue-fitting.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { lexiconFile } from '#lib/search/open-lexicon.server.ts';
import { test } from '../tests/database/database-test.ts';
import { makeManyCases } from '../tests/database/make-many-cases.ts';
import { countStoring, holdModels } from '../tests/pathways/hold-models.ts';
import { makeLearners } from '../tests/pathways/make-learners.ts';
import { sharedLexicon } from '../tests/search/shared-lexicon.ts';

/** Starts a worker as an operator does, in a process of its own. */
function startWorkerProcess(databaseUrl: string, dataDir: string): ChildProcess {
	const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, STORAGE_URL: '' };
	return spawn(process.execPath, ['src/worker.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

test('a worker that is killed while it fits leaves the old model serving; the next worker finishes the fit, once', async ({
	db,
	database,
	onTestFinished,
}) => {
	const dataDir = mkdtempSync(join(tmpdir(), 'killed-fit-'));
	mkdirSync(join(dataDir, 'search'));
	copyFileSync(join(sharedLexicon(), lexiconFile), join(dataDir, 'search', lexiconFile));
	const workers: ChildProcess[] = [];
	onTestFinished(() => {
		for (const worker of workers) worker.kill('SIGKILL');
		rmSync(dataDir, { recursive: true, force: true });
	});
	await makeManyCases(db, 100);
	await makeLearners(db, 1_000);
	const { id: old } = await fitModels(db);
	await queueFitNow(db, operator);

	// A fit that wants to put its model in the place of the old one has to wait while somebody else changes that.
	const holding = await holdModels(db);
	for (const reached of [isFitting, areWordsThere, isStoring]) {
		const worker = startWorkerProcess(database.url, dataDir);
		workers.push(worker);
		await vi.waitUntil(() => reached(db), { timeout: 60_000, interval: 10 });
		worker.kill('SIGKILL');
		await once(worker, 'exit');
		expect((await readServingModel(db))?.id).toBe(old);
	}
	await holding.release();
	expect((await listFits(db, operator)).map(({ id }) => id)).toEqual([old]);

	workers.push(startWorkerProcess(database.url, dataDir));
	await vi.waitUntil(async () => (await findFitNow(db)) === undefined, { timeout: 90_000, interval: 100 });
	const fits = await listFits(db, operator);
	expect(fits.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
	expect((await readServingModel(db))?.id).toBe(fits[0]?.id);
}, 240_000);

const isFitting = (db: Db) =>
	isThere(db, sql`from graphile_worker.jobs where task_identifier = 'fit_recommendations' and locked_at is not null`);
const areWordsThere = (db: Db) => isThere(db, sql`from pathways.case_words`);
const isStoring = async (db: Db) => (await countStoring(db)) > 0;

async function isThere(db: Db, what: RawBuilder<unknown>): Promise<boolean> {
	const { rows } = await sql`select 1 ${what} limit 1`.execute(db);
	return rows.length > 0;
}
