import { sql } from 'kysely';
import type { Db } from './db.ts';

/** How the jobs of one task stand. */
export interface TaskJobs {
	task: string;
	/** May be done now, or as soon as something has been tried again. */
	waiting: number;
	/** Have an hour of their own, later. */
	planned: number;
	running: number;
	/** Were given up after their last try. */
	failed: number;
	/** Since when the oldest of those waits that may be done now. */
	waitingSince: Date | null;
}

/** Something that went wrong: a job that was given up or is tried again. */
export interface TroubledJob {
	id: number;
	task: string;
	attempts: number;
	isGivenUp: boolean;
	/** When it is tried next, or was last. */
	runAt: Date;
	/** The last error's own words, cut. */
	error: string;
}

const givenUp = sql`attempts >= max_attempts and locked_at is null`;

/** The queue by tasks. */
export async function countTasks(db: Db): Promise<TaskJobs[]> {
	const { rows } = await sql<TaskJobs>`
		select task_identifier as task,
			(count(*) filter (where locked_at is null and attempts < max_attempts and (run_at <= now() or attempts > 0)))::int as waiting,
			(count(*) filter (where locked_at is null and attempts = 0 and run_at > now()))::int as planned,
			(count(*) filter (where locked_at is not null))::int as running,
			(count(*) filter (where ${givenUp}))::int as failed,
			min(run_at) filter (where locked_at is null and attempts = 0 and run_at <= now()) as "waitingSince"
		from graphile_worker.jobs group by 1 order by 1`.execute(db);
	return rows;
}

/** The newest jobs in which something went wrong, those that were given up first. */
export async function listTroubledJobs(db: Db, limit: number): Promise<TroubledJob[]> {
	const { rows } = await sql<TroubledJob>`
		select id, task_identifier as task, attempts, ${givenUp} as "isGivenUp", run_at as "runAt", left(last_error, 500) as error
		from graphile_worker.jobs where last_error is not null and locked_at is null
		order by 4 desc, updated_at desc limit ${limit}`.execute(db);
	return rows;
}

/** Lets a job that waits or was given up be done now, with all its tries anew; false when there is none any more. */
export async function retryJob(db: Db, id: number): Promise<boolean> {
	const { rows } =
		await sql`select from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at := now(), attempts := 0)`.execute(db);
	return rows.length > 0;
}

/** Takes a job that is not under way out of the queue; false when there is none any more. */
export async function removeJob(db: Db, id: number): Promise<boolean> {
	const { rows } = await sql`select from graphile_worker.complete_jobs(array[${id}::bigint])`.execute(db);
	return rows.length > 0;
}
