import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { openTranscript } from './open-transcript.server.ts';
import type { Transcript, Turn } from './transcript.ts';

/** Replaces a case's transcript, or removes it; tells whether anything changed. */
export async function saveTranscript(tx: Db, caseId: number, transcript: Transcript | undefined): Promise<boolean> {
	const wanted = transcript && storable(transcript);
	if (isDeepStrictEqual(await openTranscript(tx, caseId), wanted)) return false;
	wanted?.turns.forEach(refuseBackwards);
	await tx.deleteFrom('transcript.transcripts').where('case_id', '=', caseId).execute();
	if (wanted) await insertTranscript(tx, caseId, wanted);
	return true;
}

function refuseBackwards({ startMs = 0, endMs = startMs, text }: Turn, index: number): void {
	if (endMs >= startMs) return;
	const turn = `Turn ${index + 1} of the transcript (“${text.slice(0, 40)}”)`;
	throw new Invalid(`${turn} ends at ${endMs} ms, before it starts at ${startMs} ms. Correct its times.`, 'transcript');
}

/** All turns go in as one JSON document: an hour's talk is a few hundred rows. */
async function insertTranscript(tx: Db, caseId: number, { language, turns }: Transcript): Promise<void> {
	await tx.insertInto('transcript.transcripts').values({ case_id: caseId, language }).execute();
	await sql`
		insert into transcript.turns (case_id, language, position, kind, speaker, text, start_ms, end_ms)
		select ${caseId}, ${language}, place - 1, turn ->> 'kind', turn ->> 'speaker', turn ->> 'text',
			(turn ->> 'startMs')::bigint, (turn ->> 'endMs')::bigint
		from json_array_elements(${JSON.stringify(turns)}::json) with ordinality as turns (turn, place)
	`.execute(tx);
}
