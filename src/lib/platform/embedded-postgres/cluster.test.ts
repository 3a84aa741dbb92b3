import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Invalid } from '../errors.ts';
import { findPostgresPrograms } from './binaries.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { findPostmaster } from './postmaster.ts';

const programs = findPostgresPrograms();
const fast = ['fsync=off', 'full_page_writes=off'];
const scratch = join(import.meta.dirname, '../../../../.cache/tmp');
const root = mkdtemp();
const template = join(root, 'blåbær og bringebær');

function mkdtemp(): string {
	mkdirSync(scratch, { recursive: true });
	return mkdtempSync(join(scratch, 'cluster-'));
}

/** A folder with a cluster that has been used and stopped. */
function usedFolder(name: string): string {
	cpSync(template, join(root, name), { recursive: true, preserveTimestamps: true });
	return join(root, name);
}

async function ask(cluster: Cluster, question: string): Promise<unknown> {
	const client = new pg.Client(cluster.url);
	await client.connect();
	try {
		return (await client.query(question)).rows[0];
	} finally {
		await client.end();
	}
}

/** Another process of ours that opens the cluster, says so, and releases it when its input ends. */
async function otherProcess(folder: string) {
	const program = `
		import { openCluster } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'cluster.ts')).href)};
		const cluster = await openCluster(${JSON.stringify(programs)}, ${JSON.stringify(folder)}, ${JSON.stringify(fast)});
		console.log(cluster.url);
		process.stdin.resume().once('end', () => cluster.release().then(() => process.exit()));`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
	const exited = once(child, 'exit');
	const [url] = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(() => ['it ended'])]);
	const end = async () => {
		child.stdin.end();
		expect((await exited)[0]).toBe(0);
	};
	const kill = async () => {
		child.kill('SIGKILL');
		await exited;
	};
	return { url: String(url), end, kill };
}

const isUp = (folder: string) => findPostmaster(join(folder, 'cluster')) !== undefined;

beforeAll(async () => {
	chmodSync(root, 0o755);
	const cluster = await openCluster(programs ?? '', template, fast);
	await ask(cluster, 'create table kept as select 42 as answer');
	await cluster.release();
}, 60_000);

/** Also stops what a failed test left running. */
afterAll(() => {
	for (const name of readdirSync(root)) {
		const left = findPostmaster(join(root, name, 'cluster'));
		if (left) process.kill(left.pid, 'SIGQUIT');
	}
	rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

test.runIf(programs)(
	'is created once, in a path with spaces and Norwegian letters, and stopped by whoever uses it last',
	async () => {
		expect(isUp(template)).toBe(false);
		const cluster = await openCluster(programs ?? '', template, fast);
		expect(await ask(cluster, 'select answer from kept')).toEqual({ answer: 42 });
		const other = await otherProcess(template);
		expect(other.url).toBe(cluster.url);
		await cluster.release();
		expect(isUp(template)).toBe(true);
		await other.end();
		expect(isUp(template)).toBe(false);
		expect(readdirSync(template).sort()).toEqual(['cluster', 'log', 'password']);
	},
);

test.runIf(programs)('outlives a killed owner; the next process adopts it with what was written, and stops it', async () => {
	const owner = await otherProcess(template);
	await owner.kill();
	expect(isUp(template)).toBe(true);
	const next = await openCluster(programs ?? '', template, fast);
	expect(next.url).toBe(owner.url);
	await next.release();
	expect(isUp(template)).toBe(false);
	expect(existsSync(join(template, 'cluster/postmaster.pid'))).toBe(false);
});

test.runIf(programs)(
	'four processes that come at once to an empty folder, and leave at once, share one server',
	async () => {
		const folder = join(root, 'fresh');
		mkdirSync(folder);
		mkdirSync(join(folder, 'cluster.new-999999999/half'), { recursive: true });
		const all = await Promise.all([1, 2, 3, 4].map(() => otherProcess(folder)));
		expect(new Set(all.map(({ url }) => url)).size).toBe(1);
		await Promise.all(all.map(({ end }) => end()));
		expect(isUp(folder)).toBe(false);
		expect(readdirSync(folder).sort()).toEqual(['cluster', 'log', 'password']);
	},
	60_000,
);

test.runIf(programs)(
	'coming and going at the same moment never meets a server that is going down',
	async () => {
		await Promise.all(
			[1, 2, 3, 4].map(async () => {
				for (let round = 0; round < 4; round++) {
					const cluster = await openCluster(programs ?? '', template, fast);
					expect(await ask(cluster, 'select answer from kept')).toEqual({ answer: 42 });
					await cluster.release();
				}
			}),
		);
		expect(isUp(template)).toBe(false);
	},
	60_000,
);

test.runIf(programs).each([
	['a process that is gone', 999_999_999],
	['a program that has its number now', process.pid],
])('a note that names %s does not keep it from starting', async (_, pid) => {
	const folder = usedFolder(`stale-${pid}`);
	writeFileSync(join(folder, 'cluster/postmaster.pid'), `${pid}\n${folder}/cluster\n1700000000\n1\n\n127.0.0.1\n\nready\n`);
	const cluster = await openCluster(programs ?? '', folder, fast);
	expect(await ask(cluster, 'select answer from kept')).toEqual({ answer: 42 });
	await cluster.release();
	expect(isUp(folder)).toBe(false);
});

test.runIf(programs)('a damaged or foreign folder is one sentence with its reason, and stays as it was', async () => {
	const foreign = join(root, 'foreign');
	mkdirSync(join(foreign, 'cluster'), { recursive: true, mode: 0o700 });
	writeFileSync(join(foreign, 'cluster/letter.txt'), 'Not a database.');
	await expect(openCluster(programs ?? '', foreign)).rejects.toThrow(
		/^The embedded PostgreSQL in .*foreign did not start: .+\. Its log is .*log\.$/,
	);
	expect(readdirSync(join(foreign, 'cluster'))).toEqual(['letter.txt']);

	const older = usedFolder('older');
	writeFileSync(join(older, 'cluster/PG_VERSION'), '12\n');
	await expect(openCluster(programs ?? '', older)).rejects.toThrow(/did not start: database files are incompatible/);

	const locked = usedFolder('locked');
	writeFileSync(join(locked, 'password'), 'wrong');
	await expect(openCluster(programs ?? '', locked, fast)).rejects.toThrow(Invalid);
	process.kill(Number(readFileSync(join(locked, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGINT');
});

test.runIf(programs && process.getuid?.() === 0)(
	'root may keep it where nobody else may enter, and move it in and out',
	async () => {
		const folder = usedFolder('private/data');
		for (const mode of [0o700, 0o755]) {
			chmodSync(join(root, 'private'), mode);
			const cluster = await openCluster(programs ?? '', folder, fast);
			expect(await ask(cluster, 'select answer from kept')).toEqual({ answer: 42 });
			await cluster.release();
		}
	},
);
