import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { everyKind, saveQuizOf } from '../../../tests/assessment/make-quiz.ts';
import { test } from '../../../tests/database/database-test.ts';
import { learnCase, mustFindDue, noon, review, reviewNext } from '../../../tests/pathways/learned-case.ts';
import { site } from '../../../tests/records/site.ts';
import { countDue } from './count-due.server.ts';
import { findDue, findNextDay, listPausedCards, openCard } from './find-due.server.ts';
import { freshnessOf } from './freshness.server.ts';
import { addDays } from './memory/days.ts';
import { openMemory } from './open-memory.server.ts';
import { pauseCard } from './pause-card.server.ts';
import { previewReview } from './review-card.server.ts';
import { pauseReviews, setTargetRetention } from './save-memory.server.ts';
import { schedulerFor, usualSettings } from './schedule-review.ts';
import { showMemory } from './show-memory.server.ts';
import { findTodaysReviews, undoReview } from './undo-review.server.ts';

const rowsOf = (db: Db, { id }: Member) => db.selectFrom('pathways.cards').selectAll().where('user_id', '=', id).execute();

async function learner(db: Db, title: string, without: string[] = []) {
	const member = await makeMember(db);
	return { member, ...(await learnCase(db, member, title, without)) };
}

test('what was answered right is asked on the next day, and what was not, never', async ({ db }) => {
	const { member } = await learner(db, 'Dagen etter', ['q1', 'q7']);
	expect(await countDue(db, member, noon(0))).toEqual({ today: 0, tomorrow: 5, week: 5, cards: 5 });
	expect(await findDue(db, member, noon(0))).toBeUndefined();
	expect(await findNextDay(db, member)).toBe('2026-11-03');
	// Midnight is Norway's.
	expect(await countDue(db, member, new Date('2026-11-02T22:59:59Z'))).toMatchObject({ today: 0 });
	expect(await countDue(db, member, new Date('2026-11-02T23:00:00Z'))).toMatchObject({ today: 5 });
	expect(await mustFindDue(db, member, noon(1))).toMatchObject({ memory: undefined, passedOn: '2026-11-02', due: '2026-11-03' });
	expect(await rowsOf(db, member)).toEqual([]);
});

test('each review is stored as FSRS has it, to the last digit, over a year of them', async ({ db }) => {
	const { member } = await learner(db, 'Et år', ['q2', 'q3', 'q4', 'q5', 'q6', 'q7']);
	const { caseId, questionKey } = await mustFindDue(db, member, noon(1));
	const scheduler = schedulerFor(usualSettings, `${caseId}/${questionKey}`);
	let memory = scheduler.review(undefined, { rating: 3, on: '2026-11-03' });
	await reviewNext(db, member, 3, noon(1));
	for (const rating of [3, 4, 1, 2, 3, 3, 1, 1, 3] as const) {
		const card = await openCard(db, member, { caseId, questionKey });
		expect(card.memory).toEqual(memory);
		const now = new Date(`${memory.due}T11:00:00Z`);
		const promised = previewReview(card, usualSettings, now);
		expect(promised).toEqual(scheduler.intervals(memory, memory.due));
		memory = scheduler.review(memory, { rating, on: memory.due });
		expect((await reviewNext(db, member, rating, now)).outcome).toEqual({ reviewed: true, due: memory.due });
	}
	expect(memory.lapses).toBe(3);
	expect(await rowsOf(db, member)).toMatchObject([
		{ stability: memory.stability, difficulty: memory.difficulty, due: memory.due },
	]);
});

test('a card that is reviewed in two windows at once is reviewed once, and the other is told', async ({ db }) => {
	const { member } = await learner(db, 'To vinduer');
	for (const day of [1, 40]) {
		const card = await mustFindDue(db, member, noon(day));
		const twice = [1, 4, 4, 1].map((rating, at) =>
			review(db, member, { ...card, rating: rating as 1, basedOn: card.reviewedAt, now: new Date(noon(day).getTime() + at) }),
		);
		const outcomes = await Promise.all(twice);
		expect(outcomes.filter(({ reviewed }) => reviewed)).toHaveLength(1);
	}
	expect(await db.selectFrom('pathways.reviews').select('id').where('user_id', '=', member.id).execute()).toHaveLength(2);
});

