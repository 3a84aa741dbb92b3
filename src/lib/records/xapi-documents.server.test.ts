import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Ask, test } from '../../../tests/records/xapi-test.ts';

const agent = { mbox: 'mailto:kari.oppdiktet@example.org' };
const activityId = 'https://cases.example.org/case/oppdiktet';
type Parameters = Record<string, string | object>;

const resources: [path: string, parameters: () => Parameters][] = [
	['/activities/state', () => ({ activityId, agent, stateId: randomUUID() })],
	['/agents/profile', () => ({ agent, profileId: randomUUID() })],
	['/activities/profile', () => ({ activityId, profileId: randomUUID() })],
];
const put = (ask: Ask, path: string, parameters: Parameters, body: unknown, headers = {}) =>
	ask('PUT', path, { parameters, body, headers });

test.for(resources)('%s gives bytes back as they came, with their type and SHA-1', async ([path, make], { store }) => {
	const ask = await store.as('all');
	const parameters = make();
	const bytes = Buffer.from([0, 255, 10, 13]);
	const headers = { 'content-type': 'image/x; q=1', 'if-none-match': '*' };
	expect((await put(ask, path, parameters, bytes, headers)).status).toBe(204);
	const got = await ask('GET', path, { parameters });
	expect(got.headers.get('etag')).toBe(`"${createHash('sha1').update(bytes).digest('hex')}"`);
	expect(got.headers.get('content-type')).toBe('image/x; q=1');
	expect(Buffer.from(await got.arrayBuffer())).toEqual(bytes);
	const head = await ask('HEAD', path, { parameters });
	expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, got.headers.get('etag'), '']);
	expect((await ask('DELETE', path, { parameters })).status).toBe(204);
	expect((await ask('GET', path, { parameters })).status).toBe(404);
});

test.for(resources)('%s: of many who write over the same version, one wins', async ([path, make], { store }) => {
	const ask = await store.as('all');
	const parameters = make();
	const race = async (headers: Record<string, string>) => {
		const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => put(ask, path, parameters, { at }, headers)));
		return answers.map(({ status }) => status).sort();
	};
	const oneWins = [204, ...Array.from({ length: 11 }, () => 412)];
	expect(await race({ 'if-none-match': '*' })).toEqual(oneWins);
	const etag = (await ask('GET', path, { parameters })).headers.get('etag') ?? '';
	expect(await race({ 'if-match': etag.replace(/.$/, '0"') })).toEqual(Array.from({ length: 12 }, () => 412));
	// The one that wrote what is there already leaves the version as it is, and lets one more through.
	const won = (await race({ 'if-match': etag })).filter((status) => status === 204).length;
	expect(won === 1 || won === 2).toBe(true);
});

test.for(resources)('%s: of many who merge at once, nobody’s properties are lost', async ([path, make], { store }) => {
	const ask = await store.as('all');
	const parameters = make();
	const names = Array.from({ length: 12 }, (_, at) => `name${at}`);
	await Promise.all(names.map((name) => ask('POST', path, { parameters, body: { [name]: name, shared: { [name]: 1 } } })));
	const merged = (await (await ask('GET', path, { parameters })).json()) as Record<string, unknown>;
	expect(Object.keys(merged).sort()).toEqual([...names, 'shared'].sort());
	expect(Object.keys(merged.shared as object), 'only the outermost properties are merged').toHaveLength(1);
});

test.for(resources)('%s merges JSON objects only', async ([path, make], { store }) => {
	const ask = await store.as('all');
	const parameters = make();
	const post = async (body: unknown, headers = {}) => (await ask('POST', path, { parameters, body, headers })).status;
	expect(await post('[1]')).toBe(400);
	expect(await post('{')).toBe(400);
	expect(await post({ a: 1 })).toBe(204);
	expect(await post('text', { 'content-type': 'text/plain' })).toBe(400);
	expect(await (await ask('GET', path, { parameters })).json()).toEqual({ a: 1 });
});

test.for([
	['1.0.3', '/activities/state', 204, 204],
	['2.0.0', '/activities/state', 204, 409],
	['1.0.3', '/agents/profile', 400, 409],
	['2.0.0', '/agents/profile', 204, 409],
] as const)(
	'%s %s: a PUT that names no version makes a new one: %i, writes over another: %i',
	async ([version, path, fresh, over], { store }) => {
		const ask = await store.as('all');
		const parameters = resources.find(([name]) => name === path)?.[1]() ?? {};
		const body = { a: 1 };
		expect((await ask('PUT', path, { version, parameters, body })).status).toBe(fresh);
		await ask('POST', path, { parameters, body });
		expect((await ask('PUT', path, { version, parameters, body })).status).toBe(over);
	},
);

test('lists ids of what changed after a time, and states of one registration or of all', async ({ store }) => {
	const ask = await store.as('all');
	const context = { activityId: 'https://x.example/list', agent };
	const registration = randomUUID();
	const post = (more: Parameters) => ask('POST', '/activities/state', { parameters: { ...context, ...more }, body: {} });
	const ids = async (more: Parameters = {}) =>
		(await ask('GET', '/activities/state', { parameters: { ...context, ...more } })).json() as Promise<string[]>;
	await post({ stateId: 'first' });
	const between = new Date().toISOString();
	await new Promise((resolve) => setTimeout(resolve, 2));
	await post({ stateId: 'second', registration });
	expect(await ids()).toEqual(['first', 'second']);
	expect(await ids({ since: between })).toEqual(['second']);
	expect(await ids({ registration })).toEqual(['second']);
	await ask('DELETE', '/activities/state', { parameters: { ...context, registration } });
	expect(await ids()).toEqual(['first']);
	await ask('DELETE', '/activities/state', { parameters: context });
	expect(await ids()).toEqual([]);
});

test('a document belongs to its context alone, whatever its parameters are made of', async ({ store }) => {
	const ask = await store.as('all');
	const long = `https://x.example/${'æ'.repeat(1500)}`;
	const contexts: Parameters[] = [{ activityId: 'https://x.example/1' }, { activityId: `${long}1` }, { activityId: `${long}2` }];
	const at = (context: Parameters) => ({ ...context, profileId: '","' });
	for (const [index, context] of contexts.entries())
		await ask('POST', '/activities/profile', { parameters: at(context), body: { index } });
	for (const [index, context] of contexts.entries())
		expect(await (await ask('GET', '/activities/profile', { parameters: at(context) })).json()).toEqual({ index });
});
