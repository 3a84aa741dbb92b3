import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Gathers what a case is filed under, from what was just written of it, for lists and counts. */
export async function fileCase(tx: Db, caseId: number): Promise<void> {
	await tx.deleteFrom('catalogue.filings').where('case_id', '=', caseId).execute();
	await sql`
		insert into catalogue.filings (kind, term_id, case_id, published_at)
		select f.kind, f.term_id, c.id, case when c.status = 'published' then c.published_at end
		from catalogue.cases c cross join lateral (
			select 'theme' as kind, theme_id as term_id from catalogue.case_themes where case_id = c.id
			union select 'perspective', perspective_id from catalogue.case_perspectives where case_id = c.id
			union select 'person', person_id from catalogue.case_people where case_id = c.id
			union select 'person', person_id from catalogue.answers where case_id = c.id
			union select 'organisation', organisation_id from catalogue.case_organisations where case_id = c.id
			union select 'organisation', organisation_id from catalogue.case_people where case_id = c.id
			union select 'place', c.place_id
			union select 'series', c.series_id
			union select 'goal', goal from catalogue.case_goals where case_id = c.id
		) as f
		where c.id = ${caseId} and f.term_id is not null
	`.execute(tx);
}
