import type { Db } from '#lib/platform/db.ts';
import { findTarget } from './forwarding/find-target.server.ts';
import { lineAgain } from './forwarding/send-again.server.ts';
import { lineAhead } from './forwarding/send-ahead.server.ts';
import { type Progress, sendLine } from './forwarding/send-line.server.ts';
import type { Target } from './forwarding/target.ts';
import { queueForwardingTo } from './queue-forwarding.server.ts';

export interface Forwarder {
	db: Db;
	/** What the targets' secrets are sealed with. */
	sealKey: Buffer;
	/** How long a target may take over one request; half a minute unless told. */
	timeoutMs?: number;
}

/** Then it is the turn of other targets. */
const turnMs = 30_000;
/** How soon after the last one new statements are looked for. */
const restMs = 3_000;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;

/**
 * Sends to a target, in the order of storing, what is to be sent again and then what it does not have yet, and plans the
 * next time: soon, or after a wait that doubles with each failure. Nothing is left out; what is sent twice because an
 * answer was lost has the same id, and is there once.
 */
export async function forwardStatements(forwarder: Forwarder, name: string, stop?: AbortSignal): Promise<void> {
	const target = await findTarget(forwarder.db, forwarder.sealKey, name);
	if (!target) return;
	await planNext(forwarder.db, name, target === 'sealed' ? cannotOpen : await takeTurn(forwarder, target, stop));
}

const cannotOpen: Progress = {
	problem: 'Its secret was sealed under another secret of this site (SECRET). Remove the target and add it again.',
	isDone: false,
};

async function takeTurn({ db, timeoutMs = 30_000 }: Forwarder, target: Target, stop?: AbortSignal): Promise<Progress> {
	const turn = { db, target, timeoutMs, endsAt: Date.now() + turnMs, stop };
	const again = await sendLine(turn, lineAgain(db, target));
	return again.isDone ? sendLine(turn, lineAhead(db, target)) : again;
}

async function planNext(db: Db, name: string, { problem, retryAfterMs = 0, isDone }: Progress): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const target = await tx
			.selectFrom('records.forward_targets')
			.select('failures')
			.where('name', '=', name)
			.forUpdate()
			.executeTakeFirst();
		if (!target) return;
		const failures = problem === undefined ? 0 : target.failures + 1;
		const wait = failures > 0 ? Math.max(waitMs(failures), retryAfterMs) : isDone ? restMs : 0;
		const nextTry = new Date(Date.now() + wait);
		await tx
			.updateTable('records.forward_targets')
			.set({ failures, problem: problem ?? null, next_try_at: nextTry })
			.where('name', '=', name)
			.execute();
		await queueForwardingTo(tx, name, nextTry);
	});
}

/** How long to wait after so many failures in a row: 5 seconds, then twice as long each time, up to an hour. */
export function waitMs(failures: number): number {
	return Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs);
}
