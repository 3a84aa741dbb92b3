import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { KyselyPlugin } from 'kysely';
import { expect } from 'vitest';
import { anonymous, type Member, type Viewer } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { findOwnStatements } from '#lib/records/find-own-statements.server.ts';
import { agentOf, noteHolder } from '#lib/records/note-holder.server.ts';
import { GET } from '../../src/routes/(member)/me/record/statements.[ending]/+server.ts';
import { makeMember } from '../accounts/make-member.ts';
import { makeStatement, makeVoiding } from './invented-statements.ts';
import { site } from './site.ts';
import { type Store, test } from './xapi-test.ts';

const config = parseConfig({ ORIGIN: site.origin });

async function download(db: Db, viewer: Viewer, ending: string): Promise<Response> {
	const event = { locals: { db, viewer, locale: 'nb', config }, params: { ending } };
	return GET(event as unknown as RequestEvent<never, never>);
}

/** A member of whom so many statements tell, with words that are hard on JSON and on tables. */
async function makeLearner(db: Db, store: Store, count: number): Promise<{ member: Member; ids: string[] }> {
	const member = await makeMember(db);
	await noteHolder(db, member, site);
	const name = { nb: 'Sagt:\n\t"æ, ø" \\ \u2028,\r\nog slutt' };
	const object = { id: 'https://books.example.org/7', definition: { name } };
	const ids = Array.from({ length: count }, () => randomUUID());
	const ask = await store.as('all');
	for (let at = 0; at < count; at += 150) {
		const body = ids.slice(at, at + 150).map((id) => makeStatement({ id, actor: agentOf(member, site), object }));
		expect((await ask('POST', '/statements', { body })).status).toBe(200);
	}
	return { member, ids };
}

const readWhole = async (db: Db, member: Member) =>
	(await findOwnStatements(db, member, {}, { limit: 10_000, offset: 0 })).statements.reverse();

/** Counts the queries of a database, and lets the one with this number fail. */
function counting(db: Db, failAt = Number.POSITIVE_INFINITY): { db: Db; queries: () => number } {
	let count = 0;
	const plugin: KyselyPlugin = {
		transformQuery: ({ node }) => {
			count += 1;
			if (count === failAt) throw new Error('The database is away.');
			return node;
		},
		transformResult: async ({ result }) => result,
	};
	return { db: db.withPlugin(plugin), queries: () => count };
}

test.for([0, 1, 199, 200, 201, 400, 450])('%i statements are one JSON array and one table', async (count, { db, store }) => {
	const { member, ids } = await makeLearner(db, store, count);
	const whole = await readWhole(db, member);
	const json = await (await download(db, member, 'json')).text();
	expect(json).toBe(`${JSON.stringify(whole, null, '\t')}\n`);
	expect(whole.map(({ id }) => id)).toEqual(ids);
	const csv = Buffer.from(await (await download(db, member, 'csv')).bytes()).toString();
	expect(csv.startsWith('\uFEFFtidspunkt,verb,')).toBe(true);
	expect(csv.split('"Sagt:\n\t""æ, ø"" \\ \u2028,\r\nog slutt"')).toHaveLength(count + 1);
	expect(csv.endsWith('\r\n')).toBe(true);
});

test('whatever is voided is left out, and whoever has two addresses finds each statement once', async ({ db, store }) => {
	const { member, ids } = await makeLearner(db, store, 250);
	const before = { origin: 'https://before.example.org' };
	await noteHolder(db, member, before);
	const ask = await store.as('all');
	const both = makeStatement({ id: randomUUID(), actor: agentOf(member, before), object: agentOf(member, site) });
	await ask('POST', '/statements', { body: [both, ...ids.slice(0, 210).map((id) => makeVoiding(id))] });
	const told = await (await download(db, member, 'json')).json();
	expect(told.map(({ id }: { id: string }) => id)).toEqual([...ids.slice(210), both.id]);
	expect(told).toEqual(await readWhole(db, member));
});

test('it says what it is, and that nobody may keep it', async ({ db, store }) => {
	const { member } = await makeLearner(db, store, 1);
	for (const [ending, type] of [
		['json', 'application/json'],
		['csv', 'text/csv; charset=utf-8'],
	] as const) {
		const { headers, body } = await download(db, member, ending);
		expect(Object.fromEntries(headers)).toEqual({
			'content-type': type,
			'content-disposition': `attachment; filename="laeringslogg.${ending}"`,
			'cache-control': 'private, no-store',
		});
		await body?.cancel();
	}
	await expect(download(db, member, 'xml')).rejects.toMatchObject({ status: 404 });
	await expect(download(db, anonymous, 'json')).rejects.toMatchObject({ status: 403 });
});

test('it is read as it is taken, and no further once the client has gone', async ({ db, store }) => {
	const { member } = await makeLearner(db, store, 1_200);
	const whole = counting(db);
	await (await download(whole.db, member, 'json')).text();
	const gone = counting(db);
	const reader = (await download(gone.db, member, 'json')).body?.getReader();
	const { value } = (await reader?.read()) ?? {};
	expect(Buffer.from(value ?? []).toString()).toMatch(/^\[\n\t\{/);
	// A slow client: what comes next is read ahead, and nothing more.
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(gone.queries()).toBeLessThanOrEqual(whole.queries() - 3);
	await reader?.cancel();
	const afterwards = gone.queries();
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(gone.queries()).toBe(afterwards);
});

test('a page that cannot be read ends the download instead of leaving something out', async ({ db, store }) => {
	const { member } = await makeLearner(db, store, 450);
	const broken = counting(db, 4);
	await expect((await download(broken.db, member, 'json')).text()).rejects.toThrow('The database is away.');
});
