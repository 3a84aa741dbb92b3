import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';

/** A target whose secret is this was removed: nothing is sent to it, but what it got lies there, and members are told so. */
export const withoutSecret = '';

/** Removes a target, and leaves only its address where it has got something; false when there is none of this name. */
export async function leaveTrace(tx: Db, name: string): Promise<boolean> {
	await tx.deleteFrom('records.forward_refusals').where('target', '=', name).execute();
	const { numUpdatedRows } = await tx
		.updateTable('records.forward_targets')
		.set({
			name: `removed.${randomUUID()}`,
			key: '',
			sealed_secret: withoutSecret,
			failures: 0,
			problem: null,
			next_try_at: null,
		})
		.where('name', '=', name)
		.where('sealed_secret', '<>', withoutSecret)
		.where('sent_seq', '<>', 0)
		.executeTakeFirst();
	if (numUpdatedRows > 0n) return true;
	const { numDeletedRows } = await tx
		.deleteFrom('records.forward_targets')
		.where('name', '=', name)
		.where('sealed_secret', '<>', withoutSecret)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}
