import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { nextHour } from './memory/clock-hours.ts';
import { findHistories } from './memory/find-histories.server.ts';
import { countRecalls, fitParameters } from './memory/fit-parameters.ts';
import { rebuildCards } from './memory/rebuild-cards.server.ts';
import { enoughReviews } from './memory-limits.ts';
import { openMemory } from './open-memory.server.ts';

/** They are fitted anew when there are so many times the reviews of the last time. */
const growth = 1.25;

export type FitOutcome = 'kept' | 'notBetter' | 'unavailable' | 'tooFew';

/**
 * Fits the parameters of a member's memory to their own reviews, all but the latest fifth, and keeps them if they foretell
 * that fifth no worse than those that held until then.
 */
export async function optimiseMemory(db: Db, userId: string, now: Date): Promise<FitOutcome> {
	const histories = await findHistories(db, userId);
	const past = histories.map(({ reviews }) => reviews);
	const reviews = countRecalls(past);
	if (reviews < enoughReviews) return 'tooFew';
	const { parameters } = await openMemory(db, { id: userId });
	const fit = await fitParameters(past, parameters);
	const isBetter = fit !== undefined && fit.logLoss.after <= fit.logLoss.before;
	const outcome = isBetter ? 'kept' : fit ? 'notBetter' : 'unavailable';
	await storeFit(db, userId, { outcome, reviews, now, parameters: isBetter ? fit.parameters : undefined });
	return outcome;
}

interface FoundFit {
	outcome: Exclude<FitOutcome, 'tooFew'>;
	reviews: number;
	now: Date;
	/** Those to be kept, if any. */
	parameters: number[] | undefined;
}

/** A member who was erased meanwhile, or has never chosen anything, needs no row of their own before this. */
async function storeFit(db: Db, userId: string, { outcome, reviews, now, parameters }: FoundFit): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const { rows } = await sql`select from accounts.users where id = ${userId} for no key update`.execute(tx);
		if (rows.length === 0) return;
		const found = { fit_outcome: outcome, fitted_at: now, fitted_reviews: reviews, ...(parameters && { parameters }) };
		await tx
			.insertInto('pathways.memories')
			.values({ user_id: userId, ...found })
			.onConflict((conflict) => conflict.column('user_id').doUpdateSet(found))
			.execute();
		if (parameters) await rebuildCards(tx, userId, await openMemory(tx, { id: userId }));
	});
}

/** The members who have reviewed enough since the last time that it may be worth trying. */
export async function findUnfitted(db: Db): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select r.user_id as id from pathways.reviews r left join pathways.memories m on m.user_id = r.user_id
		group by r.user_id, m.fitted_reviews
		having count(*) - count(distinct (r.case_id, r.question_key)) >= greatest(${enoughReviews}, ${growth}::float8 * m.fitted_reviews)`.execute(
		db,
	);
	return rows.map(({ id }) => id);
}

/** At this hour nobody waits for the machine. */
const nightHour = 4;

/** Lets the worker do the job `optimise_memories` in the night. */
export async function queueOptimising(db: Db): Promise<void> {
	await enqueue(db, 'optimise_memories', {}, { key: 'optimise_memories', runAt: nextHour(nightHour, new Date()) });
}

/** Does the job `optimise_memories`, one member after another, and sees to the next night; one who fails stops nobody else. */
export async function optimiseNightly(db: Db): Promise<void> {
	for (const userId of await findUnfitted(db)) {
		await optimiseMemory(db, userId, new Date()).catch((error) => console.error('The memory of a member was not fitted:', error));
	}
	await queueOptimising(db);
}
