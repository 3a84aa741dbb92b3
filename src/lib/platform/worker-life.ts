import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Tells a worker's lock from any other advisory lock of ours. */
const lockClass = 7_361_001;
const everyMs = 60_000;

/** A name under which jobs are taken, for as long as this process lives. */
export interface WorkerLife {
	workerId: string;
	end(): Promise<void>;
}

/**
 * Gives a worker a name and holds a lock on it: when the process is killed, its connection and so its lock are gone at
 * once, and others know that its jobs are free. (graphile-worker alone would leave them locked for four hours.) Frees
 * the jobs of the dead now and every minute.
 */
export async function startWorkerLife(url: string): Promise<WorkerLife> {
	const workerId = `worker-${randomUUID()}`;
	let client = await lockName(url, workerId);
	await freeJobsOfTheDead(client);
	const look = async () => {
		try {
			await freeJobsOfTheDead(client);
		} catch {
			// The database was away, and with it our lock.
			await client.end().catch(() => undefined);
			client = await lockName(url, workerId).catch(() => client);
		}
	};
	const timer = setInterval(look, everyMs).unref();
	return {
		workerId,
		async end() {
			clearInterval(timer);
			await client.end();
		},
	};
}

async function lockName(url: string, workerId: string): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: url, keepAlive: true });
	client.on('error', () => undefined);
	await client.connect();
	await client.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, workerId]);
	return client;
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
