import { createWriteStream, existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { listCaseIds } from '#lib/catalogue/list-case-ids.server.ts';
import { Conflict, NotFound } from '#lib/platform/errors.ts';
import { writeCsvRow } from '#lib/platform/write-csv.ts';
import { type FeedSite, startFeedSite } from '../../../tests/import/feed-site.ts';
import { inventedFeed } from '../../../tests/import/invented-feed.ts';
import { countRows } from '../../../tests/import/studio-test.ts';
import { test } from '../../../tests/studio/import-lab.ts';
import { packFolder } from '../../../tests/studio/pack.ts';
import type { CaseDocument } from './case-document.ts';
import { chooseItems, confirmImport, discardImport } from './confirm-import.server.ts';
import { exportCases } from './export-cases.server.ts';
import { listVersions } from './list-versions.server.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { listImports, openImport } from './open-import.server.ts';
import { removeOldImports } from './remove-old-imports.server.ts';
import { saveEditedCase } from './save-edited-case.server.ts';
import { storeImport } from './store-import.server.ts';
import { listUnmerged } from './unmerged.server.ts';
import { writeSheet } from './write-sheet.server.ts';

const demo = join(import.meta.dirname, '../../../demo');
let site: FeedSite;
beforeEach(async () => {
	site = await startFeedSite();
});
afterEach(() => site.close());

const withContent = (content: Partial<CaseDocument['case']>) => (document: CaseDocument) => ({
	...document,
	case: { ...document.case, ...content },
});

function serve(path: string, body: string, type = 'application/rss+xml'): string {
	site.answers.set(path, { type, body });
	return site.base + path;
}

test('a feed is looked at, stored as drafts in the editor’s name, and left alone the second time', async ({ desk, db }) => {
	const address = serve('/feed.xml', [...inventedFeed(site.base, 5, 100)].join(''));
	const before = await countRows(db);
	const seen = await desk.preview({ kind: 'feed', address });
	expect(seen).toMatchObject({
		state: 'ready',
		done: 5,
		total: 5,
		counts: { create: 5, change: 0, leave: 0, problem: 0, chosen: 5 },
	});
	const {
		'studio.imports': imports,
		'studio.import_items': items,
		'graphile_worker._private_jobs': jobs,
		...rest
	} = await countRows(db);
	expect(before).toMatchObject(rest);
	expect([imports, items]).toEqual([1, 5]);
	expect(seen.items.create[0]).toMatchObject({ title: 'Prøve nummer 5', place: '4' });
	expect(seen.items.create[0]?.differences?.find(({ field }) => field === 'people')?.lines).toEqual([
		[{ text: 'Gjest 5 · Gjest', change: 'added' }],
	]);

	const stored = await desk.confirm(seen.id);
	expect(stored).toMatchObject({ state: 'done', results: { created: 5 } });
	const documents = await desk.documents();
	expect([...documents.values()].map((document) => document.case.status)).toEqual(Array(5).fill('draft'));
	const caseId = stored.items.create[0]?.caseId ?? 0;
	await expect(listVersions(db, desk.anna, caseId)).resolves.toMatchObject([{ number: 1, savedBy: 'Anna Prøvesen' }]);
	expect(await desk.preview({ kind: 'feed', address })).toMatchObject({ counts: { create: 0, change: 0, leave: 5, problem: 0 } });
});

test('a page is changed field by field, and what a case has besides stays', async ({ desk, db }) => {
	const page = readFileSync('tests/fixtures/pages/to-gjester.txt', 'utf8');
	const first = await desk.preview({ kind: 'page', text: page });
	expect(first.counts).toMatchObject({ create: 1, problem: 0 });
	const [made] = (await desk.confirm(first.id)).items.create;
	const caseId = made?.caseId ?? 0;
	const { version: base } = await openEditedCase(db, desk.olav, caseId);
	const change = withContent({ license: 'CC BY 4.0', title: 'Olavs tittel' });
	await saveEditedCase(db, desk.olav, { caseId, base, session: crypto.randomUUID(), change });
	const again = await desk.preview({ kind: 'page', text: page });
	expect(again.counts).toMatchObject({ create: 0, change: 1, leave: 0 });
	expect(again.items.change[0]?.differences?.map(({ field }) => field)).toEqual(['title']);
	await desk.confirm(again.id);
	const { document } = await openEditedCase(db, desk.olav, caseId);
	expect(document.case).toMatchObject({ license: 'CC BY 4.0', title: first.items.create[0]?.title });
	expect((await desk.preview({ kind: 'page', text: page })).counts).toMatchObject({ change: 0, leave: 1 });
});

test('a folder comes back as it went out, with its sound', async ({ desk }) => {
	await desk.run(demo);
	const folder = join(desk.folder, 'ut');
	for await (const _ of exportCases(desk.studio, folder));
	const file = await packFolder(folder, join(desk.folder, 'ut.zip'));
	const same = await desk.preview({ kind: 'folder', file });
	expect(same.items.problem).toEqual([]);
	expect(same.items.change.map(({ title, differences }) => [title, differences])).toEqual([]);
	expect(same.counts).toMatchObject({ create: 0, change: 0, problem: 0, notice: 0 });
	expect(same.counts.leave).toBeGreaterThan(5);
});

test('a folder is brought whole into an empty house', async ({ desk }) => {
	const file = await packFolder(join(demo, 'bussen-som-spor-forst'), join(desk.folder, 'en.zip'));
	const seen = await desk.preview({ kind: 'folder', file });
	expect(seen.counts).toMatchObject({ create: 1, problem: 0 });
	const stored = await desk.confirm(seen.id, { publishes: true });
	expect(stored.results).toEqual({ created: 1 });
	const [document] = (await desk.documents()).values();
	expect(document?.case.status).toBe('published');
	expect(document?.media.map(({ kind }) => kind).sort()).toEqual(['audio', 'video']);
	for (const { src } of document?.media ?? []) expect(await desk.studio.storage.has(src)).toBe(true);
	expect(desk.files().filter((name) => name.startsWith('imports/'))).toEqual([]);
	expect((await desk.preview({ kind: 'folder', file })).counts).toMatchObject({ leave: 1, change: 0, create: 0 });
});

for (const ending of ['csv', 'xlsx'] as const)
	for (const locale of ['nb', 'nn', 'en'] as const)
		test(`all cases as ${ending} in ${locale} change nothing when they come back`, async ({ desk, db }) => {
			await desk.run(demo);
			const file = join(desk.folder, `caser.${ending}`);
			await pipeline(writeSheet(db, desk.anna, { which: 'cases', ending, locale }), createWriteStream(file));
			const seen = await desk.preview({ kind: 'sheet', file });
			expect([seen.problem, seen.items.problem, seen.items.notice]).toEqual([null, [], []]);
			expect(seen.items.change.map(({ title, differences }) => [title, differences])).toEqual([]);
			expect(seen.counts).toMatchObject({ create: 0, change: 0 });
			expect(seen.counts.leave).toBe((await desk.documents()).size);
		});

test('what one editor changed after the preview is merged, or waits for a choice, and is never lost', async ({ desk, db }) => {
	const sheet = (rows: string) => ({ kind: 'sheet' as const, text: `Nummer;Tittel;Ingress\n${rows}` });
	await desk.confirm((await desk.preview(sheet('C0001;Første;Gammel\nC0002;Andre;Gammel'))).id);
	const seen = await desk.preview(sheet('C0001;Første;Ny fra arket\nC0002;Andre;Ny fra arket'));
	const [one, two] = seen.items.change.map(({ caseId }) => caseId ?? 0) as [number, number];
	for (const [caseId, content] of [
		[one, { license: 'CC BY 4.0' }],
		[two, { ingress: 'Ny av Olav' }],
	] as const) {
		const { version: base } = await openEditedCase(db, desk.olav, caseId);
		await saveEditedCase(db, desk.olav, { caseId, base, session: crypto.randomUUID(), change: withContent(content) });
	}
	const stored = await desk.confirm(seen.id);
	expect(stored.results).toEqual({ changed: 1, conflict: 1 });
	const now = [await openEditedCase(db, desk.anna, one), await openEditedCase(db, desk.anna, two)];
	expect(now.map(({ document }) => document.case)).toMatchObject([
		{ ingress: 'Ny fra arket', license: 'CC BY 4.0' },
		{ ingress: 'Ny av Olav' },
	]);
	expect(await listUnmerged(db, desk.anna, two)).toMatchObject([{ id: stored.items.change[0]?.unmerged, caseId: two }]);
});

test('of two editors who confirm at once, one does', async ({ desk, db }) => {
	const seen = await desk.preview({ kind: 'feed', address: serve('/feed.xml', [...inventedFeed(site.base, 3, 50)].join('')) });
	const confirmation = { id: seen.id, publishes: false, copies: false, expected: 3 };
	const both = await Promise.allSettled([desk.anna, desk.olav].map((editor) => confirmImport(db, editor, confirmation)));
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
	await Promise.all([storeImport(db, desk.house, seen.id), storeImport(db, desk.house, seen.id)]);
	expect((await desk.see(seen.id)).results).toEqual({ created: 3 });
	expect((await desk.documents()).size).toBe(3);
});

test('the same source brought by two editors makes each case once', async ({ desk }) => {
	const address = serve('/feed.xml', [...inventedFeed(site.base, 3, 50)].join(''));
	const [first, second] = [
		await desk.preview({ kind: 'feed', address }),
		await desk.preview({ kind: 'feed', address }, desk.olav),
	];
	const [one, two] = await Promise.all([desk.confirm(first.id), desk.confirm(second.id, {}, desk.olav)]);
	const all = [one, two].flatMap(({ results }) => Object.entries(results));
	expect(all.reduce((sum, [, count]) => sum + count, 0)).toBe(6);
	expect([(one.results.created ?? 0) + (two.results.created ?? 0), (one.results.left ?? 0) + (two.results.left ?? 0)]).toEqual([
		3, 3,
	]);
	expect((await desk.documents()).size).toBe(3);
});

test('only what is chosen is stored, and a choice that changed meanwhile is not confirmed', async ({ desk, db }) => {
	const seen = await desk.preview({ kind: 'feed', address: serve('/feed.xml', [...inventedFeed(site.base, 4, 50)].join('')) });
	await chooseItems(db, desk.olav, seen.id, { shown: [0, 1], chosen: [1] });
	const confirmation = { id: seen.id, publishes: false, copies: false };
	await expect(confirmImport(db, desk.anna, { ...confirmation, expected: 4 })).rejects.toBeInstanceOf(Conflict);
	expect((await desk.confirm(seen.id)).results).toEqual({ created: 3 });
	expect([...(await desk.documents()).keys()].sort()).toEqual(['Prøve nummer 1', 'Prøve nummer 2', 'Prøve nummer 3']);
});

test('what a source became after the preview is not stored; what was shown is', async ({ desk }) => {
	const address = serve('/feed.xml', [...inventedFeed(site.base, 1, 50)].join(''));
	const seen = await desk.preview({ kind: 'feed', address });
	serve('/feed.xml', [...inventedFeed(site.base, 9, 50)].join('').replaceAll('Prøve', 'Byttet'));
	await desk.confirm(seen.id);
	expect([...(await desk.documents()).keys()]).toEqual(['Prøve nummer 1']);
});

test('an import that was broken off goes on where it was', async ({ desk, db }) => {
	const seen = await desk.preview({ kind: 'feed', address: serve('/feed.xml', [...inventedFeed(site.base, 4, 50)].join('')) });
	await confirmImport(db, desk.anna, { id: seen.id, publishes: false, copies: false, expected: 4 });
	let stored = 0;
	const throwIfAborted = () => {
		if (++stored > 2) throw new Error('Stopped');
	};
	await expect(storeImport(db, desk.house, seen.id, { throwIfAborted } as AbortSignal)).rejects.toThrow('Stopped');
	expect(await desk.see(seen.id)).toMatchObject({ state: 'storing', done: 2, results: { created: 2 } });
	await storeImport(db, desk.house, seen.id);
	expect(await desk.see(seen.id)).toMatchObject({ state: 'done', done: 4, results: { created: 4 } });
});

test('drafts stay drafts, published cases stay published, and new ones come out only when nothing is missing', async ({
	desk,
}) => {
	const text = 'Tittel;Utskrift\nMed tekst;"Kari: Hei.\nOla: Hallo."\nUten tekst;';
	const seen = await desk.preview({ kind: 'sheet', text });
	const stored = await desk.confirm(seen.id, { publishes: true });
	expect(stored.items.create.map(({ title, sayings }) => [title, sayings])).toEqual([
		['Med tekst', []],
		['Uten tekst', [{ key: 'staysDraft' }]],
	]);
	const documents = await desk.documents();
	expect([...documents].map(([title, { case: content }]) => [title, content.status])).toEqual([
		['Med tekst', 'published'],
		['Uten tekst', 'draft'],
	]);
	const again = await desk.preview({
		kind: 'sheet',
		text: `${text.replace('Tittel;', 'Tittel;Sted;').replace('tekst;', 'tekst;Bergen;')}`,
	});
	await desk.confirm(again.id, { publishes: true });
	expect([...(await desk.documents())].map(([title, { case: content }]) => [title, content.status, content.place])).toEqual([
		['Med tekst', 'published', 'Bergen'],
		['Uten tekst', 'draft', undefined],
	]);
});

test('linked sound is copied when the editor says so, and is then known', async ({ desk }) => {
	const sound = readFileSync(join(demo, 'den-stille-halvtimen/sound.mp3'));
	site.answers.set('/1.mp3', { type: 'audio/mpeg', body: sound });
	const address = serve('/feed.xml', [...inventedFeed(site.base, 1, 50)].join(''));
	await desk.confirm((await desk.preview({ kind: 'feed', address })).id, { copies: true });
	const [document] = (await desk.documents()).values();
	expect(document?.media).toMatchObject([{ kind: 'audio', bytes: sound.length }]);
	expect(await desk.studio.storage.has(document?.media[0]?.src ?? '')).toBe(true);
	// Another name for the same feed, which is compared anew.
	const seen = await desk.preview({ kind: 'feed', address: serve('/feed2.xml', [...inventedFeed(site.base, 1, 50)].join('')) });
	expect(seen.counts).toMatchObject({ leave: 1, change: 0, create: 0 });
});

test('a preview announces exactly what confirming does, and the second run leaves all alone', async ({ desk, db }) => {
	const countCases = async () => (await listCaseIds(db, operator)).length;
	const numbers = fc.integer({ min: 1, max: 6 }).map((n) => `C000${n}`);
	const word = fc.constantFrom('Fjord', 'Elev; to', 'Bakke "nord"', '=1+1', 'Ord, ord', ' -3', "'=x");
	const row = fc.record({
		number: numbers,
		title: fc.option(word, { nil: '' }),
		themes: fc.subarray(['Klima', 'Skole', 'Helse']),
		ingress: fc.option(word, { nil: '' }),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
			const text =
				['Nummer', 'Tittel', 'Temaer', 'Ingress'].join(';') +
				rows
					.map((one) => `\r\n${writeCsvRow([one.number, one.title, one.themes.join('\n'), one.ingress], ';').trimEnd()}`)
					.join('');
			const before = await countCases();
			const seen = await desk.preview({ kind: 'sheet', text });
			const { create, change, leave, problem } = seen.counts;
			expect(seen.state).toBe(create + change > 0 ? 'ready' : 'done');
			expect(create + change + leave + problem).toBe(rows.length);
			if (create + change > 0) {
				const stored = await desk.confirm(seen.id);
				expect([stored.results.created ?? 0, stored.results.changed ?? 0]).toEqual([create, change]);
				expect(Object.keys(stored.results).every((result) => result === 'created' || result === 'changed')).toBe(true);
			}
			expect(await countCases()).toBe(before + create);
			const again = await desk.preview({ kind: 'sheet', text });
			expect(again.counts).toMatchObject({ create: 0, change: 0, problem, leave: create + change + leave });
		}),
		{ numRuns: 12 },
	);
}, 120_000);