test('the latest review of the day is taken back, and the card is as it was', async ({ db }) => {
	const { member } = await learner(db, 'Angre');
	await setTargetRetention(db, member, 0.8);
	await reviewNext(db, member, 3, noon(1));
	const [before] = await rowsOf(db, member);
	// The day that it was due was promised with another target.
	await setTargetRetention(db, member, 0.95);
	const day = new Date(`${before?.due}T11:00:00Z`);
	const card = await openCard(db, member, { caseId: before?.case_id ?? 0, questionKey: before?.question_key ?? '' });
	await review(db, member, { ...card, rating: 1, basedOn: card.reviewedAt, now: day });
	const { newest = '' } = await findTodaysReviews(db, member, day);
	expect(await undoReview(db, member, { id: newest, now: new Date(day.getTime() + 86_400_000) }, site)).toEqual({
		undone: false,
	});
	expect(await undoReview(db, member, { id: newest, now: day }, site)).toEqual({ undone: true });
	expect(await rowsOf(db, member)).toEqual([before]);
	await expect(undoReview(db, member, { id: newest, now: day }, site)).rejects.toThrow(NotFound);
});

test('a first review that is taken back leaves a card that is new, and only the latest goes', async ({ db }) => {
	const { member } = await learner(db, 'Angre første');
	await reviewNext(db, member, 4, noon(1));
	const { newest: first = '' } = await findTodaysReviews(db, member, noon(1));
	const { card } = await reviewNext(db, member, 4, new Date(noon(1).getTime() + 1000));
	expect(await undoReview(db, member, { id: first, now: noon(1) }, site)).toEqual({ undone: false });
	const { newest = '', count } = await findTodaysReviews(db, member, noon(1));
	expect(count).toBe(2);
	expect(await undoReview(db, member, { id: newest, now: noon(1) }, site)).toEqual({ undone: true });
	expect(await openCard(db, member, card)).toEqual(card);
	expect(await mustFindDue(db, member, noon(1))).toEqual(card);
});

test('a question is set aside and asked again; everything rests until a day', async ({ db }) => {
	const { member } = await learner(db, 'Pause');
	const card = await mustFindDue(db, member, noon(1));
	await pauseCard(db, member, { ...card, isPaused: true });
	expect(await countDue(db, member, noon(1))).toMatchObject({ today: 6, cards: 6 });
	expect(await listPausedCards(db, member)).toMatchObject([{ questionKey: card.questionKey }]);
	await pauseCard(db, member, { ...card, isPaused: false });
	expect(await mustFindDue(db, member, noon(1))).toEqual(card);

	expect(await pauseReviews(db, member, { until: '2026-11-20', now: noon(1) })).toBe(true);
	expect(await countDue(db, member, noon(1))).toEqual({ today: 0, tomorrow: 0, week: 0, cards: 7 });
	expect(await countDue(db, member, noon(17))).toMatchObject({ today: 0, tomorrow: 7 });
	expect(await countDue(db, member, noon(18))).toMatchObject({ today: 7 });
	for (const until of ['2026-11-03', '2026-02-30', '2028-01-01', 'i morgen', ''])
		expect(await pauseReviews(db, member, { until, now: noon(1) })).toBe(false);
	await pauseReviews(db, member, { until: null, now: noon(1) });
	expect(await countDue(db, member, noon(1))).toMatchObject({ today: 7 });
});

