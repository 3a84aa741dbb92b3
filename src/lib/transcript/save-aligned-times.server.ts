import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { openTranscript } from './open-transcript.server.ts';
import { saveWordTimes } from './save-word-times.server.ts';
import { storeSentences } from './stored-sentences.ts';
import { withTimesFound } from './time-passages.ts';
import type { Transcript } from './transcript.ts';

/**
 * Gives a case's text the times that were found for it. Turns that somebody changed meanwhile have none; false when these
 * are all.
 */
export async function saveAlignedTimes(db: Db, caseId: number, aligned: Transcript, timed: Transcript): Promise<boolean> {
	return db.transaction().execute(async (tx) => {
		await sql`select from transcript.transcripts where case_id = ${caseId} for update`.execute(tx);
		const now = await openTranscript(tx, caseId);
		if (!now) return false;
		const wanted = isDeepStrictEqual(now, aligned) ? timed : withTimesFound(now, aligned, timed);
		if (wanted !== timed && isDeepStrictEqual(wanted, now)) return false;
		await updateTimes(tx, caseId, wanted);
		return true;
	});
}

async function updateTimes(tx: Db, caseId: number, { turns }: Transcript): Promise<void> {
	const timed = turns.map((turn) => ({ ...turn, ...storeSentences(turn) }));
	await sql`
		update transcript.turns set
			start_ms = (turn ->> 'startMs')::bigint, end_ms = (turn ->> 'endMs')::bigint,
			sentences = nullif(turn -> 'sentences', 'null')
		from jsonb_array_elements(${JSON.stringify(timed)}::jsonb) with ordinality as timed (turn, place)
		where case_id = ${caseId} and position = place - 1
	`.execute(tx);
	await saveWordTimes(
		tx,
		caseId,
		timed.map(({ wordTimes }) => wordTimes),
	);
}