test('nobody but editors sees or does anything of it', async ({ desk, db }) => {
	const seen = await desk.preview({ kind: 'sheet', text: 'Tittel\nEn' });
	const member = { ...desk.anna, role: 'member' as const };
	for (const attempt of [
		() => confirmImport(db, member, { id: seen.id, publishes: false, copies: false, expected: 1 }),
		() => chooseItems(db, member, seen.id, { shown: [0], chosen: [] }),
		() => discardImport(db, member, desk.house.folder, seen.id),
		() => openImport(db, operator, seen.id),
		() => openImport(db, desk.anna, 'no-uuid'),
	])
		await expect(attempt()).rejects.toBeInstanceOf(NotFound);
	await discardImport(db, desk.olav, desk.house.folder, seen.id);
	await expect(openImport(db, desk.anna, seen.id)).rejects.toBeInstanceOf(NotFound);
	expect(desk.files()).toEqual([]);
});

test.skipIf(!existsSync('../shared/pages'))('the real pages come in, and again change nothing', async ({ desk }) => {
	for (const name of readdirSync('../shared/pages').filter((one) => one.endsWith('.txt'))) {
		const page = { kind: 'page' as const, file: join('../shared/pages', name), name };
		const seen = await desk.preview(page);
		expect(seen.counts).toMatchObject({ create: 1, problem: 0 });
		expect((await desk.confirm(seen.id)).results).toEqual({ created: 1 });
		expect((await desk.preview(page)).counts).toMatchObject({ leave: 1, create: 0, change: 0, problem: 0 });
	}
	expect([...(await desk.documents()).values()].map((document) => document.case.status)).toEqual(['draft', 'draft']);
});

test('what nobody confirmed for a day is forgotten with its files, and what was stored stays in the list', async ({
	desk,
	db,
}) => {
	const [old, fresh] = [
		await desk.preview({ kind: 'sheet', text: 'Tittel\nEn' }),
		await desk.preview({ kind: 'sheet', text: 'Tittel\nTo' }),
	];
	const done = await desk.confirm((await desk.preview({ kind: 'sheet', text: 'Tittel\nTre' })).id);
	const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
	await db.updateTable('studio.imports').set({ begun_at: yesterday }).where('id', 'in', [old.id, done.id]).execute();
	utimesSync(join(desk.house.folder, old.id), yesterday, yesterday);
	await removeOldImports(db, desk.house.folder);
	expect((await listImports(db, desk.anna, { limit: 10, page: 1 })).imports.map(({ id }) => id)).toEqual([fresh.id, done.id]);
	expect(readdirSync(desk.house.folder)).toEqual([fresh.id]);
});
