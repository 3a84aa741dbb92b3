import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { AssessmentAttempts } from '#lib/platform/database-tables.ts';
import type { Db } from '#lib/platform/db.ts';
import { toAttempt } from './attempt.ts';
import { type AskedTally, tallyQuestions } from './tally-questions.ts';

/** A question that many get wrong at first. */
export interface FailedQuestion {
	caseId: number;
	caseTitle: string;
	language: string;
	/** Its place in the quiz as that is now, from 0. */
	position: number;
	prompt: string;
	/** How many members met it, and how many of them did not get it fully right in their first attempt. */
	asked: number;
	failed: number;
}

/** From fewer members nothing is told: it would be about them, and not about the question. */
const fewestAsked = 5;
const leastShare = 0.4;
/** The newest first attempts that are looked at, and how many of them lie in memory at once. */
const [mostAttempts, atOnce] = [5_000, 250];

/**
 * The questions that most members fail in their first attempt, of those that are still asked; what they answered is not told.
 * Throws NotFound for whoever is no editor.
 */
export async function listFailedQuestions(
	db: Db,
	viewer: Viewer,
	{ days, limit }: { days: number; limit: number },
): Promise<FailedQuestion[]> {
	mustBeEditor(viewer);
	const tallies = new Map<string, AskedTally>();
	const ids = await findFirstAttempts(db, days);
	for (let at = 0; at < ids.length; at += atOnce) {
		const rows = await db
			.selectFrom('assessment.attempts')
			.selectAll()
			.where('id', 'in', ids.slice(at, at + atOnce))
			.execute();
		tallyQuestions(tallies, (rows as Selectable<AssessmentAttempts>[]).map(toAttempt));
	}
	const failed = [...tallies.values()].filter(({ asked, failed }) => asked >= fewestAsked && failed >= leastShare * asked);
	return nameQuestions(
		db,
		failed.toSorted((a, b) => b.failed / b.asked - a.failed / a.asked || b.asked - a.asked),
		limit,
	);
}

async function findFirstAttempts(db: Db, days: number): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select id from (
			select distinct on (user_id, case_id) id, submitted_at from assessment.attempts
			where submitted_at is not null order by user_id, case_id, submitted_at
		) as first_ones
		where submitted_at > now() - make_interval(days => ${days}) order by submitted_at desc limit ${mostAttempts}`.execute(db);
	return rows.map(({ id }) => id);
}

/** Of the questions as they stand in their quizzes; whoever changes one begins anew. */
async function nameQuestions(db: Db, failed: AskedTally[], limit: number): Promise<FailedQuestion[]> {
	const { rows } = await sql<Omit<FailedQuestion, 'asked' | 'failed'> & { key: string }>`
		select q.case_id as "caseId", q.key, c.title as "caseTitle", c.language, q.body ->> 'prompt' as prompt,
			(row_number() over (partition by q.case_id order by q.position) - 1)::int as position
		from assessment.questions q join catalogue.cases c on c.id = q.case_id
		where q.case_id = any(${failed.map(({ caseId }) => caseId)}::int[])`.execute(db);
	const known = new Map(rows.map((row) => [`${row.caseId} ${row.key}`, row]));
	const named = failed.flatMap(({ caseId, key, asked, failed }) => {
		const row = known.get(`${caseId} ${key}`);
		return row ? [{ ...row, asked, failed }] : [];
	});
	return named.slice(0, limit).map(({ key: _, ...question }) => question);
}
