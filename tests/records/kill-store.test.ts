import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Database, openDatabase } from '#lib/platform/db.ts';
import { makeFolder, root } from '../cli/dugnad-process.ts';
import { makeStatement } from './invented-statements.ts';
import { type Ask, asker } from './xapi-test.ts';

const rounds = 20;
/** How many batches of three or so are acknowledged in a round at most: KILL_BATCHES=3400 is 10,000 statements. */
const mostBatches = Number(process.env.KILL_BATCHES ?? 40);
const writers = 6;

test('twenty times, store and database are killed while they answer: no acknowledged statement is lost, none is there twice', {
	timeout: 300_000 + rounds * mostBatches * 100,
}, async ({ onTestFinished }) => {
	const dataDir = makeFolder('records-');
	onTestFinished(() => {
		killDatabase(dataDir);
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	});
	const acknowledged: string[][] = [];
	const sent: string[][] = [];
	for (let round = 0; round < rounds; round++) {
		const { child, ask } = await startStore(dataDir);
		onTestFinished(() => void child.kill('SIGKILL'));
		const enough = acknowledged.length + 10 + Math.floor(Math.random() * (mostBatches - 10));
		const dying = once(child, 'exit');
		const write = async () => {
			for (let batch = makeBatch(); await isAccepted(ask, batch, sent); batch = makeBatch()) {
				acknowledged.push(batch);
				if (acknowledged.length < enough || child.killed) continue;
				// The database first, every other time: the store then meets connections that break.
				if (round % 2 === 0) killDatabase(dataDir);
				child.kill('SIGKILL');
				killDatabase(dataDir);
			}
		};
		await Promise.all([dying, ...Array.from({ length: writers }, write)]);
		expect(acknowledged.length, `round ${round}`).toBeGreaterThanOrEqual(enough);
	}
	const database = await openDatabase({ databaseUrl: undefined, dataDir });
	onTestFinished(() => database.close());
	const { stored, terms } = await readStored(database);
	expect(new Set(stored).size, 'none twice').toBe(stored.length);
	const there = new Set(stored);
	expect(
		acknowledged.flat().filter((id) => !there.has(id)),
		'none lost',
	).toEqual([]);
	const halves = sent.filter((batch) => batch.some((id) => there.has(id)) && !batch.every((id) => there.has(id)));
	expect(halves, 'no batch in part').toEqual([]);
	expect(terms, 'each is found by its verb').toBe(stored.length);
});

function makeBatch(): string[] {
	return Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => randomUUID());
}

async function isAccepted(ask: Ask, ids: string[], sent: string[][]): Promise<boolean> {
	sent.push(ids);
	const body = ids.map((id) => makeStatement({ id }));
	const answer = await ask('POST', '/statements', { body }).catch(() => undefined);
	return answer?.status === 200;
}

async function startStore(dataDir: string): Promise<{ child: ChildProcess; ask: Ask }> {
	const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
	const child = spawn(process.execPath, ['bench/records/serve.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
	const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
	const { port, key, secret } = JSON.parse(line) as { port: number; key: string; secret: string };
	return { child, ask: asker(`http://127.0.0.1:${port}/xapi`, `${key}:${secret}`) };
}

/** Ends the database's postmaster without a word; its children follow it. */
function killDatabase(dataDir: string): void {
	const file = join(dataDir, 'postgres/cluster/postmaster.pid');
	if (!existsSync(file)) return;
	try {
		process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

async function readStored({ db }: Database): Promise<{ stored: string[]; terms: number }> {
	const { rows } = await sql<{ id: string }>`select id from records.statements`.execute(db);
	const { rows: found } = await sql<{ count: number }>`
		select count(*)::int as count from (select term from records.terms group by term order by count(*) desc limit 1) verb
		join records.terms using (term)`.execute(db);
	return { stored: rows.map(({ id }) => id), terms: found[0]?.count ?? 0 };
}
