import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { openTranscript } from './open-transcript.server.ts';
import { saveWordTimes } from './save-word-times.server.ts';
import { splitWords } from './split-words.ts';
import { storeSentences } from './stored-sentences.ts';
import type { Transcript, Turn } from './transcript.ts';
import { withoutAlignedTimes } from './without-aligned-times.ts';

/**
 * Replaces a case's transcript, or removes it; tells whether anything changed. The same words again, without times, keep
 * the times that the aligner found for them.
 */
export async function saveTranscript(tx: Db, caseId: number, transcript: Transcript | undefined): Promise<boolean> {
	const wanted = transcript && storable(transcript);
	const stored = await openTranscript(tx, caseId);
	if (isDeepStrictEqual(stored, wanted) || (stored && isDeepStrictEqual(withoutAlignedTimes(stored), wanted))) return false;
	wanted?.turns.forEach(refuseImpossible);
	await tx.deleteFrom('transcript.transcripts').where('case_id', '=', caseId).execute();
	if (wanted) await insertTranscript(tx, caseId, wanted);
	return true;
}

function refuseImpossible(turn: Turn, index: number): void {
	const name = `Turn ${index + 1} of the transcript (“${turn.text.slice(0, 40)}”)`;
	for (const { startMs = 0, endMs = startMs } of [turn, ...(turn.sentences ?? [])]) {
		if (endMs >= startMs) continue;
		throw new Invalid(`${name} ends at ${endMs} ms, before it starts at ${startMs} ms. Correct its times.`, 'transcript');
	}
	const words = turn.sentences?.flatMap(({ text }) => splitWords(text));
	if (words && !isDeepStrictEqual(words, splitWords(turn.text)))
		throw new Invalid(`${name} has other words than its sentences. Leave the sentences out or correct them.`, 'transcript');
}

/** All turns go in as one JSON document: an hour's talk is a few hundred rows. */
async function insertTranscript(tx: Db, caseId: number, { language, machineMade, turns }: Transcript): Promise<void> {
	await tx
		.insertInto('transcript.transcripts')
		.values({ case_id: caseId, language, machine_made: machineMade === true })
		.execute();
	const rows = turns.map((turn) => ({ ...turn, ...storeSentences(turn) }));
	await sql`
		insert into transcript.turns (case_id, language, position, kind, speaker, text, start_ms, end_ms, sentences)
		select ${caseId}, ${language}, place - 1, turn ->> 'kind', turn ->> 'speaker', turn ->> 'text',
			(turn ->> 'startMs')::bigint, (turn ->> 'endMs')::bigint, nullif(turn -> 'sentences', 'null')
		from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as turns (turn, place)
	`.execute(tx);
	await saveWordTimes(
		tx,
		caseId,
		rows.map((row) => row.wordTimes),
	);
}
