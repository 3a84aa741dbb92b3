import { expect, onTestFinished, vi } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { cloneDatabase, test } from '../../../../tests/database/database-test.ts';
import { RestSearchServer } from '../../../../tests/search/rest-search-server.ts';
import { Refusal } from '../../../../tests/search/rest-server/refusal.ts';
import { RestIndex } from '../../../../tests/search/rest-server/rest-index.ts';
import { makeSearchFolder, publish, storeTalk } from '../../../../tests/search/search-test.ts';
import { keepIndex } from '../keep-index.server.ts';
import { installOrdbank } from '../open-lexicon.server.ts';
import { searchCases } from '../search-cases.server.ts';
import { openSearchService } from '../search-service.server.ts';
import { caseIndex } from './case-fields.ts';

const patience = { timeout: 20_000, interval: 50 };
const busy = () => new Refusal(429, 'rejected_execution_exception', 'rejected execution of coordinating operation');

/** An installation with an empty database, and what it has said to its log. */
async function install(server: RestSearchServer, { password }: { password?: string } = {}) {
	const { database, remove: removeDatabase } = await cloneDatabase();
	const { db } = database;
	const log = vi.spyOn(console, 'error').mockImplementation(() => {});
	const stops: (() => unknown)[] = [removeDatabase];
	onTestFinished(async () => {
		for (const stop of stops.toReversed()) await stop();
		await server.stop();
		log.mockRestore();
	});
	/** Another machine, with a lexicon of its own. */
	const startHost = async (compounds?: string) => {
		const { folder, remove } = makeSearchFolder();
		stops.push(remove);
		if (compounds) installOrdbank(folder, [compounds]);
		const address = server.address('dugnad', password);
		const keeper = await keepIndex({ databaseUrl: database.url, folder, server: address });
		stops.push(() => keeper.stop());
		const search = openSearchService(folder, address);
		const ask = (query: string) => answerTo(db, search, query);
		const isTold = (query: string, answer: unknown) => expect.poll(() => ask(query), patience).toEqual(answer);
		return { folder, ask, isTold };
	};
	return { db, startHost, said: () => log.mock.calls.map(([sentence]) => String(sentence)) };
}

async function answerTo(db: Db, search: ReturnType<typeof openSearchService>, query: string) {
	const request = { query, filter: {}, sort: 'date' as const, page: 1 };
	const { state, cases } = await searchCases(db, anonymous, 'nb', search, request);
	return state === 'ready' ? cases.map(({ card }) => card.title).sort() : state;
}

const created = (server: RestSearchServer) => server.sent.filter(({ method }) => method === 'PUT').length;

test('a server that is away is waited for, and what happened meanwhile is made up for', { timeout: 60_000 }, async () => {
	const server = await new RestSearchServer().start();
	await server.stop();
	const { db, startHost, said } = await install(server);
	await storeTalk(db, { title: 'Tare' }, ['Vi dyrker tang.']);
	const { ask, isTold } = await startHost();
	expect(await ask('tang')).toBe('unavailable');
	await expect.poll(() => said().length, patience).toBe(2);
	expect(said().join('\n')).toMatch(
		/^Nobody can search .+ does not answer \(ECONNREFUSED\)\. Check SEARCH_URL and whether it runs\.$/m,
	);
	expect(said().join('\n')).toMatch(
		/^The search index could not be updated; it is tried again\. The search server at 127.+ does not answer/m,
	);
	await server.start();
	await isTold('tang', ['Tare']);

	await server.stop();
	const id = await storeTalk(db, { title: 'Skog' }, ['Vi planter bjørk og tang.']);
	expect(await ask('tang')).toBe('unavailable');
	await server.start();
	await isTold('tang', ['Skog', 'Tare']);
	await publish(db, id, { status: 'draft' });
	await isTold('tang', ['Tare']);
	expect(created(server)).toBe(1);
});

test('a busy server is given time, as a whole and for single cases', { timeout: 60_000 }, async () => {
	const server = await new RestSearchServer().start();
	const { db, startHost, said } = await install(server);
	const titles = Array.from({ length: 12 }, (_, n) => `Elg ${n}`);
	for (const title of titles) await storeTalk(db, { title }, ['Elgen går.']);
	let refusals = 0;
	server.refuse = ({ path }) => (path.includes('_bulk') && refusals++ < 2 ? busy() : undefined);
	const refusedCases = new Map<string, number>();
	server.refuseCase = (id) => {
		const times = refusedCases.get(id) ?? 0;
		refusedCases.set(id, times + 1);
		return times < Number(id) % 3 ? busy() : undefined;
	};
	const { isTold } = await startHost();
	await isTold('elgen', titles.toSorted());
	expect(refusals).toBe(5);
	expect(said()).toEqual([]);
});

