import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { addStep, moveStep, removePath, saveDetails, saveReason } from './change-path.server.ts';
import { copyPath } from './copy-path.server.ts';
import { exportPath } from './export-path.server.ts';
import { importPath } from './import-path.server.ts';
import { listOwnPaths, listPublicPaths } from './list-paths.server.ts';
import { openPath } from './open-path.server.ts';
import { mostPaths, type Step } from './path.ts';
import { type NewPath, savePath } from './save-path.server.ts';

const step = (caseId: number, stage: number): Step => ({ caseId, stage, because: null });
const aPath = (more: Partial<NewPath> = {}): NewPath => {
	return { title: 'En sti', lead: null, language: 'nb', audience: 'owner', wishes: null, steps: [], ...more };
};
const store = async (db: Db, title: string) => (await storeCase(db, { title })).id;
const missing = { status: 404 };

test('a member’s path is open to nobody else until they give the link away, and in no list then either', async ({ db }) => {
	const [owner, other] = [await makeMember(db), await makeMember(db)];
	const editor = await makeMember(db, { role: 'editor' });
	const slug = await savePath(db, owner, aPath());
	for (const viewer of [anonymous, other, editor, operator])
		await expect(openPath(db, viewer, 'nb', slug)).rejects.toMatchObject(missing);
	expect(await openPath(db, owner, 'nb', slug)).toMatchObject({ title: 'En sti', mayChange: true, isOfSite: false });
	await saveDetails(db, owner, slug, { title: 'En sti', lead: '', audience: 'link' });
	for (const viewer of [anonymous, other, editor])
		expect(await openPath(db, viewer, 'nb', slug)).toMatchObject({ mayChange: false });
	expect((await listPublicPaths(db, other)).map((card) => card.slug)).not.toContain(slug);
	expect((await listOwnPaths(db, owner)).map((card) => card.slug)).toEqual([slug]);
	expect(await listOwnPaths(db, other)).toEqual([]);
});

test('nobody changes another’s path, not even the site’s editors, and members not the site’s', async ({ db }) => {
	const [owner, other] = [await makeMember(db), await makeMember(db)];
	const editor = await makeMember(db, { role: 'editor' });
	const caseId = await store(db, 'En samtale');
	const mine = await savePath(db, owner, aPath({ audience: 'link', steps: [step(caseId, 0)] }));
	const ofSite = await savePath(db, editor, aPath({ audience: 'everybody', forSite: true, steps: [step(caseId, 0)] }));
	const details = { title: 'Kapret', lead: '', audience: 'link' };
	for (const [viewer, slug] of [
		[other, mine],
		[editor, mine],
		[anonymous, mine],
		[other, ofSite],
		[anonymous, ofSite],
	] as const) {
		await expect(saveDetails(db, viewer, slug, details)).rejects.toMatchObject(missing);
		await expect(addStep(db, viewer, slug, caseId)).rejects.toMatchObject(missing);
		await expect(moveStep(db, viewer, slug, caseId, 'remove')).rejects.toMatchObject(missing);
		await expect(saveReason(db, viewer, slug, caseId, 'Nei')).rejects.toMatchObject(missing);
		await expect(removePath(db, viewer, slug)).rejects.toMatchObject(missing);
	}
	expect(await openPath(db, owner, 'nb', mine)).toMatchObject({ title: 'En sti', steps: [{ caseId }] });
});

test('only the site’s own paths are for everybody', async ({ db }) => {
	const owner = await makeMember(db);
	const editor = await makeMember(db, { role: 'editor' });
	await expect(savePath(db, owner, aPath({ audience: 'everybody' }))).rejects.toMatchObject({ status: 403 });
	await expect(savePath(db, owner, aPath({ forSite: true }))).rejects.toMatchObject({ status: 403 });
	await expect(savePath(db, anonymous, aPath())).rejects.toMatchObject({ status: 403 });
	const mine = await savePath(db, editor, aPath());
	const everybody = { title: 'En sti', lead: '', audience: 'everybody' };
	expect(await saveDetails(db, editor, mine, everybody)).toEqual({ problems: { audience: 'notYours' } });
	const hidden = await savePath(db, editor, aPath({ title: 'For alle', forSite: true }));
	const slugsFor = async (viewer: typeof owner) => (await listPublicPaths(db, viewer)).map(({ slug }) => slug);
	expect([await slugsFor(owner), await slugsFor(editor)]).toEqual([
		expect.not.arrayContaining([hidden]),
		expect.arrayContaining([hidden]),
	]);
	await saveDetails(db, editor, hidden, { ...everybody, title: 'For alle' });
	expect(await slugsFor(owner)).toContain(hidden);
});

test('what a viewer may not see of the catalogue is not in the path either, and its stage closes up', async ({ db }) => {
	const editor = await makeMember(db, { role: 'editor' });
	const [first, last] = [await store(db, 'Den første'), await store(db, 'Den siste')];
	const { id: later } = await storeCase(db, { title: 'Kommer senere', publishedAt: '2999-01-01T00:00:00Z' });
	const slug = await savePath(
		db,
		editor,
		aPath({ audience: 'everybody', forSite: true, steps: [step(first, 0), step(later, 1), step(last, 2)] }),
	);
	const stepsFor = async (viewer: typeof anonymous) =>
		(await openPath(db, viewer, 'nb', slug)).steps.map(({ caseId, stage }) => [caseId, stage]);
	expect(await stepsFor(anonymous)).toEqual([
		[first, 0],
		[last, 1],
	]);
	expect(await stepsFor(editor)).toHaveLength(3);
	expect((await listPublicPaths(db, anonymous)).find((card) => card.slug === slug)?.stages).toBe(2);
	const member = await makeMember(db);
	const copied = await copyPath(db, member, await openPath(db, member, 'nb', slug), 'Min');
	expect((await openPath(db, member, 'nb', copied)).steps).toHaveLength(2);
	const sneaked = await savePath(db, member, aPath({ steps: [step(later, 0), step(first, 1)] }));
	expect((await openPath(db, member, 'nb', sneaked)).steps.map(({ caseId }) => caseId)).toEqual([first]);
});

