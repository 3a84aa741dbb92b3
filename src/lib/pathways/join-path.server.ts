import type { Member } from '#lib/accounts/viewer.ts';
import { isoDate } from '#lib/catalogue/case-content.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** Lets a member follow a path that the caller has opened; whoever follows it already goes on. */
export async function joinPath(db: Db, { id }: Member, pathId: string): Promise<void> {
	await db
		.insertInto('pathways.enrolments')
		.values({ user_id: id, path_id: pathId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Ends that a member follows a path; what they learned stays. */
export async function leavePath(db: Db, { id }: Member, pathId: string): Promise<void> {
	await db.deleteFrom('pathways.enrolments').where('user_id', '=', id).where('path_id', '=', pathId).execute();
}

/** Sets the day by which a member wants to be through, `2026-05-01`; an empty text takes it away. Says whether it is a day. */
export async function setDeadline(db: Db, { id }: Member, pathId: string, day: string): Promise<boolean> {
	const deadline = day === '' ? null : isoDate.safeParse(day).data;
	if (deadline === undefined || (deadline !== null && (deadline < '2000' || deadline > '2200'))) return false;
	const { numUpdatedRows } = await db
		.updateTable('pathways.enrolments')
		.set({ deadline })
		.where('user_id', '=', id)
		.where('path_id', '=', pathId)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new NotFound('You do not follow this path. Follow it first.');
	return true;
}
