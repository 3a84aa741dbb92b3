import { sql } from 'kysely';
import { anonymous } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';

/**
 * Every case that the public may see, or those of the given ones, with its version: it changes with all that is indexed of a
 * case, also with names and times that other rooms change without changing the case.
 */
export async function findCaseVersions(db: Db, caseIds?: number[]): Promise<Map<number, string>> {
	const among = caseIds ? sql`= any(${caseIds}::int[])` : sql`is not null`;
	const { rows } = await sql<{ id: number; version: string }>`
		select c.id, concat_ws('.', c.version, extract(epoch from c.updated_at), extract(epoch from c.published_at), a.aligned, n.names) as version
		from catalogue.cases c
		left join (
			select case_id, extract(epoch from updated_at) as aligned from transcript.alignments where state = 'ready' and case_id ${among}
		) as a on a.case_id = c.id
		left join (
			select f.case_id, sum(hashtextextended(concat_ws('|', t.kind, t.name_nb, t.name_nn, t.name_en), 0)) as names
			from catalogue.filings f join catalogue.terms t on t.kind = f.kind and t.id = f.term_id
			where f.case_id ${among} group by f.case_id
		) as n on n.case_id = c.id
		where ${visible(anonymous)} and c.id ${among}
	`.execute(db);
	return new Map(rows.map(({ id, version }) => [id, version]));
}

/** In how many milliseconds the next case is published that waits for its time; undefined when none does. */
export async function findNextPublication(db: Db): Promise<number | undefined> {
	const { rows } = await sql<{ waitMs: number | null }>`
		select (extract(epoch from min(published_at) - now()) * 1000)::float8 as "waitMs"
		from catalogue.cases where status = 'published' and published_at > now()
	`.execute(db);
	return rows[0]?.waitMs ?? undefined;
}
