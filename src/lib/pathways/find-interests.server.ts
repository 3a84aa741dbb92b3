import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Choices } from './save-choices.server.ts';
import type { ChosenInterests } from './save-interests.server.ts';

/** What a member wishes to learn about, and how recommendations are to be made for them. */
export async function findInterests(db: Db, { id }: Member): Promise<Choices & { chosen: ChosenInterests }> {
	const slugs = (kind: string) => sql`array(
		select coalesce(t.slug::text, i.term_id::text) from pathways.interests i left join catalogue.terms t on t.kind = i.kind and t.id = i.term_id
		where i.user_id = ${id} and i.kind = ${kind} and (t.id is not null or i.kind = 'goal') order by i.term_id)`;
	const { rows } = await sql<Choices & ChosenInterests>`
		select coalesce(bool_and(is_personal), true) as "isPersonal", coalesce(bool_and(looks_elsewhere), true) as "looksElsewhere",
			${slugs('theme')} as theme, ${slugs('perspective')} as perspective, ${slugs('goal')} as goal
		from pathways.choices where user_id = ${id}`.execute(db);
	// An aggregate has one row whatever there is.
	const { isPersonal, looksElsewhere, ...chosen } = rows[0] as Choices & ChosenInterests;
	return { isPersonal, looksElsewhere, chosen };
}
