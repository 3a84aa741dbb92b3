import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { termKey } from '../term-key.ts';
import { arrayLiteral } from './array-literal.ts';
import type { Draft } from './draft.ts';
import { hashedTerms } from './hashed-terms.ts';

/** The statements that were new, by id; `isTarget` when another one refers to it already. */
export type Written = ReadonlyMap<string, { isTarget: boolean }>;

/**
 * Writes the statements whose ids are free, with the terms they are found by, in one round trip. Whoever writes the same
 * id at the same time waits here for the other; ids are taken in order, so that no two wait for each other.
 */
export async function writeDrafts(tx: Db, clientKey: string, drafts: readonly Draft[]): Promise<Written> {
	const mine = termKey('client', clientKey);
	const terms = drafts.flatMap(({ seq, terms }) => [mine, ...hashedTerms(terms)].map((term) => ({ seq, term })));
	const { rows } = await sql<{ id: string; is_target: boolean }>`
		with given as (
			select * from jsonb_to_recordset(${JSON.stringify(drafts.map(rowOf))}::jsonb)
				as given (id uuid, seq bigint, is_voiding boolean, statement jsonb)
		),
		claimed as (
			insert into records.statement_ids as known (id, stored, seq, is_voiding)
			select id, ${drafts[0]?.stored}, seq, is_voiding from given order by id
			on conflict (id) do update set stored = excluded.stored, seq = excluded.seq,
				is_voiding = excluded.is_voiding, is_voided = known.is_voided and not excluded.is_voiding
				where known.seq is null
			returning id, stored, seq, is_target
		),
		written as (
			insert into records.statements (stored, seq, id, statement)
			select claimed.stored, claimed.seq, id, given.statement from claimed join given using (id)
		),
		found as (
			insert into records.terms (term, stored, seq)
			select term, claimed.stored, seq
			from unnest(${arrayLiteral(terms.map(({ term }) => term))}::bigint[], ${arrayLiteral(terms.map(({ seq }) => seq))}::bigint[])
				as given (term, seq)
			join claimed using (seq)
		)
		select id, is_target from claimed`.execute(tx);
	return new Map(rows.map((row) => [row.id, { isTarget: row.is_target }]));
}

function rowOf({ id, seq, statement, terms }: Draft) {
	return { id, seq, is_voiding: terms.voids !== undefined, statement };
}
