import { sql } from 'kysely';
import type { Db } from './db.ts';

export interface JobOptions {
	/** A job with the same key that still waits is replaced. */
	key?: string;
	/** Not before this time. */
	runAt?: Date;
	/** Jobs of one queue run one after another, in whatever process. */
	queue?: string;
	/** How often it is tried before it counts as failed; 25 times, over some days, unless said otherwise. */
	attempts?: number;
}

/** Queues a job that runs once the transaction is committed, and never when it is not. */
export async function enqueue(
	tx: Db,
	name: string,
	payload: object,
	{ key, runAt, queue, attempts }: JobOptions = {},
): Promise<void> {
	await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name := ${queue ?? null}, run_at := ${runAt ?? null}, job_key := ${key ?? null}, max_attempts := ${attempts ?? null})`.execute(
		tx,
	);
}

/** Takes a job with a key out of the queue, whether it waits or was never there. */
export async function cancelJob(tx: Db, key: string): Promise<void> {
	await sql`select graphile_worker.remove_job(${key})`.execute(tx);
}

/** What became of the job with a key: it waits or is under way, or was given up; undefined when it is done or never was. */
export async function findJob(db: Db, key: string): Promise<'waiting' | 'failed' | undefined> {
	const { rows } = await sql<{ hopeless: boolean }>`
		select attempts >= max_attempts and locked_at is null as hopeless from graphile_worker.jobs where key = ${key}`.execute(db);
	return rows[0] && (rows[0].hopeless ? 'failed' : 'waiting');
}

/** How many jobs of a name wait or are under way. */
export async function countJobs(db: Db, name: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from graphile_worker.jobs where task_identifier = ${name} and (attempts < max_attempts or locked_at is not null)`.execute(
		db,
	);
	return rows[0]?.count ?? 0;
}

/** Takes the jobs of a name out of the queue that are not wanted any more, as their payload tells. */
export async function cancelJobs(tx: Db, name: string, isUnwanted: (payload: unknown) => boolean): Promise<void> {
	// Payloads are in no public view of the queue; its version is pinned.
	const { rows } = await sql<{ id: number; payload: unknown }>`
		select jobs.id, jobs.payload from graphile_worker._private_jobs jobs
		join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where tasks.identifier = ${name}`.execute(tx);
	const unwanted = rows.filter(({ payload }) => isUnwanted(payload)).map(({ id }) => id);
	await sql`select graphile_worker.complete_jobs(${unwanted}::bigint[])`.execute(tx);
}