test('a case comes into a path once, and the hundredth is the last', async ({ db }) => {
	const owner = await makeMember(db);
	const ids: number[] = [];
	for (let count = 0; count < 101; count++) ids.push(await store(db, `Samtale nummer ${count}`));
	const slug = await savePath(db, owner, aPath({ steps: ids.slice(0, 99).map(step) }));
	await expect(addStep(db, owner, slug, ids[0] ?? 0)).rejects.toMatchObject({ status: 409 });
	await addStep(db, owner, slug, ids[99] ?? 0);
	await expect(addStep(db, owner, slug, ids[100] ?? 0)).rejects.toMatchObject({ status: 400, field: 'case' });
	expect((await openPath(db, owner, 'nb', slug)).steps).toHaveLength(100);
	await expect(savePath(db, owner, aPath({ steps: ids.map(step) }))).rejects.toMatchObject({ status: 400 });
});

test('moves at the same time are both kept', async ({ db }) => {
	const owner = await makeMember(db);
	const ids = [await store(db, 'A'), await store(db, 'B'), await store(db, 'C')] as [number, number, number];
	const slug = await savePath(db, owner, aPath({ steps: ids.map(step) }));
	await Promise.all([
		moveStep(db, owner, slug, ids[0], 'remove'),
		saveReason(db, owner, slug, ids[2], ' Fordi. '),
		moveStep(db, owner, slug, ids[2], 'up'),
	]);
	const { steps } = await openPath(db, owner, 'nb', slug);
	expect(steps.map(({ caseId, because }) => [caseId, because])).toEqual([
		[ids[2], { kind: 'words', text: 'Fordi.' }],
		[ids[1], null],
	]);
});

test('a member keeps only so many paths, however many are saved at once', async ({ db }) => {
	const owner = await makeMember(db);
	const rows = Array.from({ length: mostPaths - 1 }, (_, at) => ({
		slug: `full-${owner.id}-${at}`,
		owner_id: owner.id,
		language: 'nb',
		title: 'x',
	}));
	await db.insertInto('pathways.paths').values(rows).execute();
	const outcomes = await Promise.allSettled([1, 2, 3].map(() => savePath(db, owner, aPath())));
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

test('paths with the same title have addresses of their own; a member’s cannot be guessed', async ({ db }) => {
	const [owner, editor] = [await makeMember(db), await makeMember(db, { role: 'editor' })];
	const ofSite = await Promise.all([1, 2].map(() => savePath(db, editor, aPath({ title: 'Samme navn', forSite: true }))));
	expect(ofSite.sort()).toEqual(['samme-navn', 'samme-navn-2']);
	const long = await savePath(db, owner, aPath({ title: `${'ord '.repeat(60)}<script>` }));
	expect(long).toMatch(/^(ord-)+[0-9a-z]{16}$/);
});

test('a path goes out to a file and comes back the same; what has its name is replaced', async ({ db }) => {
	const [a, b] = [
		await storeCase(db, { title: 'Ut og inn', number: 'C9801' }),
		await storeCase(db, { title: 'Inn og ut', number: 'C9802' }),
	];
	const file = {
		title: 'Fra en fil',
		language: 'nb',
		shown: 'everybody' as const,
		lead: 'Om å begynne.',
		steps: [{ case: 'C9801', because: 'Først.' }, { case: b.slug }],
	};
	const { slug, isNew } = await importPath(db, operator, file);
	expect(isNew).toBe(true);
	expect(await exportPath(db, operator, slug)).toEqual({
		...file,
		steps: [{ case: 'C9801', because: 'Først.' }, { case: 'C9802' }],
	});
	const choice = { ...file, steps: [{ choose: [{ case: 'C9801' }, { case: 'C9802' }] }] };
	expect(await importPath(db, operator, choice)).toEqual({ slug, isNew: false });
	expect(await exportPath(db, operator, slug)).toEqual(choice);
	await expect(importPath(db, operator, { ...file, steps: [{ case: 'C9899' }] })).rejects.toMatchObject(missing);
	expect((await openPath(db, anonymous, 'nb', slug)).steps.map(({ caseId, stage }) => [caseId, stage])).toEqual([
		[a.id, 0],
		[b.id, 0],
	]);
});

test('a list shows how long a path takes and the covers of its first cases', async ({ db }) => {
	const owner = await makeMember(db);
	const [short, long] = [
		await storeCase(db, { title: 'Kort', durationMs: 60_000 }),
		await storeCase(db, { title: 'Lang', durationMs: 120_000 }),
	];
	await savePath(
		db,
		owner,
		aPath({ steps: [step(short.id, 0), step(long.id, 0), step((await storeCase(db, { title: 'Ukjent lengde' })).id, 1)] }),
	);
	expect(await listOwnPaths(db, owner)).toMatchObject([
		{ stages: 2, durationMs: 120_000 + 30 * 60_000, covers: [short.slug, 'ukjent-lengde'], audience: 'owner' },
	]);
});
