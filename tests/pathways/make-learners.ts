import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/**
 * Makes invented members who each heard six cases in a row, of those that are there, an hour apart; the last one of all
 * ended at `until`.
 */
export async function makeLearners(db: Db, count: number, { until = new Date('2026-03-01T12:00:00Z') } = {}): Promise<void> {
	await sql`
		with numbered as (
			select id, (row_number() over (order by id) - 1)::int as place from catalogue.cases
		),
		sizes as (select count(*)::int as cases from catalogue.cases),
		made as (
			insert into accounts.users (id, name, email, "emailVerified")
			select id, 'Oppdiktet ' || id, id || '@example.org', true
			from (select gen_random_uuid() as id from generate_series(1, ${count}::int)) as ids
			returning id
		),
		people as (select id, (row_number() over ())::int as number from made)
		insert into media.places (user_id, case_id, at_ms, heard_share, heard_at, noted_at)
		select p.id, c.id, 0, 1, at.time, at.time
		from people p, sizes, generate_series(0, 5) as step,
			lateral (select ${until}::timestamptz - ((5 - step) * interval '1 hour') - p.number * interval '1 second') as at (time),
			numbered c
		where c.place = (p.number * 7 + step) % sizes.cases`.execute(db);
}
