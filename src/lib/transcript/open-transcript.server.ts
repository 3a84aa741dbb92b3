import { type RawBuilder, sql } from 'kysely';
import type { OfCase } from '#lib/catalogue/open-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { restoreSentences, type StoredSentence } from './stored-sentences.ts';
import type { Transcript, Turn } from './transcript.ts';

/** The transcript of a case that the caller has opened, down to its words. */
export async function openTranscript(db: Db, caseId: number): Promise<Transcript | undefined> {
	const json = transcriptJson(sql`${caseId}::int`, wordTimes);
	const { rows } = await sql<{ transcript: StoredTranscript | null }>`select ${json} as transcript`.execute(db);
	return restore(rows[0]?.transcript ?? null);
}

/** The transcript of a case that is being opened, down to its sentences. */
export const transcriptOfCase: OfCase<Transcript | undefined> = { json: (caseId) => transcriptJson(caseId), read: restore };

interface StoredTranscript {
	language: string;
	machineMade: boolean;
	turns: (Turn & { sentences?: StoredSentence[]; wordTimes?: number[] })[];
}

const wordTimes = sql`, 'wordTimes', (
	select times from transcript.word_times w where w.case_id = turns.case_id and w.position = turns.position
)`;

function transcriptJson(caseId: RawBuilder<number>, more = sql``): RawBuilder<StoredTranscript | null> {
	return sql`(
		select json_build_object('language', t.language, 'machineMade', t.machine_made, 'turns', (
			select json_agg(json_strip_nulls(json_build_object(
				'kind', kind, 'speaker', speaker, 'text', text, 'startMs', start_ms, 'endMs', end_ms, 'sentences', sentences ${more}
			)) order by position)
			from transcript.turns where case_id = t.case_id
		))
		from transcript.transcripts t where t.case_id = ${caseId}
	)`;
}

function restore(stored: StoredTranscript | null): Transcript | undefined {
	if (!stored) return undefined;
	const turns = stored.turns.map(({ sentences, wordTimes, ...turn }) => restoreSentences(turn, sentences, wordTimes));
	return { language: stored.language, ...(stored.machineMade && { machineMade: true }), turns };
}
