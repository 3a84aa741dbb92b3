import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/**
 * Lets what a member did with a case until now no longer count for recommendations: for their own at once, in models from the next
 * fit on. Their history, results and notes stay. Throws NotFound when nothing of it counts.
 */
export async function forgetSignalsOfCase(db: Db, viewer: Member, caseId: number): Promise<void> {
	if ((await forget(db, viewer, caseId)) === 0) throw new NotFound('Nothing of this case counts for your recommendations.');
}

/** The same for everything, as though the member were new; what they said no to is forgotten too. */
export async function forgetSignals(db: Db, viewer: Member): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await forget(tx, viewer);
		await tx.deleteFrom('pathways.dismissals').where('user_id', '=', viewer.id).execute();
	});
}

async function forget(db: Db, { id }: Member, caseId?: number): Promise<number> {
	const { rows } = await sql`
		insert into pathways.forgotten (user_id, case_id)
		select distinct user_id, case_id from pathways.evidence
		where user_id = ${id} and ${caseId === undefined ? sql`true` : sql`case_id = ${caseId}`}
		on conflict (user_id, case_id) do update set forgotten_at = excluded.forgotten_at returning case_id`.execute(db);
	return rows.length;
}
