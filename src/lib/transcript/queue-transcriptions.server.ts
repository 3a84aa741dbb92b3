import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';

/**
 * Queues the writing down of what is said where the sound is here and nobody has written a text, unless this very recording
 * was listened to: of one case, or of all of them when a worker starts. Returns how many.
 */
export async function queueTranscriptions(db: Db, caseId?: number): Promise<number> {
	const ids = await casesToTranscribe(db, caseId);
	for (const id of ids) {
		const name = `transcribe:${id}`;
		// What breaks an engine breaks it again, and each try may take an hour.
		await enqueue(db, 'transcribe_case', { caseId: id }, { key: name, queue: name, attempts: 2 });
	}
	return ids.length;
}

/** The cases that `queueTranscriptions` would queue. */
export async function casesToTranscribe(db: Db, caseId?: number): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`
		select r.case_id as id from media.recordings r left join transcript.transcripts t using (case_id)
		where ${caseId === undefined ? sql`true` : sql`r.case_id = ${caseId}`} and coalesce(t.machine_made, true)
			and not exists (
				select from transcript.recognitions n where n.case_id = r.case_id and n.recording_sha256 = r.sha256
			)
		order by r.case_id
	`.execute(db);
	return rows.map(({ id }) => id);
}
