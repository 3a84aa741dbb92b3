import type { Member } from '#lib/accounts/viewer.ts';
import { isoDate } from '#lib/catalogue/case-content.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Site } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import { followingDeed, type RecordedPath } from './path-statements.ts';

/** Lets a member follow a path that the caller has opened, and records that; whoever follows it already goes on. */
export async function joinPath(db: Db, viewer: Member, path: RecordedPath, site: Site): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto('pathways.enrolments')
			.values({ user_id: viewer.id, path_id: path.id })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (numInsertedOrUpdatedRows) await recordLearning(tx, viewer, site, [followingDeed(site, 'registered', path)]);
	});
}

/** Ends that a member follows a path, and records that; what they learned stays. */
export async function leavePath(db: Db, viewer: Member, path: RecordedPath, site: Site): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const { numDeletedRows } = await tx
			.deleteFrom('pathways.enrolments')
			.where('user_id', '=', viewer.id)
			.where('path_id', '=', path.id)
			.executeTakeFirst();
		if (numDeletedRows) await recordLearning(tx, viewer, site, [followingDeed(site, 'unregistered', path)]);
	});
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
