import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { withoutSecret } from './forwarding/leave-trace.server.ts';

/** The job that forwards to a target goes by this key. */
export const forwardingKey = (name: string) => `forward statements to ${name}`;

/** Queues forwarding to one target, now or later. Each target has a queue of its own: no two jobs send to it at the same time. */
export async function queueForwardingTo(tx: Db, name: string, runAt?: Date): Promise<void> {
	const key = forwardingKey(name);
	await enqueue(tx, 'forward_statements', { name }, { key, queue: key, runAt });
}

/** Queues forwarding to every target, when the worker starts. */
export async function queueForwarding(db: Db): Promise<void> {
	const targets = await db
		.selectFrom('records.forward_targets')
		.select(['name', 'next_try_at'])
		.where('sealed_secret', '<>', withoutSecret)
		.execute();
	for (const { name, next_try_at } of targets) await queueForwardingTo(db, name, next_try_at ?? undefined);
}
