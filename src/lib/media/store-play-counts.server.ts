import { sql } from 'kysely';
import { anonymous } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { DayTally } from './heard-beacon.ts';

/** Adds what was counted to what is stored. Only cases that anybody may see are counted; other names are passed over. */
export async function storePlayCounts(db: Db, tallies: readonly DayTally[]): Promise<void> {
	// In the order of the keys, so that two processes that write at once wait for each other and not in a circle.
	await sql`
		insert into media.play_counts as p (case_id, day, plays, completions, heard)
		select c.id, t.day, t.plays, t.completions, t.heard
		from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb) as t (slug text, day date, plays int, completions int, heard int[])
		join catalogue.cases c on c.slug = t.slug
		where ${visible(anonymous)}
		order by c.id, t.day
		on conflict (case_id, day) do update set
			plays = p.plays + excluded.plays, completions = p.completions + excluded.completions,
			heard = (select array_agg(one + other order by at) from unnest(p.heard, excluded.heard) with ordinality as both_of (one, other, at))
	`.execute(db);
}
