import type { Db } from '#lib/platform/db.ts';
import type { Line } from './line.ts';
import { sendBatch } from './send-batch.server.ts';
import type { Target } from './target.ts';

/** How far one turn of a target came. */
export interface Progress {
	/** Why it went no further. */
	problem?: string;
	/** For how long the target asks to be left alone. */
	retryAfterMs?: number;
	/** Whether there is nothing left to send. */
	isDone: boolean;
}

/** One target's turn: it ends at a time, or when the worker stops. */
export interface Turn {
	db: Db;
	target: Target;
	/** How long the target may take over one request. */
	timeoutMs: number;
	endsAt: number;
	stop: AbortSignal | undefined;
}

const mostStatements = 100;

/** Sends what stands in line, a batch at a time; one that is refused is halved until the statement is found that is not wanted. */
export async function sendLine({ db, target, timeoutMs, endsAt, stop }: Turn, line: Line): Promise<Progress> {
	let size = mostStatements;
	while (Date.now() < endsAt && !stop?.aborted) {
		const batch = await line.next(size);
		if (batch.length === 0) return { isDone: true };
		const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stop ? [stop] : [])]);
		const statements = batch.map(({ statement }) => statement);
		const outcome = await sendBatch(db, target, statements, signal);
		// Stopped in the middle: that is nobody's failure.
		if (outcome.kind === 'failed') return stop?.aborted ? { isDone: false } : { ...outcome, isDone: false };
		if (outcome.kind === 'refused' && batch.length > 1) {
			size = Math.ceil(batch.length / 2);
			continue;
		}
		const refusal = outcome.kind === 'refused' ? outcome.reason : undefined;
		if (!(await line.done(batch, refusal))) return { isDone: false };
		size = Math.min(size * 2, mostStatements);
	}
	return { isDone: false };
}
