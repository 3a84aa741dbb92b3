import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { removeCase } from '#lib/catalogue/remove-case.server.ts';
import { renameTerm } from '#lib/catalogue/rename-term.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeSearchFolder, publish, storeTalk, test } from '../../../tests/search/search-test.ts';
import { indexFolder } from './index-version.ts';
import { installOrdbank } from './open-lexicon.server.ts';
import { searchCases } from './search-cases.server.ts';
import { openSearchService } from './search-service.server.ts';
import { startSearchKeeper } from './start-search-keeper.server.ts';

/** A host: a folder whose index is kept in a thread, and a way to search in it. */
function startHost(db: Db, databaseUrl: string) {
	const { folder, remove } = makeSearchFolder();
	const search = openSearchService(folder);
	const stops = [startSearchKeeper({ databaseUrl, folder })];
	onTestFinished(async () => {
		await Promise.all(stops.map((stop) => stop()));
		await search.close();
		remove();
	});
	const ask = async (query: string) => {
		const request = { query, filter: {}, sort: 'relevance' as const, page: 1 };
		const { state, cases, total } = await searchCases(db, anonymous, 'nb', search, request);
		return state === 'ready' ? [total, ...cases.map(({ card }) => card.title)] : state;
	};
	return {
		folder,
		search,
		files: join(folder, indexFolder),
		ask,
		isTold: (query: string, answer: unknown, within = 20_000) =>
			expect.poll(() => ask(query), { timeout: within, interval: 20 }).toEqual(answer),
		startAnother: () => stops.push(startSearchKeeper({ databaseUrl, folder })),
	};
}

test('first it prepares, then follows every change within a second', async ({ db, database }) => {
	const id = await storeTalk(db, { title: 'Tare', themes: ['Havbruk'] }, ['Vi dyrker tang.']);
	const { ask, isTold } = startHost(db, database.url);
	expect(await ask('tang')).toBe('preparing');
	await isTold('tang', [1, 'Tare']);
	// Long before everything is looked at again.
	const soon = 10_000;
	const second = await storeTalk(db, { title: 'Skog' }, ['Vi planter bjørk.']);
	await isTold('bjørk', [1, 'Skog'], soon);
	await publish(db, second, { status: 'draft' });
	expect(await ask('bjørk')).toEqual([0]);
	await publish(db, second, { status: 'published' });
	await isTold('bjørk', [1, 'Skog'], soon);
	await renameTerm(db, operator, 'theme', 'havbruk', 'Akvakultur');
	await isTold('akvakultur', [1, 'Tare'], soon);
	await removeCase(db, operator, id);
	expect(await ask('tang')).toEqual([0]);
	await publish(db, second, { published_at: new Date(Date.now() + 1_500) });
	expect(await ask('bjørk')).toEqual([0]);
	await isTold('bjørk', [1, 'Skog'], soon);
});

test('changes made while nobody kept the index are made up for, by two keepers as well as by one', async ({ db, database }) => {
	const { ask, isTold, startAnother } = startHost(db, database.url);
	startAnother();
	await storeTalk(db, { title: 'Sopp' }, ['Vi plukker kantarell.']);
	await isTold('kantarell', [1, 'Sopp']);
	for (let n = 0; n < 5; n++) await storeTalk(db, { title: `Sti ${n}` }, [`Vi rydder stien, gang ${n}.`]);
	await expect.poll(async () => (await ask('rydder'))[0], { timeout: 5_000 }).toBe(5);
});

test('an index that is deleted or damaged comes back by itself', async ({ db, database }) => {
	await storeTalk(
		db,
		{ title: 'Bre' },
		Array.from({ length: 50 }, (_, n) => `Breen smelter, dag ${n}.`),
	);
	const { files, isTold, ask } = startHost(db, database.url);
	const answer = [1, 'Bre'];
	await isTold('smelter', answer);
	rmSync(files, { recursive: true });
	expect(await ask('smelter')).toEqual(answer);
	await expect.poll(() => readdirSync(files), { timeout: 10_000 }).toContain('manifest');
	await isTold('smelter', answer);
	writeFileSync(join(files, 'manifest'), 'nonsense');
	await expect.poll(() => readFileSync(join(files, 'manifest'), 'latin1'), { timeout: 10_000 }).not.toContain('nonsense');
	await isTold('smelter', answer);
	const before = readdirSync(files).sort();
	for (const name of before.filter((one) => one.endsWith('.segment'))) {
		const bytes = readFileSync(join(files, name));
		writeFileSync(
			join(files, name),
			bytes.map((byte) => byte ^ 0x55),
		);
	}
	await storeTalk(db, { title: 'Fonn' }, ['Fonna smelter også.']);
	await expect.poll(async () => (await ask('fonna'))[0], { timeout: 20_000, interval: 50 }).toBe(1);
	expect(await ask('breen dag')).toEqual(answer);
});

test('what changes while the index is taken away again and again is all there in the end', async ({ db, database }) => {
	for (let n = 0; n < 20; n++) await storeTalk(db, { title: `Elg ${n}` }, ['Elgen går over myra.']);
	const { files, ask } = startHost(db, database.url);
	await expect.poll(async () => (await ask('elgen'))[0], { timeout: 20_000 }).toBe(20);
	for (let n = 0; n < 10; n++) {
		const stored = storeTalk(db, { title: `Rype ${n}` }, ['Rypa flyr over myra.']);
		await pause(n * 13);
		rmSync(join(files, 'manifest'), { force: true });
		await stored;
	}
	await expect.poll(async () => (await ask('myra'))[0], { timeout: 20_000 }).toBe(30);
});

test('a new lexicon makes a new index', async ({ db, database }) => {
	await storeTalk(db, { title: 'Krok' }, ['Vi setter agnkrokene.']);
	const { folder, search, isTold } = startHost(db, database.url);
	await isTold('agnkrok', [1, 'Krok']);
	const version = () => search.use(async ({ analyser }) => analyser);
	const before = await version();
	installOrdbank(folder, ['1\tagn*krok']);
	await expect.poll(version, { timeout: 20_000 }).not.toBe(before);
	await isTold('krok', [1, 'Krok']);
});
