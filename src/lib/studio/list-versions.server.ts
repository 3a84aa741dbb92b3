import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';

/** A version as it is listed; `savedBy` is null for what came from elsewhere: an import, a program, a member who has left. */
export interface ListedVersion {
	number: number;
	savedBy: string | null;
	savedAt: Date;
	/** The version before it in the list; null for the first. */
	previous: number | null;
}

/** The versions of a case, newest first: of each session of editing the last one. Throws NotFound for whoever is no editor. */
export async function listVersions(db: Db, viewer: Viewer, caseId: number): Promise<ListedVersion[]> {
	mustBeEditor(viewer);
	const { rows } = await sql<ListedVersion>`
		select number, name as "savedBy", saved_at as "savedAt", lag(number) over (order by number) as previous from (
			select v.number, v.session, v.saved_at, u.name, lead(v.session) over (order by v.number) as next
			from studio.versions v left join accounts.users u on u.id = v.saved_by where v.case_id = ${caseId}
		) as all_of_it where next is distinct from session order by number desc limit 500
	`.execute(db);
	return rows;
}
