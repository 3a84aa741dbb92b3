import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connectTo } from '#lib/platform/db.ts';
import { openCluster } from '#lib/platform/embedded-postgres/cluster.ts';
import { migrate } from '#lib/platform/migrate.ts';

/** A database server of a test run; its databases are clones of the migrated `template`. */
export interface TestCluster {
	url: string;
	stop(): Promise<void>;
}

const home = join(import.meta.dirname, '../../.cache/test');
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=64MB'];

/** Starts a server of the given programs in a folder of its own, with a migrated database `template`. */
export async function startTestCluster(programs: string): Promise<TestCluster> {
	mkdirSync(home, { recursive: true });
	removeLeftovers();
	const folder = join(home, `${process.pid}-${randomUUID()}`);
	const cluster = await openCluster(programs, folder, settings);
	const atExit = () => killAndRemove(folder);
	process.once('exit', atExit);
	const stop = async () => {
		await cluster.release();
		process.off('exit', atExit);
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await createTemplate(cluster.url);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url: cluster.url, stop };
}

/** The address of another database on the same server. */
export function databaseUrl(clusterUrl: string, name: string): string {
	const url = new URL(clusterUrl);
	url.pathname = `/${name}`;
	return url.href;
}

async function createTemplate(clusterUrl: string): Promise<void> {
	await runOn(clusterUrl, 'create database template');
	const template = await connectTo(databaseUrl(clusterUrl, 'template'));
	await migrate(template).finally(template.close);
}

/** Runs one statement outside the database that it is about. */
export async function runOn(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(statement).finally(() => client.end());
}

/** Servers of runs that were killed. */
function removeLeftovers(): void {
	for (const name of readdirSync(home)) {
		if (!isRunning(Number.parseInt(name, 10))) killAndRemove(join(home, name));
	}
}

function killAndRemove(folder: string): void {
	const pidFile = join(folder, 'cluster/postmaster.pid');
	const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
	// The number may be another program's by now.
	const isOurs = () => spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.includes(folder);
	if (isOurs()) process.kill(pid, 'SIGQUIT');
	for (let tries = 0; tries < 50 && isOurs(); tries++) spawnSync('sleep', ['0.1']);
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as { code?: string }).code === 'EPERM';
	}
}
