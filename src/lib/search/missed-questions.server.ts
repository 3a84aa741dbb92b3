import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { siteToday } from '#lib/platform/site-day.ts';
import { keepableQuestion } from './keepable-question.ts';
import type { SearchAnswer, SearchRequest } from './search-views.ts';

/** A question that was asked several times and found nothing. */
export interface MissedQuestion {
	question: string;
	times: number;
	/** The day on which it was asked last, `2026-11-22`. */
	lastOn: string;
}

/** Asked less often, a question may be one person's own. */
const leastTimes = 3;
/** After so many days a question is forgotten, and sooner one that too few have asked to be shown. */
const [mostDays, rareDays] = [400, 90];
const dayMs = 24 * 60 * 60 * 1000;

/** The question of a search that found nothing with all its words, if it may be counted. Filters are no reason to count it. */
export function missedBy({ query, filter, page }: SearchRequest, answer: SearchAnswer): string | undefined {
	if (answer.state !== 'ready' || answer.total > 0 || page > 1 || Object.keys(filter).length > 0) return undefined;
	return keepableQuestion(query);
}

/** Counts a question that found nothing, for the day; who asked is not known here. */
export async function countMissedQuestion(db: Db, question: string): Promise<void> {
	await sql`
		insert into search.missed_questions as q (question, day) values (${question}, ${siteToday})
		on conflict (question, day) do update set times = q.times + 1`.execute(db);
}

/** What many have looked for in vain in so many days, the most wanted first. Throws NotFound for whoever is no editor. */
export async function listMissedQuestions(
	db: Db,
	viewer: Viewer,
	{ days, limit }: { days: number; limit: number },
): Promise<MissedQuestion[]> {
	mustBeEditor(viewer);
	const { rows } = await sql<MissedQuestion>`
		select question, sum(times)::int as times, max(day)::text as "lastOn"
		from search.missed_questions where day > ${siteToday} - ${days}::int
		group by question having sum(times) >= ${leastTimes}
		order by times desc, "lastOn" desc, question limit ${limit}`.execute(db);
	return rows;
}

/** Lets the worker do the job `forget_missed_questions` now; it then sees to the next day by itself. */
export async function queueForgettingQuestions(db: Db, runAt = new Date()): Promise<void> {
	await enqueue(db, 'forget_missed_questions', {}, { key: 'forget_missed_questions', runAt });
}

/** Forgets questions that are old, and those that hardly anybody asked; does so again a day later. */
export async function forgetMissedQuestions(db: Db): Promise<void> {
	await sql`
		delete from search.missed_questions q where day <= ${siteToday} - ${mostDays}::int or (day <= ${siteToday} - ${rareDays}::int and
			(select sum(times) from search.missed_questions o where o.question = q.question) < ${leastTimes})`.execute(db);
	await queueForgettingQuestions(db, new Date(Date.now() + dayMs));
}
