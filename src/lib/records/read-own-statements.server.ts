import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { findHolderKeys } from './find-holder-keys.server.ts';
import type { StoredStatement } from './statement.ts';
import type { Place } from './statement-filter.ts';
import { termKey } from './term-key.ts';

const perPage = 200;

/**
 * Everything that is recorded of a member and not voided, the oldest first, a page at a time: however long the record is,
 * one page of it is in memory. Each page is a query of its own, so that a slow reader keeps no connection.
 */
export async function* readOwnStatements(db: Db, viewer: Member): AsyncGenerator<StoredStatement[]> {
	const terms = (await findHolderKeys(db, viewer)).map((key) => termKey('agent', key));
	let after: Place | undefined = { stored: new Date(0), seq: 0 };
	while (after) {
		const page: Found[] = await findPage(db, terms, after);
		if (page.length > 0) yield page.map(({ statement }) => statement);
		after = page.length === perPage ? page.at(-1) : undefined;
	}
}

interface Found extends Place {
	statement: StoredStatement;
}

/** Each term's own walk ends after a page: one over all of them together would sort the whole record for every page. */
async function findPage(db: Db, terms: readonly string[], { stored, seq }: Place): Promise<Found[]> {
	const { rows } = await sql<Found>`
		select s.stored, s.seq, s.statement
		from (
			select distinct own.stored, own.seq from unnest(${terms}::bigint[]) as mine(term), lateral (
				select t.stored, t.seq from records.terms t
				where t.term = mine.term and t.stored >= ${stored} and (t.stored, t.seq) > (${stored}::timestamptz, ${seq}::bigint)
					and not exists (select from records.statement_ids v where v.is_voided and v.stored = t.stored and v.seq = t.seq)
				order by t.stored, t.seq limit ${perPage}
			) own
			order by own.stored, own.seq limit ${perPage}
		) p join records.statements s on s.stored = p.stored and s.seq = p.seq
		order by s.stored, s.seq`.execute(db);
	return rows;
}
