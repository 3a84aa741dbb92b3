import type { Db } from '#lib/platform/db.ts';
import { announceCase } from './announce-case.server.ts';

/** Gives a case its next version when what belongs to it in another room changed: its transcript, media or quiz. */
export async function touchCase(tx: Db, id: number): Promise<void> {
	await tx
		.updateTable('catalogue.cases')
		.set((row) => ({ version: row('version', '+', 1), updated_at: new Date() }))
		.where('id', '=', id)
		.execute();
	await announceCase(tx, id);
}
