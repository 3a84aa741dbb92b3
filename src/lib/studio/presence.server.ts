import { type RawBuilder, sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { CasePart } from './case-parts.ts';

/** An editor who has a case open, and which part of it. */
export interface Present {
	name: string;
	part: CasePart;
}

/** Pages tell every 20 seconds; whoever has missed three of them has left. */
const stays = sql`interval '65 seconds'`;

/** Tells that the viewer has a part of a case open, and says who else has the case open. Throws NotFound. */
export async function tellPresence(db: Db, viewer: Viewer, caseId: number, part: CasePart): Promise<Present[]> {
	const { id } = mustBeEditor(viewer);
	// One row for each editor, whatever they have open: their last page counts.
	const { numAffectedRows } = await sql`
		insert into studio.presence (case_id, session, user_id, part)
		select id, ${id}, ${id}, ${part} from catalogue.cases where id = ${caseId}
		on conflict (case_id, session) do update set part = excluded.part, seen_at = now()
	`.execute(db);
	if (!numAffectedRows) throw new NotFound('There is no such case. Perhaps somebody has removed it.');
	await sql`delete from studio.presence where seen_at < now() - interval '1 hour'`.execute(db);
	const { rows } = await sql<Present>`
		select u.name, p.part from studio.presence p join accounts.users u on u.id = p.user_id
		where p.case_id = ${caseId} and p.user_id <> ${id} and p.seen_at > now() - ${stays} order by u.name
	`.execute(db);
	return rows;
}

/** Who else has the case `c` open now; for a list. */
export function presentNames(viewerId: string): RawBuilder<string[]> {
	return sql`array(
		select u.name from studio.presence p join accounts.users u on u.id = p.user_id
		where p.case_id = c.id and p.user_id <> ${viewerId} and p.seen_at > now() - ${stays} order by u.name
	)`;
}
