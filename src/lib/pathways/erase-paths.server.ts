import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';

/** Deletes the paths that a member made, and the finished pages of those that others could open. */
export async function erasePaths(tx: Db, { id }: Member): Promise<void> {
	const gone = await tx.deleteFrom('pathways.paths').where('owner_id', '=', id).returning('id').execute();
	await pagesChanged(
		tx,
		gone.map((path) => `path:${path.id}`),
	);
}
