import { type RawBuilder, sql } from 'kysely';
import type { OfCase } from '#lib/catalogue/open-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Transcript } from './transcript.ts';

/** The transcript of a case that the caller has opened. */
export async function openTranscript(db: Db, caseId: number): Promise<Transcript | undefined> {
	const { rows } = await sql<{
		transcript: Transcript | null;
	}>`select ${transcriptJson(sql`${caseId}::int`)} as transcript`.execute(db);
	return rows[0]?.transcript ?? undefined;
}

/** The transcript of a case that is being opened. */
export const transcriptOfCase: OfCase<Transcript | undefined> = {
	json: transcriptJson,
	read: (transcript: Transcript | null) => transcript ?? undefined,
};

function transcriptJson(caseId: RawBuilder<number>): RawBuilder<Transcript | null> {
	return sql`(
		select json_build_object('language', t.language, 'turns', (
			select json_agg(json_strip_nulls(json_build_object(
				'kind', kind, 'speaker', speaker, 'text', text, 'startMs', start_ms, 'endMs', end_ms
			)) order by position)
			from transcript.turns where case_id = t.case_id
		))
		from transcript.transcripts t where t.case_id = ${caseId}
	)`;
}
