import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { queueStatusList } from './queue-status-list.server.ts';
import { renewedAfterMs } from './sign-status-list.server.ts';
import { listLength } from './status-list.ts';
import { queueSignature } from './store-award.server.ts';

/** Queues what should be signed and is not, when a worker starts: its jobs may have been given up while a key could not be opened. */
export async function queueSigning(db: Db): Promise<void> {
	await db.transaction().execute(async (tx) => {
		for (const { id } of await findUnsigned(tx)) await queueSignature(tx, id);
		for (const { number } of await findOverdue(tx)) await queueStatusList(tx, number);
	});
}

function findUnsigned(tx: Db): Promise<{ id: string }[]> {
	return tx
		.selectFrom('credentials.awards')
		.select('id')
		.where('signed_at', 'is', null)
		.where('revoked_at', 'is', null)
		.execute();
}

/** Lists whose next edition should have been made by now, or that miss a revocation. */
async function findOverdue(tx: Db): Promise<{ number: number }[]> {
	const { rows } = await sql<{ number: number }>`
		select number from credentials.status_lists l
		where signed_at < ${new Date(Date.now() - renewedAfterMs)} or exists (
			select from credentials.awards a where a.revoked_at > l.signed_at and a.status_index / ${listLength} = l.number
		)
	`.execute(tx);
	return rows;
}
