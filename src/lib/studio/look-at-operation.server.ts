import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { mustRunSite, type Viewer } from '#lib/accounts/viewer.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { hideSecrets } from '#lib/platform/hide-secrets.ts';
import { countTasks, listTroubledJobs, type TaskJobs, type TroubledJob } from '#lib/platform/look-at-jobs.ts';
import { countWorkers } from '#lib/platform/worker-life.ts';

/** How the site is doing, in numbers. Holds no secret. */
export interface OperationState {
	database: DatabaseState;
	jobs: { tasks: TaskJobs[]; troubled: TroubledJob[]; days: JobDay[]; workers: number };
	storage: StorageState;
	mail: { server: string | undefined; lastSent: Date | null };
	backup: LastBackup | undefined;
}

export interface DatabaseState {
	isEmbedded: boolean;
	version: string;
	bytes: number;
	connections: number;
	mostConnections: number;
	migrations: number;
	lastMigration: string | null;
}

export interface JobDay {
	/** `2026-11-22` */
	day: string;
	done: number;
	failed: number;
}

export interface StorageState {
	/** The folder, or the host of the object store. */
	place: string;
	isRemote: boolean;
	kinds: { kind: string; files: number; bytes: number }[];
	/** Of the disk with the data folder. */
	freeBytes: number;
	diskBytes: number;
	uploads: { open: number; bytes: number; oldest: Date | null };
}

export interface LastBackup {
	madeAt: Date;
	files: number;
	bytes: number;
	tookMs: number;
}

const shownDays = 14;
const shownTroubles = 20;

/** Looks at everything that an operator wants to know of; for the operator only. */
export async function lookAtOperation(db: Db, viewer: Viewer, config: Config): Promise<OperationState> {
	mustRunSite(viewer);
	const hide = hideSecrets(config);
	const [database, tasks, troubled, days, workers, storage, lastSent, backup] = await Promise.all([
		lookAtDatabase(db, config),
		countTasks(db),
		listTroubledJobs(db, shownTroubles),
		listJobDays(db),
		countWorkers(db),
		lookAtStorage(db, config),
		findLastMail(db),
		findLastBackup(db),
	]);
	const jobs = { tasks, troubled: troubled.map((job) => ({ ...job, error: hide(job.error) })), days, workers };
	return { database, jobs, storage, mail: { server: mailServerOf(config), lastSent }, backup };
}

async function lookAtDatabase(db: Db, { dataDir }: Config): Promise<DatabaseState> {
	const { rows } = await sql<Omit<DatabaseState, 'isEmbedded'> & { folder: string | null }>`
		select split_part(current_setting('server_version'), ' ', 1) as version, pg_database_size(current_database()) as bytes,
			(select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
			current_setting('max_connections')::int as "mostConnections",
			(select count(*)::int from platform.kysely_migration) as migrations,
			(select max(name) from platform.kysely_migration) as "lastMigration",
			(select setting from pg_settings where name = 'data_directory') as folder`.execute(db);
	if (!rows[0]) throw new Error('The database said nothing about itself.');
	const { folder, ...state } = rows[0];
	// The site's own process is told the embedded one's address as if it were the operator's.
	return { ...state, isEmbedded: folder?.startsWith(join(dataDir, 'postgres')) ?? false };
}

/** Each of the last days, also those on which nothing was done. */
async function listJobDays(db: Db): Promise<JobDay[]> {
	const { rows } = await sql<JobDay>`
		select d::date as day, coalesce(sum(j.done), 0)::int as done, coalesce(sum(j.failed), 0)::int as failed
		from generate_series(current_date - ${shownDays - 1}::int, current_date, interval '1 day') d
		left join studio.job_days j on j.day = d::date group by 1 order by 1`.execute(db);
	return rows;
}

async function lookAtStorage(db: Db, { objectStore, dataDir }: Config): Promise<StorageState> {
	const { rows: kinds } = await sql<StorageState['kinds'][number]>`
		select kind, count(*)::int as files, sum(bytes)::bigint as bytes from (
			select distinct on (storage_key) storage_key, kind, bytes from (
				select storage_key, kind, bytes from media.files where storage_key is not null
				union all select storage_key, 'rendition', bytes from media.renditions
				union all select storage_key, 'clip', bytes from media.clips) every order by storage_key, kind) one
		group by kind order by 3 desc`.execute(db);
	const { rows: uploads } = await sql<StorageState['uploads']>`
		select count(*)::int as open, coalesce(sum(received), 0)::bigint as bytes, min(moved_at) as oldest
		from studio.uploads where state in ('arriving', 'checking')`.execute(db);
	const disk = await statfs(dataDir).catch(() => undefined);
	return {
		...{ place: objectStore ? new URL(objectStore.bucketUrl).host : dataDir, isRemote: objectStore !== undefined, kinds },
		...{ freeBytes: disk ? disk.bavail * disk.bsize : 0, diskBytes: disk ? disk.blocks * disk.bsize : 0 },
		uploads: uploads[0] ?? { open: 0, bytes: 0, oldest: null },
	};
}

async function findLastMail(db: Db): Promise<Date | null> {
	const { rows } = await sql<{
		at: Date | null;
	}>`select max(done_at) as at from studio.job_days where task = 'send_mail'`.execute(db);
	return rows[0]?.at ?? null;
}

async function findLastBackup(db: Db): Promise<LastBackup | undefined> {
	return db
		.selectFrom('studio.backups')
		.select(['made_at as madeAt', 'files', 'bytes', 'took_ms as tookMs'])
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** The mail server without who we are to it. */
function mailServerOf({ smtpUrl }: Config): string | undefined {
	return smtpUrl === undefined ? undefined : new URL(smtpUrl).host;
}
