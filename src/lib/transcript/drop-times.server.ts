import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { queueAlignments } from './queue-alignments.server.ts';

/** Takes the times off turns of a case, given by their places from 0, and queues the timing of these. */
export async function dropTimes(tx: Db, caseId: number, places: readonly number[]): Promise<void> {
	await sql`
		update transcript.turns set start_ms = null, end_ms = null, sentences = null
		where case_id = ${caseId} and position = any(${[...places]}::int[])
	`.execute(tx);
	await sql`delete from transcript.word_times where case_id = ${caseId} and position = any(${[...places]}::int[])`.execute(tx);
	await tx.deleteFrom('transcript.alignments').where('case_id', '=', caseId).execute();
	await queueAlignments(tx, caseId);
}
