import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Puts the times of a case's words, one list for each turn, in the place of those that were there. */
export async function saveWordTimes(tx: Db, caseId: number, turns: readonly (number[] | null)[]): Promise<void> {
	await tx.deleteFrom('transcript.word_times').where('case_id', '=', caseId).execute();
	await sql`
		insert into transcript.word_times (case_id, position, times)
		select ${caseId}, place - 1, array(select value::int from json_array_elements_text(times) with ordinality as t (value, at) order by at)
		from json_array_elements(${JSON.stringify(turns)}::json) with ordinality as turns (times, place)
		where json_typeof(times) = 'array'
	`.execute(tx);
}
