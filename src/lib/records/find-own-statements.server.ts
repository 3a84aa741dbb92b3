import { type RawBuilder, sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { verbs } from './deed.ts';
import { findHolderKeys } from './find-holder-keys.server.ts';
import { type DeedKind, kindVerbs, type RecordFilter } from './record-filter.ts';
import type { StoredStatement } from './statement.ts';
import { termKey } from './term-key.ts';

/** One page of a member's own record, and how many statements there are in all. */
export interface RecordPage {
	statements: StoredStatement[];
	total: number;
}

/** What is recorded of a member as actor or object, by this product and by others, the latest first; nothing that is voided. */
export async function findOwnStatements(
	db: Db,
	viewer: Pick<Member, 'id'>,
	filter: RecordFilter,
	{ limit, offset }: { limit: number; offset: number },
): Promise<RecordPage> {
	const found = sql`
		from (select distinct stored, seq from records.terms where term = any(${await ownTerms(db, viewer)}::bigint[])) t
		where ${inPeriod(filter)} and ${ofKind(filter.kind)} and not exists (
			select from records.statement_ids v where v.is_voided and v.stored = t.stored and v.seq = t.seq)`;
	const { rows } = await sql<{ total: number; statement: StoredStatement | null }>`
		with page as (select stored, seq ${found} order by stored desc, seq desc limit ${limit} offset ${offset})
		select total, s.statement
		from (select count(*) as total ${found}) as counted
		left join page on true left join records.statements s on s.stored = page.stored and s.seq = page.seq
		order by s.stored desc, s.seq desc`.execute(db);
	return { statements: rows.flatMap(({ statement }) => statement ?? []), total: Number(rows[0]?.total ?? 0) };
}

/** The terms of everything that names a member as actor or object. */
async function ownTerms(db: Db, viewer: Pick<Member, 'id'>): Promise<string[]> {
	return (await findHolderKeys(db, viewer)).map((key) => termKey('agent', key));
}

/** Days are those of the calendar in Norway, as everywhere on the site. */
function inPeriod({ from, to }: RecordFilter): RawBuilder<unknown> {
	const since = from ? sql`stored >= ${from}::date::timestamp at time zone 'Europe/Oslo'` : sql`true`;
	const until = to ? sql`stored < (${to}::date + 1)::timestamp at time zone 'Europe/Oslo'` : sql`true`;
	return sql`${since} and ${until}`;
}

/** `offset 0` keeps it from becoming a join with everybody's statements of the verb (see find-statements). */
function ofKind(kind: DeedKind | undefined): RawBuilder<unknown> {
	if (!kind) return sql`true`;
	const names = kind === 'other' ? Object.values(verbs) : kindVerbs[kind].map((name) => verbs[name]);
	const has = sql`exists (select from records.terms o where o.stored = t.stored and o.seq = t.seq
		and o.term = any(${names.map(({ id }) => termKey('verb', id))}::bigint[]) offset 0)`;
	return kind === 'other' ? sql`not ${has}` : has;
}
