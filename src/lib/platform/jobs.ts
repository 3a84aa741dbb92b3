import { sql } from 'kysely';
import type { Db } from './db.ts';

export interface JobOptions {
	/** A job with the same key that still waits is replaced. */
	key?: string;
	/** Not before this time. */
	runAt?: Date;
	/** Jobs of one queue run one after another, in whatever process. */
	queue?: string;
}

/** Queues a job that runs once the transaction is committed, and never when it is not. */
export async function enqueue(tx: Db, name: string, payload: object, { key, runAt, queue }: JobOptions = {}): Promise<void> {
	await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name := ${queue ?? null}, run_at := ${runAt ?? null}, job_key := ${key ?? null})`.execute(
		tx,
	);
}

/** Takes a job with a key out of the queue, whether it waits or was never there. */
export async function cancelJob(tx: Db, key: string): Promise<void> {
	await sql`select graphile_worker.remove_job(${key})`.execute(tx);
}