test('another member’s card does not exist, nor one of a case that was taken back', async ({ db }) => {
	const { member, caseId } = await learner(db, 'Min');
	const other = await makeMember(db, { name: 'Ola Oppdiktet' });
	const card = await mustFindDue(db, member, noon(1));
	await reviewNext(db, member, 3, noon(1));
	const { newest = '' } = await findTodaysReviews(db, member, noon(1));
	const given = { ...card, rating: 3, basedOn: undefined, now: noon(1) } as const;
	await expect(review(db, other, given)).rejects.toThrow(NotFound);
	await expect(pauseCard(db, other, { ...card, isPaused: true })).rejects.toThrow(NotFound);
	await expect(undoReview(db, other, { id: newest, now: noon(1) }, site)).rejects.toThrow(NotFound);
	await expect(undoReview(db, member, { id: 'nei', now: noon(1) }, site)).rejects.toThrow(NotFound);
	expect(await countDue(db, other, noon(9))).toEqual({ today: 0, tomorrow: 0, week: 0, cards: 0 });
	await db.updateTable('catalogue.cases').set({ status: 'draft' }).where('id', '=', caseId).execute();
	await expect(review(db, member, given)).rejects.toThrow(NotFound);
	expect(await findDue(db, member, noon(9))).toBeUndefined();
});

test('a question that is gone from the quiz rests, and comes back with it; other edits do not matter', async ({ db }) => {
	const { member, caseId } = await learner(db, 'Endret quiz');
	const { card } = await reviewNext(db, member, 3, noon(1));
	const [single, ...others] = everyKind;
	await saveQuizOf(db, caseId, { questions: others.map((one) => ({ ...one, explanation: 'Bedre forklart' })).reverse() });
	expect(await countDue(db, member, noon(400))).toMatchObject({ cards: 6 });
	await saveQuizOf(db, caseId, { questions: single ? [single] : [] });
	expect(await countDue(db, member, noon(400))).toMatchObject({ cards: 1 });
	await saveQuizOf(db, caseId, { questions: everyKind });
	expect((await openCard(db, member, card)).memory).toMatchObject({ reps: 1 });
});

test('knowledge is fresh after a review, and less so as days go by', async ({ db }) => {
	const { member, caseId } = await learner(db, 'Fersk', ['q2', 'q3', 'q4', 'q5', 'q6', 'q7']);
	const fresh = (day: number) => freshnessOf(db, { userId: member.id, caseIds: [caseId] }, noon(day));
	const [atOnce, later] = [await fresh(0), (await fresh(30)) ?? 1];
	expect(atOnce).toBe(1);
	expect(later).toBeLessThan(0.9);
	await reviewNext(db, member, 4, noon(30));
	expect(await fresh(30)).toBe(1);
	expect(await fresh(60)).toBeGreaterThan(later);
	expect(await freshnessOf(db, { userId: member.id, caseIds: [] }, noon(30))).toBeUndefined();
});

test('only a target between 70 and 97 per cent is aimed at', async ({ db }) => {
	const member = await makeMember(db);
	for (const target of [0.69, 0.98, Number.NaN, Number.POSITIVE_INFINITY])
		expect(await setTargetRetention(db, member, target)).toBe(false);
	for (const target of [0.7, 0.85, 0.97]) {
		expect(await setTargetRetention(db, member, target)).toBe(true);
		expect((await openMemory(db, member)).targetRetention).toBe(target);
	}
});

test('the charts show what waits, what was remembered, and how well all is known', async ({ db }) => {
	const { member } = await learner(db, 'Kurver');
	await reviewNext(db, member, 4, noon(1));
	const { card } = await reviewNext(db, member, 1, new Date(noon(1).getTime() + 1000));
	await review(db, member, { ...card, rating: 3, basedOn: new Date(noon(1).getTime() + 1000), now: noon(2) });
	const view = await showMemory(db, member, noon(2));
	expect(view.forecast).toHaveLength(30);
	expect(view.forecast[0]).toEqual({ day: '2026-11-04', count: 5 });
	expect(view.forecast.reduce((sum, { count }) => sum + count, 0)).toBe(7);
	expect(view.cards).toEqual({ fresh: 5, young: 2, mature: 0 });
	expect(view.weeks.at(-1)).toEqual({ monday: '2026-11-02', reviews: 1, remembered: 1 });
	expect(view.chances.reduce((sum, count) => sum + count, 0)).toBe(7);
	expect(view.forecast.at(-1)?.day).toBe(addDays('2026-11-04', 29));
});
