import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';

/**
 * Queues the timing of texts whose sentences have no times of their own and whose sound is here, unless that was tried with
 * this very recording: of one case, or of all of them when a worker starts. Returns how many.
 */
export async function queueAlignments(db: Db, caseId?: number): Promise<number> {
	const { rows } = await sql<{ id: number }>`
		select t.case_id as id from transcript.transcripts t join media.recordings r using (case_id)
		where ${caseId === undefined ? sql`true` : sql`t.case_id = ${caseId}`}
			and exists (select from transcript.turns where case_id = t.case_id and sentences is null)
			and not exists (
				select from transcript.alignments a
				where a.case_id = t.case_id and a.recording_sha256 = r.sha256 and a.state <> 'working'
			)
	`.execute(db);
	for (const { id } of rows) {
		const name = `align:${id}`;
		await enqueue(db, 'align_transcript', { caseId: id }, { key: name, queue: name });
	}
	return rows.length;
}
