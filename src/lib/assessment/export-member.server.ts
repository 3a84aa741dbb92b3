import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';
import { resultsOf, shownIn, toAttempt } from './attempt.ts';

/** A member's attempts with their answers, reflections with what they were before, reports of others' reflections, and what they know. */
export function exportAssessment(db: Db, viewer: Member): ExportedFile[] {
	return [
		jsonFile('attempts.json', () => readAttempts(db, viewer)),
		jsonFile('reflections.json', () => readReflections(db, viewer)),
		jsonFile('reports.json', () => readReports(db, viewer)),
		jsonFile('passed-questions.json', () => readPassedQuestions(db, viewer)),
	];
}

/** What was right stays out, as on the pages while there is something left to try. */
async function readAttempts(db: Db, viewer: Member) {
	const rows = await db
		.selectFrom('assessment.attempts as a')
		.innerJoin('catalogue.cases as c', 'c.id', 'a.case_id')
		.selectAll('a')
		.select(['c.number', 'c.slug', 'c.title'])
		.where('a.user_id', '=', viewer.id)
		.orderBy('a.started_at')
		.execute();
	return rows.map((row) => {
		const attempt = toAttempt(row);
		const { number, slug, title, started_at: startedAt } = row;
		const { id, savedAt, rules, answers, result = null } = attempt;
		const shown = shownIn(attempt).map((question) => ({ ...question, answer: answers[question.key] ?? null }));
		const scores = result ? resultsOf(attempt, { revealed: false }) : [];
		const questions = shown.map((question, at) => ({ ...question, score: scores[at]?.score ?? null }));
		return { id, number, slug, title, startedAt, savedAt, rules, result, questions };
	});
}

async function readReflections(db: Db, viewer: Member) {
	const reflections = await db
		.selectFrom('assessment.reflections as r')
		.innerJoin('catalogue.cases as c', 'c.id', 'r.case_id')
		.select(['r.id', 'c.number', 'c.slug', 'c.title', 'c.reflection_question as question', 'r.believed', 'r.thinks'])
		.select([
			'r.shared_with as sharedWith',
			'r.shared_at as sharedAt',
			'r.hidden_at as hiddenAt',
			'r.hidden_because as hiddenBecause',
		])
		.select(['r.created_at as createdAt', 'r.updated_at as updatedAt'])
		.where('r.user_id', '=', viewer.id)
		.orderBy('r.created_at')
		.execute();
	const versions = await db
		.selectFrom('assessment.reflection_versions as v')
		.innerJoin('assessment.reflections as r', 'r.id', 'v.reflection_id')
		.select(['v.reflection_id', 'v.written_at as writtenAt', 'v.believed', 'v.thinks'])
		.where('r.user_id', '=', viewer.id)
		.orderBy('v.written_at')
		.execute();
	const versionsOf = (id: string) =>
		versions.filter((one) => one.reflection_id === id).map(({ reflection_id: _, ...one }) => one);
	return reflections.map(({ id, ...reflection }) => ({ ...reflection, earlier: versionsOf(id) }));
}

/** Without what others wrote: that is theirs. */
function readReports(db: Db, viewer: Member) {
	return db
		.selectFrom('assessment.reflection_reports as x')
		.innerJoin('assessment.reflections as r', 'r.id', 'x.reflection_id')
		.innerJoin('catalogue.cases as c', 'c.id', 'r.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'x.reason', 'x.created_at as createdAt'])
		.where('x.reporter_id', '=', viewer.id)
		.orderBy('x.created_at')
		.execute();
}

/** What the quiz asks no more has no prompt. */
function readPassedQuestions(db: Db, viewer: Member) {
	return db
		.selectFrom('assessment.passed_questions as p')
		.innerJoin('catalogue.cases as c', 'c.id', 'p.case_id')
		.leftJoin('assessment.questions as q', (join) =>
			join.onRef('q.case_id', '=', 'p.case_id').onRef('q.key', '=', 'p.question_key'),
		)
		.select(['c.number', 'c.slug', 'c.title', 'p.question_key as question', 'p.passed_at as passedAt'])
		.select(sql<string | null>`q.body->>'prompt'`.as('prompt'))
		.where('p.user_id', '=', viewer.id)
		.orderBy('p.passed_at')
		.orderBy('p.question_key')
		.execute();
}
