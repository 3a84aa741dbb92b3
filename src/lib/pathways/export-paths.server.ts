import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';

/** The learning paths that a member has made and follows. */
export function exportPaths(db: Db, viewer: Member): ExportedFile[] {
	return [jsonFile('paths.json', async () => ({ made: await readMade(db, viewer), followed: await readFollowed(db, viewer) }))];
}

async function readMade(db: Db, { id }: Member) {
	const { rows } = await sql`
		select p.slug, p.title, p.lead, p.language, p.shown_to as "shownTo", p.wishes, p.created_at as "createdAt",
			p.updated_at as "updatedAt", (
				select coalesce(json_agg(json_build_object('stage', s.stage, 'number', c.number, 'slug', c.slug, 'title', c.title,
					'because', s.because) order by s.position), '[]')
				from pathways.steps s join catalogue.cases c on c.id = s.case_id where s.path_id = p.id) as steps
		from pathways.paths p where p.owner_id = ${id} order by p.created_at`.execute(db);
	return rows;
}

async function readFollowed(db: Db, { id }: Member) {
	const { rows } = await sql`
		select p.slug, p.title, e.started_at as "startedAt", e.deadline, e.completed_at as "completedAt", (
				select coalesce(json_agg(json_build_object('slug', c.slug, 'title', c.title, 'kind', a.kind, 'madeAt', a.made_at)
					order by a.made_at), '[]')
				from pathways.adaptations a join catalogue.cases c on c.id = a.case_id
				where a.user_id = e.user_id and a.path_id = e.path_id) as choices
		from pathways.enrolments e join pathways.paths p on p.id = e.path_id
		where e.user_id = ${id} order by e.started_at`.execute(db);
	return rows;
}
