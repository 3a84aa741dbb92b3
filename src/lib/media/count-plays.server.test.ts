import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { anonymous, type Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import type { HeardBeacon } from './heard-beacon.ts';
import { listPlayCounts } from './list-play-counts.server.ts';
import { openPlayCounts } from './open-play-counts.server.ts';
import { openPlayCounter, type PlayCounter } from './play-counter.server.ts';
import { playListener } from './play-listener.server.ts';

interface Counting {
	address: string;
	port: number;
	counter: PlayCounter;
	/** The network address of whoever tells from now on. */
	comeFrom(address: string): void;
}

const test = databaseTest
	.extend('counting', async ({ db }, { onCleanup }): Promise<Counting> => {
		let from = '192.0.2.1';
		const counter = openPlayCounter(db);
		const server = createServer(playListener({ counter, origin: undefined, addressOf: () => from })).listen(0, '127.0.0.1');
		await once(server, 'listening');
		onCleanup(async () => {
			server.close();
			await counter.close();
		});
		const { port } = server.address() as AddressInfo;
		const comeFrom = (address: string) => {
			from = address;
		};
		return { address: `http://127.0.0.1:${port}`, port, counter, comeFrom };
	})
	.extend('editor', async ({ db }): Promise<Member> => makeMember(db, { role: 'editor' }));

const whole: [number, number][] = [[0, 100]];
const beacon = (slug: string, more: Partial<HeardBeacon> = {}) => ({
	case: slug,
	heard: whole,
	began: true,
	whole: true,
	...more,
});

function tell({ address }: Counting, body: unknown, headers: Record<string, string> = {}): Promise<number> {
	const sent = typeof body === 'string' ? body : JSON.stringify(body);
	const all = { origin: address, 'content-type': 'application/json', ...headers };
	return fetch(address, { method: 'POST', headers: all, body: sent }).then(({ status }) => status);
}

const rows = (db: Db, caseId: number) => db.selectFrom('media.play_counts').selectAll().where('case_id', '=', caseId).execute();

test('what many heard is added up by day, and written in one go', async ({ db, counting, editor }) => {
	const { id, slug } = await storeCase(db, { title: 'Hørt av mange' });
	for (let at = 0; at < 6; at++) {
		expect(await tell(counting, beacon(slug, { heard: [[0, 50]], whole: false }))).toBe(204);
		if (at < 2)
			expect(
				await tell(
					counting,
					beacon(slug, {
						heard: [
							[50, 60],
							[90, 100],
						],
						began: false,
						whole: at === 0,
					}),
				),
			).toBe(204);
	}
	expect(await rows(db, id)).toEqual([]);
	await counting.counter.write();
	await tell(counting, beacon(slug, { heard: [[99, 100]], whole: false }));
	await counting.counter.write();
	const { plays, completions, heard, days } = await openPlayCounts(db, editor, id, 30);
	expect([plays, completions]).toEqual([7, 1]);
	expect([0, 49, 50, 59, 60, 89, 90, 98, 99].map((at) => heard?.[at])).toEqual([6, 6, 2, 2, 0, 0, 2, 2, 3]);
	expect(days).toHaveLength(30);
	expect(days.at(-1)).toMatchObject({ plays: 7, completions: 1 });
	expect((await rows(db, id)).length).toBe(1);
});

test('nothing is counted of a case that is none, not published, or not yet', async ({ db, counting }) => {
	const draft = await storeCase(db, { title: 'Utkast', status: 'draft' });
	const later = await storeCase(db, { title: 'Kommer', publishedAt: '2999-01-01T08:00:00Z' });
	for (const slug of [draft.slug, later.slug, 'finnes-ikke']) expect(await tell(counting, beacon(slug))).toBe(204);
	await counting.counter.write();
	expect([...(await rows(db, draft.id)), ...(await rows(db, later.id))]).toEqual([]);
});

test('nonsense is refused, and counts nothing', async ({ db, counting }) => {
	const { id, slug } = await storeCase(db, { title: 'Angrepet' });
	const good = beacon(slug);
	const refused: [string, number, unknown, Record<string, string>?][] = [
		['from another site', 403, good, { origin: 'https://evil.example' }],
		['from nowhere', 403, good, { origin: 'null' }],
		['as a form', 415, good, { 'content-type': 'text/plain' }],
		['a megabyte', 413, { ...good, more: 'x'.repeat(1_000_000) }],
		['no JSON', 400, '{'],
		['nothing', 400, ''],
		['null', 400, 'null'],
		['a list', 400, [good]],
		['a depth of lists', 400, '['.repeat(1_900)],
		['hundredths below nothing', 400, beacon(slug, { heard: [[-1, 5]] })],
		['hundredths beyond all', 400, beacon(slug, { heard: [[0, 101]] })],
		['halves of hundredths', 400, beacon(slug, { heard: [[0.5, 2]] })],
		['backwards', 400, beacon(slug, { heard: [[5, 2]] })],
		['the same twice', 400, beacon(slug, { heard: [...whole, ...whole] })],
		['numbers beyond all', 400, JSON.stringify(good).replace('100', '1e999')],
		['a key that is none', 400, { ...good, plays: 1_000_000 }],
		['a number for yes', 400, { ...good, began: 5 }],
		['no case', 400, { ...good, case: undefined }],
		['another’s words', 400, beacon("x' or true --")],
		['what no database takes', 400, beacon('\0')],
		['a long name', 400, beacon('a'.repeat(121))],
	];
	for (const [what, status, body, headers] of refused) expect(await tell(counting, body, headers), what).toBe(status);
	expect((await fetch(counting.address)).status).toBe(405);
	await counting.counter.write();
	expect(await rows(db, id)).toEqual([]);
});

test('who does not say how much it is, or hangs up, does no harm', async ({ counting }) => {
	const head = `POST /heard HTTP/1.1\r\nhost: 127.0.0.1:${counting.port}\r\norigin: ${counting.address}\r\ncontent-type: application/json\r\n`;
	const endless = connect(counting.port, '127.0.0.1');
	endless.end(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"cas\r\n0\r\n\r\n`);
	expect(await text(endless)).toMatch(/^HTTP\/1.1 411 /);
	const short = connect(counting.port, '127.0.0.1');
	short.write(`${head}content-length: 900\r\n\r\n{"cas`);
	short.destroy();
	expect(await tell(counting, 'null')).toBe(400);
});

test('whoever asks not to be counted is not, and nobody gets a cookie', async ({ db, counting }) => {
	const { id, slug } = await storeCase(db, { title: 'Ikke telt' });
	expect(await tell(counting, beacon(slug), { 'sec-gpc': '1' })).toBe(204);
	expect(await tell(counting, beacon(slug), { dnt: '1' })).toBe(204);
	const headers = { origin: counting.address, 'content-type': 'application/json' };
	const answer = await fetch(counting.address, { method: 'POST', headers, body: JSON.stringify(beacon(slug)) });
	expect([answer.status, answer.headers.getSetCookie(), answer.headers.get('cache-control')]).toEqual([204, [], 'no-store']);
	await counting.counter.write();
	expect(await rows(db, id)).toMatchObject([{ plays: 1 }]);
});

test('one address makes no case popular alone, and does not stop others', async ({ db, counting }) => {
	const { id, slug } = await storeCase(db, { title: 'Opphauset' });
	const other = await storeCase(db, { title: 'En annen' });
	for (let at = 0; at < 50; at++) expect(await tell(counting, beacon(slug))).toBe(204);
	expect(await tell(counting, beacon(slug))).toBe(429);
	expect(await tell(counting, beacon(other.slug))).toBe(204);
	counting.comeFrom('2001:db8::1');
	expect(await tell(counting, beacon(slug))).toBe(204);
	await counting.counter.write();
	expect(await rows(db, id)).toMatchObject([{ plays: 51 }]);
	const told = await Promise.all(Array.from({ length: 700 }, () => tell(counting, beacon(other.slug, { began: false }))));
	expect(told.filter((status) => status === 429).length).toBeGreaterThanOrEqual(100);
});

test('what the database could not take is counted the next time', async ({ db, counting, editor }) => {
	const { id, slug } = await storeCase(db, { title: 'Utsatt' });
	await tell(counting, beacon(slug));
	await sql`alter table media.play_counts rename to elsewhere`.execute(db);
	await expect(counting.counter.write()).rejects.toThrow('play_counts');
	await tell(counting, beacon(slug));
	await sql`alter table media.elsewhere rename to play_counts`.execute(db);
	await Promise.all([counting.counter.write(), counting.counter.write()]);
	expect((await openPlayCounts(db, editor, id, 30)).plays).toBe(2);
});

test('two processes that write at once add up', async ({ db, editor }) => {
	const cases = [await storeCase(db, { title: 'Første av to' }), await storeCase(db, { title: 'Andre av to' })];
	const counters = Array.from({ length: 4 }, () => openPlayCounter(db));
	for (const [i, counter] of counters.entries())
		for (const { slug } of i % 2 ? cases : cases.toReversed()) counter.count(beacon(slug));
	await Promise.all(counters.map((counter) => counter.close()));
	for (const { id } of cases) expect((await openPlayCounts(db, editor, id, 30)).plays).toBe(4);
});

test('editors see how cases are heard, in any order; nobody else does', async ({ db, editor }) => {
	const titles = ['Ære', 'Bok', 'Ål'];
	const cases = await Promise.all(titles.map((title) => storeCase(db, { title })));
	const played = async (at: number, ago: number, plays: number, completions: number) =>
		sql`insert into media.play_counts (case_id, day, plays, completions)
			values (${cases[at]?.id}, (now() at time zone 'Europe/Oslo')::date - ${ago}::int, ${plays}, ${completions})`.execute(db);
	await played(0, 0, 10_000, 1);
	await played(0, 29, 5, 0);
	await played(0, 30, 20_000, 0);
	await played(1, 3, 9_000, 8_999);
	await played(2, 364, 1, 1);
	const all = { limit: 100, page: 1 };
	const list = async (by: 'plays' | 'share' | 'change' | 'title', isRising = false, days: 30 | 365 = 30) => {
		const counts = await listPlayCounts(db, editor, { days, order: { by, isRising } }, all);
		return counts.cases.filter(({ title }) => titles.includes(title));
	};
	expect(await list('plays')).toMatchObject([
		{ title: 'Ære', plays: 10_005, completions: 1, playsBefore: 20_000, trend: [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10_000] },
		{ title: 'Bok', plays: 9_000, completions: 8_999, playsBefore: 0 },
		{ title: 'Ål', plays: 0, completions: 0 },
	]);
	const names = async (...given: Parameters<typeof list>) => (await list(...given)).map(({ title }) => title);
	expect(await names('share')).toEqual(['Bok', 'Ære', 'Ål']);
	expect(await names('change')).toEqual(['Bok', 'Ål', 'Ære']);
	expect(await names('plays', false, 365)).toEqual(['Ære', 'Bok', 'Ål']);
	expect(await names('title', true)).toEqual(['Bok', 'Ære', 'Ål']);
	const year = await listPlayCounts(db, editor, { days: 365, order: { by: 'plays', isRising: false } }, { limit: 1, page: 2 });
	expect(year).toMatchObject({ cases: [{ title: 'Bok' }] });
	expect(year.days).toHaveLength(52);
	expect(year.days.reduce((sum, { plays }) => sum + plays, 0)).toBeGreaterThanOrEqual(39_005);
	const nobody = [anonymous, await makeMember(db), await makeMember(db, { role: 'guest' })];
	for (const viewer of nobody) {
		await expect(listPlayCounts(db, viewer, { days: 30, order: { by: 'plays', isRising: false } }, all)).rejects.toMatchObject({
			status: 404,
		});
		await expect(openPlayCounts(db, viewer, cases[0]?.id ?? 0, 30)).rejects.toMatchObject({ status: 404 });
	}
});

test('a curve of a handful of people is not shown', async ({ db, editor, counting }) => {
	const { id, slug } = await storeCase(db, { title: 'Nesten alene' });
	for (let at = 0; at < 4; at++) await tell(counting, beacon(slug));
	await counting.counter.write();
	expect(await openPlayCounts(db, editor, id, 30)).toMatchObject({ plays: 4, heard: undefined });
	await tell(counting, beacon(slug, { heard: [[0, 10]] }));
	await counting.counter.write();
	expect((await openPlayCounts(db, editor, id, 30)).heard).toEqual(Array.from({ length: 100 }, (_, at) => (at < 10 ? 5 : 4)));
});
