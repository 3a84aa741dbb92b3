import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { type AdaptedStep, adaptSteps, type Choice, type Learned } from './adapt-steps.ts';
import { findLearned } from './find-learned.server.ts';
import { lengthOf } from './order-path.ts';
import { pathProgress } from './path-progress.ts';
import type { Enrolment, MyPath, MyStep, PathPage } from './path-views.ts';
import { readPathCases, readRelatives } from './read-path-cases.server.ts';
import { readStepCards } from './read-step-cards.server.ts';

const mostLearned = 100;
const mostRelatives = 100;

/**
 * How far a member is in a path, and how it differs for them: derived from what they did whenever it is looked at, so that it
 * is never behind. Who does not follow it sees what is done and no more. `known` is what `findLearned` finds, where the caller has it already.
 */
export async function adaptPath(
	db: Db,
	viewer: Member,
	locale: Locale,
	page: PathPage,
	known?: readonly Learned[],
): Promise<MyPath> {
	const [joined, choices, learned] = await Promise.all([
		findEnrolment(db, viewer, page.id),
		findChoices(db, viewer, page.id),
		known ?? findLearned(db, viewer),
	]);
	const ids = page.steps.map(({ caseId }) => caseId);
	const wrong = learned.filter(({ caseId, passed, score }) => ids.includes(caseId) && !passed && score !== null);
	const lately = learned.slice(0, mostLearned).map(({ caseId }) => caseId);
	const [cases, relatives] = await Promise.all([
		joined ? readPathCases(db, viewer, [...ids, ...lately]) : [],
		joined && wrong.length > 0 ? readRelatives(db, viewer, ids, mostRelatives) : [],
	]);
	const adapted = adaptSteps({
		steps: page.steps,
		cases: new Map(cases.map((one) => [one.id, one])),
		learned,
		choices,
		startedAt: joined?.startedAt ?? new Date(0),
		relatives,
	});
	return dress(db, viewer, locale, page, { joined, adapted, learned });
}

interface Adapted {
	joined: Enrolment | null;
	adapted: AdaptedStep[];
	learned: readonly Learned[];
}

/** The adapted steps with what is shown of them. */
async function dress(
	db: Db,
	viewer: Member,
	locale: Locale,
	page: PathPage,
	{ joined, adapted, learned }: Adapted,
): Promise<MyPath> {
	const own = new Map(page.steps.map((step) => [step.caseId, step]));
	const named = adapted.flatMap(({ note }) => (note && 'on' in note ? [note.on] : []));
	const others = [...adapted.map(({ caseId }) => caseId), ...named].filter((id) => !own.has(id));
	const cards = await readStepCards(db, viewer, locale, others);
	const shares = new Map(learned.map(({ caseId, share }) => [caseId, share]));
	const steps = adapted.flatMap((step): MyStep[] => {
		const about = own.get(step.caseId) ?? cards.get(step.caseId);
		return about ? [{ because: null, ...about, ...step, share: shares.get(step.caseId) ?? 0 }] : [];
	});
	const times = new Map(steps.map(({ caseId, card, share }) => [caseId, { durationMs: lengthOf(card), share }]));
	const progress = pathProgress(steps, (caseId) => times.get(caseId) ?? { durationMs: 0, share: 0 });
	const all = [...page.steps, ...cards.values()];
	return { joined, steps, progress, titles: Object.fromEntries(all.map(({ card }) => [card.id, card.title])) };
}

async function findEnrolment(db: Db, { id }: Member, pathId: string): Promise<Enrolment | null> {
	const row = await db
		.selectFrom('pathways.enrolments')
		.select(['started_at as startedAt', 'deadline', 'completed_at as completedAt'])
		.where('user_id', '=', id)
		.where('path_id', '=', pathId)
		.executeTakeFirst();
	return row ? { ...row, deadline: row.deadline as string | null } : null;
}

async function findChoices(db: Db, { id }: Member, pathId: string): Promise<Choice[]> {
	const { rows } = await sql<Choice>`
		select case_id as "caseId", kind, (because->>'before')::int as before from pathways.adaptations
		where user_id = ${id} and path_id = ${pathId}`.execute(db);
	return rows;
}
