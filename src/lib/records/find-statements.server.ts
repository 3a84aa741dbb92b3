import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { findHorizon } from './find-horizon.server.ts';
import { type Bounds, boundsOf, orderOf } from './finding/bounds.ts';
import { filterTerms } from './finding/filter-terms.ts';
import { ownTerm } from './own-term.ts';
import type { Place, StatementFilter } from './statement-filter.ts';

/** A statement as it was stored, its JSON still a text: most readers get it just so. */
export interface FoundStatement extends Place {
	id: string;
	json: string;
}

/** Statements that meet a filter, in the order of storing; `after` is where the next page begins, if there is one. */
export interface StatementPage {
	statements: FoundStatement[];
	after: Place | undefined;
	/** Every statement that was or will be stored before this time can be found. */
	consistentThrough: Date;
}

/** Finds statements that are not voided; whoever turns the pages meets each once, whatever others store meanwhile. */
export async function findStatements(db: Db, filter: StatementFilter): Promise<StatementPage> {
	const horizon = await findHorizon(db);
	const bounds = boundsOf(filter, horizon);
	const order = orderOf(filter.ascending);
	const { rows } = await sql<FoundStatement>`
		select s.id, s.stored, s.seq, s.statement::text as json
		from (${findPlaces(filter, bounds)}) p join records.statements s on s.stored = p.stored and s.seq = p.seq
		${order(sql`s`)}`.execute(db);
	const statements = rows.slice(0, filter.limit);
	const after = rows.length > filter.limit ? statements.at(-1) : undefined;
	return { statements, after: after && { stored: after.stored, seq: after.seq }, consistentThrough: horizon };
}

/** The places of one page, and one more, which tells whether another page follows. */
function findPlaces(filter: StatementFilter, bounds: Bounds): RawBuilder<unknown> {
	const limit = sql`limit ${filter.limit + 1}`;
	const order = orderOf(filter.ascending);
	const terms = filterTerms(filter);
	const mine = ownTerm(filter);
	const own = mine === undefined ? terms : [mine, ...terms];
	if (own.length === 0) {
		return sql`select stored, seq from records.statements t where ${bounds(sql`t`)} ${order(sql`t`)} ${limit}`;
	}
	const found = sql`select stored, seq from records.terms t where ${withTerms(own)} and ${bounds(sql`t`)} ${order(sql`t`)} ${limit}`;
	if (terms.length === 0) return found;
	const inherited = sql`
		select distinct stored, seq from records.inherited_terms t
		where ${withInheritedTerms(terms)} ${mine === undefined ? sql`` : sql`and ${alsoUnder(mine)}`} and ${bounds(sql`t`)}
		${order(sql`t`)} ${limit}`;
	return sql`select stored, seq from ((${found}) union (${inherited})) t ${order(sql`t`)} ${limit}`;
}

function withTerms([first, ...others]: readonly string[]): RawBuilder<unknown> {
	return sql.join([sql`t.term = ${first}::bigint`, ...others.map(alsoUnder)], sql` and `);
}

/** `offset 0` keeps it from becoming a join, for which a planner reads all that is under the term: half a million rows for a verb. */
function alsoUnder(term: string): RawBuilder<unknown> {
	return sql`exists (
		select from records.terms o where o.term = ${term}::bigint and o.stored = t.stored and o.seq = t.seq offset 0)`;
}

/** A statement meets the filter by another's terms if that other one meets all of it. */
function withInheritedTerms([first, ...others]: readonly string[]): RawBuilder<unknown> {
	const also = others.map(
		(term) => sql`exists (
			select from records.inherited_terms o
			where o.term = ${term}::bigint and o.stored = t.stored and o.seq = t.seq and o.from_id = t.from_id offset 0)`,
	);
	return sql.join([sql`t.term = ${first}::bigint`, ...also], sql` and `);
}
