import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Notes that the guest agrees to the publication: a case that is being made is approved, any other stays where it is. */
export async function approveCase(tx: Db, caseId: number): Promise<void> {
	await sql`
		insert into studio.workflows (case_id, state)
		select id, 'approved' from catalogue.cases where id = ${caseId} and status = 'draft'
		on conflict (case_id) do update set state = 'approved', changed_by = null, changed_at = now(), note = null
		where workflows.state in ('draft', 'review')
	`.execute(tx);
}
