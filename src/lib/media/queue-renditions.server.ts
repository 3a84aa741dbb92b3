import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';

/** Queues the work on a case's recordings that has not been done. */
export async function queueRenditions(tx: Db, caseId: number): Promise<void> {
	await queue(tx, await unfinished(tx, sql`f.case_id = ${caseId} and s.sha256 is null`));
}

/** Queues what was never begun, or was done without FFmpeg and can be done in full now; called when a worker starts. */
export async function queueMissingRenditions(db: Db, hasTools: boolean): Promise<number> {
	const bare = sql`s.state = 'ready' and not exists (select from media.renditions r where r.source_sha256 = f.sha256 and r.kind <> 'peaks')`;
	const missing = await unfinished(db, hasTools ? sql`(s.sha256 is null or ${bare})` : sql`s.sha256 is null`);
	await queue(db, missing);
	return missing.length;
}

/** What the job is called by the queue, so that no content has two. */
export function renditionsJob(sha256: string): string {
	return `renditions:${sha256}`;
}

async function unfinished(db: Db, condition: ReturnType<typeof sql>): Promise<string[]> {
	const { rows } = await sql<{ sha256: string }>`
		select distinct f.sha256 from media.files f left join media.sources s on s.sha256 = f.sha256
		where f.kind in ('audio', 'video') and f.storage_key is not null and ${condition}`.execute(db);
	return rows.map(({ sha256 }) => sha256);
}

async function queue(db: Db, sha256s: readonly string[]): Promise<void> {
	for (const sha256 of sha256s) {
		const name = renditionsJob(sha256);
		await enqueue(db, 'make_renditions', { sha256 }, { key: name, queue: name });
	}
}
