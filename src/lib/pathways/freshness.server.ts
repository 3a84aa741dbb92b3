import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { siteDay } from '#lib/platform/site-day.ts';
import { openMemory } from './open-memory.server.ts';
import { type Memory, ratings, type Scheduler, schedulerFor } from './schedule-review.ts';

interface Learned {
	/** Undefined until the first review. */
	memory: Pick<Memory, 'stability' | 'reviewedOn'> | undefined;
	passedOn: string;
}

/** The chance that a question is remembered; before its first review, as if passing it had been a review that went well. */
export function retrievability({ memory, passedOn }: Learned, now: Date, scheduler: Scheduler): number {
	const passed = () => scheduler.review(undefined, { rating: ratings.good, on: passedOn });
	return scheduler.retrievability(memory ?? passed(), calendarDay(now));
}

interface Whose {
	userId: string;
	/** One case, or those of a path. */
	caseIds: readonly number[];
}

/**
 * How fresh somebody's knowledge of cases is, from 0 to 1: the mean chance that they remember the questions that they have
 * passed. Undefined where there are none that are still asked. Whoever calls must have seen to who may know it.
 */
export async function freshnessOf(db: Db, { userId, caseIds }: Whose, now: Date): Promise<number | undefined> {
	const learned = await findLearned(db, { userId, caseIds });
	if (learned.length === 0) return undefined;
	const scheduler = schedulerFor(await openMemory(db, { id: userId }));
	return learned.reduce((sum, one) => sum + retrievability(one, now, scheduler), 0) / learned.length;
}

async function findLearned(db: Db, { userId, caseIds }: Whose): Promise<Learned[]> {
	const { rows } = await sql<{ stability: number | null; reviewedOn: string | null; passedOn: string }>`
		select k.stability, ${siteDay(sql`k.reviewed_at`)} as "reviewedOn", ${siteDay(sql`p.passed_at`)} as "passedOn"
		from assessment.passed_questions p
		left join pathways.cards k on k.user_id = p.user_id and k.case_id = p.case_id and k.question_key = p.question_key
		where p.user_id = ${userId} and p.case_id = any(${caseIds}::int[])
			and exists (select from assessment.asked a where a.case_id = p.case_id and a.question_key = p.question_key)`.execute(db);
	return rows.map(({ stability, reviewedOn, passedOn }) => ({
		memory: stability === null || reviewedOn === null ? undefined : { stability, reviewedOn },
		passedOn,
	}));
}
