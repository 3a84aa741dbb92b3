import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './db.ts';

/** Tells a worker's lock from any other advisory lock of ours. */
const lockClass = 7_361_001;
const everyMs = 60_000;

/** Tells others that the jobs taken in a name are being worked on, for as long as this process lives. */
export interface WorkerLife {
	takeName(name: string): Promise<void>;
	end(): Promise<void>;
}

/**
 * Holds a lock on the name in which jobs are taken: when the process is killed, its connection and so its lock are gone at
 * once, and others know that its jobs are free. (graphile-worker alone would leave them locked for four hours.) Frees
 * the jobs of the dead now and every minute.
 */
export async function startWorkerLife(url: string): Promise<WorkerLife> {
	const names: string[] = [];
	let client = await connect(url, names);
	await freeJobsOfTheDead(client);
	const look = async () => {
		try {
			await freeJobsOfTheDead(client);
		} catch {
			// The database was away, and with it our lock.
			await client.end().catch(() => undefined);
			client = await connect(url, names).catch(() => client);
		}
	};
	const timer = setInterval(look, everyMs).unref();
	return {
		async takeName(name) {
			await lockName(client, name);
			names.push(name);
		},
		async end() {
			clearInterval(timer);
			await client.end();
		},
	};
}

async function connect(url: string, names: readonly string[]): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: url, keepAlive: true });
	client.on('error', () => undefined);
	await client.connect();
	for (const name of names) await lockName(client, name);
	return client;
}

async function lockName(client: pg.Client, name: string): Promise<void> {
	await client.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, name]);
}

async function freeJobsOfTheDead(client: pg.Client): Promise<void> {
	await client.query(
		`select graphile_worker.force_unlock_workers(array(
			select distinct locked_by from graphile_worker._private_jobs where locked_by is not null and not exists (
				select from pg_locks where locktype = 'advisory' and granted and classid = $1
					and database = (select oid from pg_database where datname = current_database())
					and objid = (hashtext(locked_by)::bigint & 4294967295))))`,
		[lockClass],
	);
}

/** How many runners of jobs are alive now, in whatever process. */
export async function countWorkers(db: Db): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from pg_locks where locktype = 'advisory' and granted and classid = ${lockClass}::oid
			and database = (select oid from pg_database where datname = current_database())`.execute(db);
	return rows[0]?.count ?? 0;
}
