import type { Db } from '#lib/platform/db.ts';
import { findBatch, type Outgoing } from './forwarding/find-batch.server.ts';
import { findTarget } from './forwarding/find-target.server.ts';
import { sendBatch } from './forwarding/send-batch.server.ts';
import type { Target } from './forwarding/target.ts';
import { queueForwardingTo } from './queue-forwarding.server.ts';

export interface Forwarder {
	db: Db;
	/** What the targets' secrets are sealed with. */
	sealKey: Buffer;
	/** How long a target may take over one request; half a minute unless told. */
	timeoutMs?: number;
}

const mostStatements = 100;
/** Then it is the turn of other targets. */
const turnMs = 30_000;
/** How soon after the last one new statements are looked for. */
const restMs = 3_000;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;

/**
 * Sends to a target, in the order of storing, what it does not have yet, and plans the next time: soon, or after a wait
 * that doubles with each failure. The place that was reached moves only when the target has answered, so nothing is left
 * out; what is sent twice because an answer was lost has the same id, and is there once.
 */
export async function forwardStatements(forwarder: Forwarder, name: string, stop?: AbortSignal): Promise<void> {
	const target = await findTarget(forwarder.db, forwarder.sealKey, name);
	if (!target) return;
	const { problem, isDone } = target === 'sealed' ? cannotOpen : await sendOn(forwarder, target, stop);
	await planNext(forwarder.db, name, problem, isDone);
}

interface Result {
	problem?: string;
	/** Whether there is nothing left to send. */
	isDone: boolean;
}

const cannotOpen: Result = {
	problem: 'Its secret was sealed under another secret of this site (SECRET). Remove the target and add it again.',
	isDone: false,
};

async function sendOn({ db, timeoutMs = 30_000 }: Forwarder, target: Target, stop?: AbortSignal): Promise<Result> {
	let [place, size] = [target.sent, mostStatements];
	const end = Date.now() + turnMs;
	while (Date.now() < end && !stop?.aborted) {
		const batch = await findBatch(db, place, size);
		const last = batch.at(-1);
		if (!last) return { isDone: true };
		const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stop ? [stop] : [])]);
		const outcome = await sendBatch(
			db,
			target,
			batch.map(({ statement }) => statement),
			signal,
		);
		// Stopped in the middle: that is nobody's failure.
		if (outcome.kind === 'failed') return stop?.aborted ? { isDone: false } : { problem: outcome.problem, isDone: false };
		if (outcome.kind === 'refused' && batch.length > 1) {
			size = Math.ceil(batch.length / 2);
			continue;
		}
		const reason = outcome.kind === 'refused' ? outcome.reason : undefined;
		if (!(await moveOn(db, target, place, last, reason))) return { isDone: true };
		place = last.place;
		size = Math.min(size * 2, mostStatements);
	}
	return { isDone: false };
}

/** Notes how far we are, and with a reason that the last one was set aside; false when the target was removed or is another. */
async function moveOn(
	db: Db,
	{ name }: Target,
	from: Target['sent'],
	{ place, statement }: Outgoing,
	reason?: string,
): Promise<boolean> {
	return db.transaction().execute(async (tx) => {
		const { numUpdatedRows } = await tx
			.updateTable('records.forward_targets')
			.set({ sent_stored: place.stored, sent_seq: place.seq, failures: 0, problem: null })
			.where('name', '=', name)
			.where('sent_stored', '=', from.stored)
			.where('sent_seq', '=', from.seq)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		if (reason !== undefined) await setAside(tx, name, statement.id, reason);
		return true;
	});
}

/** One that was erased meanwhile is none to set aside. */
async function setAside(tx: Db, target: string, id: string, reason: string): Promise<void> {
	await tx
		.insertInto('records.forward_refusals')
		.columns(['target', 'statement_id', 'reason'])
		.expression((from) =>
			from
				.selectFrom('records.statement_ids')
				.select(({ val, ref }) => [val(target).as('target'), ref('id').as('statement_id'), val(reason).as('reason')])
				.where('id', '=', id),
		)
		.onConflict((conflict) => conflict.columns(['target', 'statement_id']).doUpdateSet({ reason }))
		.execute();
}

async function planNext(db: Db, name: string, problem: string | undefined, isDone: boolean): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const target = await tx
			.selectFrom('records.forward_targets')
			.select('failures')
			.where('name', '=', name)
			.forUpdate()
			.executeTakeFirst();
		if (!target) return;
		const failures = problem === undefined ? 0 : target.failures + 1;
		const nextTry = new Date(Date.now() + (failures > 0 ? waitMs(failures) : isDone ? restMs : 0));
		const change = { failures, problem: problem ?? null, next_try_at: nextTry };
		await tx.updateTable('records.forward_targets').set(change).where('name', '=', name).execute();
		await queueForwardingTo(tx, name, nextTry);
	});
}

/** How long to wait after so many failures in a row: 5 seconds, then twice as long each time, up to an hour. */
export function waitMs(failures: number): number {
	return Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs);
}
