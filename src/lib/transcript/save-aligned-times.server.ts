import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { Alignment } from './alignment.ts';
import { openTranscript } from './open-transcript.server.ts';
import { saveWordTimes } from './save-word-times.server.ts';
import { storeSentences } from './stored-sentences.ts';
import type { Transcript } from './transcript.ts';
import { withAlignedTimes } from './with-aligned-times.ts';

/** Gives a case's text the times that were found for it; false when somebody changed the text meanwhile. */
export async function saveAlignedTimes(db: Db, caseId: number, aligned: Transcript, { sentences }: Alignment): Promise<boolean> {
	const timed = withAlignedTimes(aligned, sentences).turns.map((turn) => ({ ...turn, ...storeSentences(turn) }));
	return db.transaction().execute(async (tx) => {
		await sql`select from transcript.transcripts where case_id = ${caseId} for update`.execute(tx);
		if (!isDeepStrictEqual(await openTranscript(tx, caseId), aligned)) return false;
		await sql`
			update transcript.turns set
				start_ms = (turn ->> 'startMs')::bigint, end_ms = (turn ->> 'endMs')::bigint, sentences = turn -> 'sentences'
			from jsonb_array_elements(${JSON.stringify(timed)}::jsonb) with ordinality as timed (turn, place)
			where case_id = ${caseId} and position = place - 1
		`.execute(tx);
		await saveWordTimes(
			tx,
			caseId,
			timed.map(({ wordTimes }) => wordTimes),
		);
		return true;
	});
}
