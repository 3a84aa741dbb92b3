import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';

/** Closes a guest's link at once and for good; what they have said stays. Throws NotFound for whoever is no editor. */
export async function withdrawInvitation(db: Db, viewer: Viewer, caseId: number, id: string): Promise<void> {
	mustBeEditor(viewer);
	await sql`
		update studio.invitations set withdrawn_at = now(), sealed_email = null
		where id = ${id} and case_id = ${caseId} and withdrawn_at is null
	`.execute(db);
}
