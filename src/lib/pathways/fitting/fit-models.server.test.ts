import { sql } from 'kysely';
import { beforeEach, expect, vi } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotFound } from '#lib/platform/errors.ts';
import { makeMember } from '../../../../tests/accounts/make-member.ts';
import { test } from '../../../../tests/database/database-test.ts';
import { storeCase } from '../../../../tests/database/make-case.ts';
import { makeManyCases } from '../../../../tests/database/make-many-cases.ts';
import { countStoring, holdModels } from '../../../../tests/pathways/hold-models.ts';
import { makeLearners } from '../../../../tests/pathways/make-learners.ts';
import { fitSteps } from '../fit-steps.ts';
import { foldIn } from '../fold-in.ts';
import { listFits } from '../list-fits.server.ts';
import { caseIndex } from '../model.ts';
import { servingModel } from '../serving-model.server.ts';
import { addNewCases } from './add-new-cases.server.ts';
import { fitModels } from './fit-models.server.ts';
import { keepModel } from './keep-model.server.ts';
import { readServingModel } from './read-serving-model.server.ts';

beforeEach<{ db: Db }>(async ({ db }) => {
	await sql`truncate pathways.models`.execute(db);
	await sql`delete from accounts.users`.execute(db);
	await sql`delete from catalogue.cases`.execute(db);
	await makeManyCases(db, 30);
	await makeLearners(db, 600);
});

test('a model serves before any other, and finds what comes next', async ({ db }) => {
	expect(await servingModel(db)).toBeUndefined();
	const steps: string[] = [];
	const outcome = await fitModels(db, (step) => steps.push(step));
	expect(steps).toEqual(fitSteps);
	expect(outcome).toMatchObject({ isKept: true, cases: 30, members: 600, measures: { heldBack: 60, judgement: 'first' } });
	const { fresh, popular } = outcome.measures;
	expect(fresh?.ndcg20).toBeGreaterThan(2 * (popular?.ndcg20 ?? 1));

	const model = await vi.waitUntil(() => servingModel(db), { timeout: 30_000 });
	const [heard = 0, next] = await caseIdsInOrder(db);
	const index = caseIndex(model).get(heard) ?? -1;
	expect(model.caseIds[foldIn(model, [{ index, weight: 1 }])[0]?.index ?? -1]).toBe(next);
});

test('the next model is compared on what is new to both, and takes the place of the first; only it has contents', async ({
	db,
}) => {
	await fitModels(db);
	const few = await fitModels(db);
	expect(few).toMatchObject({ isKept: true, measures: { judgement: 'tooFew', compared: { events: 0 } } });
	await makeLearners(db, 700, { until: new Date(Date.now() + 3_600_000) });
	const third = await fitModels(db);
	expect(third.measures.judgement).toBe('alike');
	expect(third.measures.compared?.events).toBe(third.measures.heldBack);

	const fits = await listFits(db, operator);
	expect(fits.map(({ id, isKept, isCurrent }) => ({ id, isKept, isCurrent }))).toEqual([
		{ id: third.id, isKept: true, isCurrent: true },
		{ id: few.id, isKept: true, isCurrent: false },
		{ id: fits[2]?.id, isKept: true, isCurrent: false },
	]);
	const { rows } = await sql<{ id: number }>`select id from pathways.models where content is not null`.execute(db);
	expect(rows).toEqual([{ id: third.id }]);
});

test('a model that is worse is written down, and the old one goes on serving', async ({ db }) => {
	const { id, measures } = await fitModels(db);
	const serving = await readServingModel(db);
	if (!serving) throw new Error('Nothing serves.');
	const numbers = { members: 1, interactions: 1, fitMs: 1, peakMb: 1, fittedAt: new Date() };
	const worse = { ...numbers, model: serving.model, servedThen: id, measures: { ...measures, judgement: 'worse' as const } };
	expect(await keepModel(db, worse)).toMatchObject({ isKept: false });
	expect((await readServingModel(db))?.id).toBe(id);
	expect((await listFits(db, operator)).map(({ isKept }) => isKept)).toEqual([false, true]);
});

test('of two fits at once one serves and the other says that it came too late', async ({ db }) => {
	const holding = await holdModels(db);
	const both = Promise.allSettled([fitModels(db), fitModels(db)]);
	await vi.waitUntil(async () => (await countStoring(db)) === 2, { timeout: 30_000 });
	await holding.release();
	const ends = await both;
	expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(ends.find((end) => end.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
	expect((await listFits(db, operator)).map(({ isCurrent }) => isCurrent)).toEqual([true]);
});

test('a case that is published after the fit can be recommended by what it is about', async ({ db }) => {
	const { id: old } = await storeCase(db, { title: 'Om bier', goals: [15] });
	await storeCase(db, { title: 'Om noe annet', goals: [3] });
	await fitModels(db);
	await vi.waitUntil(() => servingModel(db), { timeout: 30_000 });
	expect(await addNewCases(db)).toBe(0);
	const { id: fresh } = await storeCase(db, { title: 'Mer om bier', goals: [15] });
	expect(await addNewCases(db)).toBe(1);
	const model = await vi.waitUntil(
		async () => {
			const now = await servingModel(db);
			return now?.caseIds.includes(fresh) ? now : undefined;
		},
		{ timeout: 30_000, interval: 100 },
	);
	const found = foldIn(model, [{ index: caseIndex(model).get(old) ?? -1, weight: 1 }]);
	expect(model.caseIds[found[0]?.index ?? -1]).toBe(fresh);
});

test('a site without members or cases gets a model as well', async ({ db }) => {
	await sql`delete from accounts.users`.execute(db);
	expect(await fitModels(db)).toMatchObject({ isKept: true, members: 0, measures: { fresh: null, heldBack: 0 } });
	await sql`delete from catalogue.cases`.execute(db);
	expect(await fitModels(db)).toMatchObject({ isKept: true, cases: 0 });
});

test('only whoever runs the site sees the fits', async ({ db }) => {
	for (const role of ['member', 'guest', 'editor'] as const)
		await expect(listFits(db, await makeMember(db, { role }))).rejects.toThrow(NotFound);
	expect(await listFits(db, await makeMember(db, { role: 'operator' }))).toEqual([]);
});

async function caseIdsInOrder(db: Db): Promise<number[]> {
	const rows = await db.selectFrom('catalogue.cases').select('id').orderBy('id').execute();
	return rows.map(({ id }) => id);
}
