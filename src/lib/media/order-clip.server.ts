import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { countJobs, enqueue, findJob } from '#lib/platform/jobs.ts';
import { clipKey, findClipKey, type Quote } from './cut-quote.server.ts';

/** A clip of a quote: nobody asked for it yet, it is being made, it could not be made, or here it is. */
export type Clip = { state: 'none' | 'waiting' | 'failed' } | { state: 'ready'; storageKey: string };

/** Anybody may order clips, so they must neither hold up other work for long nor fill the storage. */
export const mostWaiting = 30;
const mostInADay = 500;

/** How far the clip of a quote is. */
export async function findClip(db: Db, quote: Quote): Promise<Clip> {
	const storageKey = clipKey(quote);
	if ((await findClipKey(db, quote)) === storageKey) return { state: 'ready', storageKey };
	return { state: (await findJob(db, jobKey(quote))) ?? 'none' };
}

/** Queues the making of a clip unless it is there or on its way; `full` when too many wait or were made today. */
export async function orderClip(db: Db, quote: Quote): Promise<'ordered' | 'full'> {
	return db.transaction().execute(async (tx) => {
		// One order at a time: of many at once, none may see the last free place that another takes.
		await sql`select pg_advisory_xact_lock(hashtext('order-clip'))`.execute(tx);
		const { state } = await findClip(tx, quote);
		if (state === 'ready' || state === 'waiting') return 'ordered';
		if ((await countJobs(tx, 'cut_quote')) >= mostWaiting || (await madeToday(tx)) >= mostInADay) return 'full';
		await enqueue(tx, 'cut_quote', quote, { key: jobKey(quote), attempts: 3 });
		return 'ordered';
	});
}

async function madeToday(db: Db): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from media.clips where made_at > now() - interval '1 day'`.execute(db);
	return rows[0]?.count ?? 0;
}

function jobKey(quote: Quote): string {
	return `clip:${clipKey(quote)}`;
}
