import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { StoredStatement } from '../statement.ts';
import { statementTerms } from '../statement-terms.ts';
import type { Draft } from './draft.ts';
import { hashedTerms } from './hashed-terms.ts';
import type { Written } from './write-drafts.server.ts';

interface Pair {
	/** The place of the statement that refers, over however many others. */
	stored: Date;
	seq: number;
	/** What it refers to. */
	from_id: string;
	statement: StoredStatement;
}

/**
 * Lets statements be found by what those that they refer to are found by (xAPI 1.0.3 Communication 2.1.3, "Filter
 * Conditions for StatementRefs"), whichever of them came first. One writer at a time: of two that link at once, the
 * later sees the earlier.
 */
export async function inheritTerms(tx: Db, drafts: readonly Draft[], written: Written): Promise<void> {
	const linked = drafts.filter(({ id, terms }) => terms.target !== undefined || written.get(id)?.isTarget);
	if (linked.length === 0) return;
	await sql`select pg_advisory_xact_lock(hashtext('records.inherited_terms'))`.execute(tx);
	const pairs = await findPairs(
		tx,
		linked.map(({ id }) => id),
	);
	const rows = pairs.flatMap((pair) => hashedTerms(statementTerms(pair.statement)).map((term) => ({ ...pair, term })));
	if (rows.length === 0) return;
	await sql`
		insert into records.inherited_terms (term, stored, seq, from_id)
		select * from unnest(${rows.map((row) => row.term)}::bigint[], ${rows.map((row) => row.stored)}::timestamptz[],
			${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.from_id)}::uuid[])
		on conflict do nothing`.execute(tx);
}

/** Everything that refers to one of the statements or is one, with everything that it refers to. */
async function findPairs(tx: Db, ids: readonly string[]): Promise<Pair[]> {
	const { rows } = await sql<Pair>`
		with recursive above (start, id) as (
			select id, id from unnest(${ids}::uuid[]) as start (id)
			union select a.start, r.source_id from above a join records.statement_references r on r.target_id = a.id
		), below (start, id) as (
			select id, id from unnest(${ids}::uuid[]) as start (id)
			union select b.start, r.target_id from below b join records.statement_references r on r.source_id = b.id
		), pairs as (
			select distinct above.id as id, below.id as from_id from above join below using (start) where above.id <> below.id
		)
		select referring.stored, referring.seq, pairs.from_id, s.statement
		from pairs
		join records.statement_ids referring on referring.id = pairs.id
		join records.statement_ids target on target.id = pairs.from_id
		join records.statements s on s.stored = target.stored and s.seq = target.seq
		where referring.seq is not null`.execute(tx);
	return rows;
}
