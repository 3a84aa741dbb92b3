import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';

/** Queues a new edition of a status list, in place of one that waits already. */
export async function queueStatusList(tx: Db, number: number): Promise<void> {
	await enqueue(tx, 'sign_status_list', { number }, { key: `sign_status_list:${number}` });
}

/** Queues the edition that follows when nothing happens; under a key of its own, so that it never puts off a revocation. */
export async function queueRenewal(tx: Db, number: number, runAt: Date): Promise<void> {
	await enqueue(tx, 'sign_status_list', { number }, { key: `renew_status_list:${number}`, runAt });
}