test('a case that the server does not take does not hold up the others, and is named', { timeout: 60_000 }, async () => {
	const server = await new RestSearchServer().start();
	const { db, startHost, said } = await install(server);
	const bad = await storeTalk(db, { title: 'Hare' }, ['Haren hopper.']);
	await storeTalk(db, { title: 'Rev' }, ['Reven hopper.']);
	server.refuseCase = (id) => (id === `${bad}` ? new Refusal(400, 'mapper_parsing_exception', 'failed to parse') : undefined);
	const { isTold } = await startHost();
	await isTold('hopper', ['Rev']);
	await storeTalk(db, { title: 'Rype' }, ['Rypa hopper.']);
	await isTold('hopper', ['Rev', 'Rype']);
	const sentence = `^The search index could not be updated.+ does not take in case ${bad}: mapper_parsing_exception: failed to parse$`;
	expect(said()).toEqual([expect.stringMatching(sentence)]);
	server.refuseCase = () => undefined;
	await isTold('hopper', ['Hare', 'Rev', 'Rype']);
});

test('an index that a server takes hardly anything of replaces none', { timeout: 60_000 }, async () => {
	const server = await new RestSearchServer().start();
	const { db, startHost, said } = await install(server);
	await storeTalk(db, { title: 'Krok' }, ['Vi setter agnkrokene.']);
	const { folder, isTold, ask } = await startHost();
	await isTold('agnkrok', ['Krok']);
	const old = server.serving();
	server.refuseCase = () => new Refusal(403, 'cluster_block_exception', 'disk usage exceeded flood-stage watermark');
	installOrdbank(folder, ['1\tagn*krok']);
	await expect.poll(() => said().join('\n'), patience).toMatch(/does not take in case \d+: cluster_block_exception/);
	expect(server.serving()).toBe(old);
	expect(await ask('agnkrok')).toEqual(['Krok']);
	server.refuseCase = () => undefined;
	await expect.poll(() => server.serving(), patience).not.toBe(old);
});

test('a wrong password is said in one sentence that does not tell it', async () => {
	const server = await new RestSearchServer().start();
	const { db, startHost, said } = await install(server, { password: 'swordfish' });
	await storeTalk(db, { title: 'Tare' }, ['Vi dyrker tang.']);
	const { ask } = await startHost();
	for (let n = 0; n < 3; n++) expect(await ask('tang')).toBe('unavailable');
	await expect.poll(() => said().length, patience).toBe(2);
	for (const sentence of said()) {
		expect(sentence).toMatch(/The search server at 127\.0\.0\.1:\d+ does not accept the user and password in SEARCH_URL\.$/);
		expect(sentence).not.toMatch(/swordfish|Basic|\n/);
	}
	expect(server.sent).toEqual([]);
});

test('a new lexicon makes a new index while the old one serves; what was left over goes, what is not ours stays', {
	timeout: 60_000,
}, async () => {
	const server = await new RestSearchServer().start();
	for (const name of ['dugnad-1.1.0123456789ab-1700000000000', 'dugnad-logs', 'dugnad-2-1.1.0123456789ab-1700000000000'])
		server.indexes.set(name, new RestIndex(caseIndex));
	const { db, startHost } = await install(server);
	await storeTalk(db, { title: 'Krok' }, ['Vi setter agnkrokene.']);
	const { folder, isTold, ask } = await startHost();
	await isTold('agnkrok', ['Krok']);
	expect(await ask('krok')).toEqual(['Krok']);
	const old = server.serving();
	const servedMeanwhile: unknown[] = [];
	server.refuse = ({ method }) => {
		if (method === 'PUT') servedMeanwhile.push(server.serving());
		return undefined;
	};
	installOrdbank(folder, ['1\tagn*krok']);
	await expect.poll(() => server.serving(), patience).not.toBe(old);
	await isTold('agnkrok', ['Krok']);
	expect(servedMeanwhile).toEqual([old]);
	expect([...server.indexes.keys()].sort()).toEqual(
		['dugnad-2-1.1.0123456789ab-1700000000000', 'dugnad-logs', server.serving()].sort(),
	);
});

test('two machines take turns and do nothing twice', { timeout: 60_000 }, async () => {
	const server = await new RestSearchServer().start();
	const { db, startHost, said } = await install(server);
	const hosts = await Promise.all([startHost(), startHost()]);
	for (let n = 0; n < 5; n++) await storeTalk(db, { title: `Sti ${n}` }, ['Vi rydder stien.']);
	for (const { isTold } of hosts) await isTold('rydder', ['Sti 0', 'Sti 1', 'Sti 2', 'Sti 3', 'Sti 4']);
	expect(created(server)).toBe(1);
	expect(said()).toEqual([]);
});

test('machines with different lexicons do not replace each other for ever', { timeout: 60_000 }, async () => {
	const server = await new RestSearchServer().start();
	const { db, startHost, said } = await install(server);
	await storeTalk(db, { title: 'Krok' }, ['Vi setter agnkrokene.']);
	const first = await startHost();
	await first.isTold('agnkrok', ['Krok']);
	const old = server.serving();
	await startHost('1\tagn*krok');
	await expect.poll(() => server.serving(), patience).not.toBe(old);
	await storeTalk(db, { title: 'Garn' }, ['Vi setter garn.']);
	await first.isTold('garn', ['Garn']);
	await expect
		.poll(() => said().join('\n'), patience)
		.toMatch(/Another machine has built the search index dugnad-.+Give all machines the same/);
	expect(created(server)).toBe(2);
});
