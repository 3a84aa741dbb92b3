import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { arbitraryStatement } from '../../../tests/records/arbitrary-statement.ts';
import { makeStatement } from '../../../tests/records/invented-statements.ts';
import { type Asking, asker, maxBodyBytes, test } from '../../../tests/records/xapi-test.ts';
import { createClient } from './manage-clients.server.ts';

const form = 'application/x-www-form-urlencoded';
const agent = { mbox: 'mailto:kari.oppdiktet@example.org' };
const state = { activityId: 'https://x.example/a', agent, stateId: 's' };
const statement = JSON.stringify(makeStatement());
const within = (text: string) => statement.replace('"actor"', `"result":{"extensions":{"https://x.example/":${text}}},"actor"`);

const refused: [what: string, status: number, method: string, path: string, asking?: Asking][] = [
	['no JSON', 400, 'POST', '/statements', { body: '{"actor":' }],
	['an empty body', 400, 'POST', '/statements', { body: '' }],
	['bytes that are no UTF-8', 400, 'POST', '/statements', { body: Buffer.from(statement.replace('Kari', 'K\xe5ri'), 'latin1') }],
	['UTF-16', 400, 'POST', '/statements', { body: Buffer.from(statement, 'utf16le') }],
	['a NUL', 400, 'POST', '/statements', { body: within('"\\u0000"') }],
	['half a character', 400, 'POST', '/statements', { body: within('"\\ud800"') }],
	['an endless number', 400, 'POST', '/statements', { body: within('1e999') }],
	['endless nesting', 400, 'POST', '/statements', { body: within('['.repeat(60_000) + ']'.repeat(60_000)) }],
	['more than is read', 413, 'POST', '/statements', { body: within(`"${'x'.repeat(maxBodyBytes)}"`) }],
	['a compressed body', 415, 'POST', '/statements', { body: statement, headers: { 'content-encoding': 'gzip' } }],
	['another type', 400, 'POST', '/statements', { body: statement, headers: { 'content-type': 'text/plain' } }],
	['multipart without boundary', 400, 'POST', '/statements', { body: statement, headers: { 'content-type': 'multipart/mixed' } }],
	['a form', 400, 'POST', '/statements', { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
	['a PUT of several', 400, 'PUT', '/statements', { body: `[${statement}]`, parameters: { statementId: crypto.randomUUID() } }],
	['a PUT of none in particular', 400, 'PUT', '/statements', { body: statement }],
	['an unknown parameter', 400, 'GET', '/statements', { parameters: { agents: agent } }],
	['a parameter in capitals', 400, 'GET', '/statements', { parameters: { Verb: 'https://x.example/v' } }],
	['a parameter twice', 400, 'GET', '/statements?limit=1&limit=2'],
	['an id that is none', 400, 'GET', '/statements', { parameters: { statementId: "'; drop table" } }],
	['a limit below nothing', 400, 'GET', '/statements', { parameters: { limit: '-1' } }],
	['a limit beyond numbers', 400, 'GET', '/statements', { parameters: { limit: '9'.repeat(400) } }],
	['a time that is none', 400, 'GET', '/statements', { parameters: { since: '2026-13-45T99:00:00Z' } }],
	['a format that is none', 400, 'GET', '/statements', { parameters: { format: '__proto__' } }],
	['a boolean that is none', 400, 'GET', '/statements', { parameters: { ascending: 'TRUE' } }],
	['an agent that is none', 400, 'GET', '/statements', { parameters: { agent: '{"mbox":' } }],
	['a link of nobody’s', 400, 'GET', '/statements?more=e30.AAAA'],
	['a link that is empty', 400, 'GET', '/statements?more='],
	['a NUL in a parameter', 400, 'GET', '/activities/state', { parameters: { ...state, stateId: 'a\0b' } }],
	['a document without a context', 400, 'GET', '/activities/state', { parameters: { stateId: 's' } }],
	['a document without an id', 400, 'PUT', '/activities/state', { parameters: { ...state, stateId: '' }, body: {} }],
	['JSON that is none', 400, 'PUT', '/activities/state', { parameters: state, body: '{' }],
	[
		'a type in a form that would break the answer’s head',
		400,
		'POST',
		'/activities/state?method=PUT',
		{
			version: '1.0.3',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: `${new URLSearchParams({ activityId: state.activityId, agent: JSON.stringify(agent), stateId: 's', content: '1', 'Content-Type': 'a/b\r\nx: y' })}`,
		},
	],
	[
		'an attachment’s type that would break the answer’s head',
		400,
		'POST',
		'/statements',
		{
			body: makeStatement({
				attachments: [
					{
						usageType: 'https://x.example/t',
						display: { nb: 'x' },
						contentType: 'a/b\r\nx: y',
						length: 1,
						sha2: '0'.repeat(64),
						fileUrl: 'https://x.example/f',
					},
				],
			}),
		},
	],
	['an unknown resource', 404, 'GET', '/toString'],
	['an unknown method', 405, 'DELETE', '/statements'],
	['no version', 400, 'GET', '/statements', { version: null }],
	['a version of tomorrow', 400, 'GET', '/statements', { version: '3.0.0' }],
	['a version of yesterday', 400, 'GET', '/statements', { version: '0.95' }],
	['another method in disguise, under 2.0', 400, 'POST', '/statements?method=GET', { body: 'limit=1' }],
];

test.for(refused)('%s: %i and a sentence', async ([, status, method, path, asking], { store }) => {
	const ask = await store.as('all');
	const answer = await ask(method, path, asking);
	expect(answer.status).toBe(status);
	expect(await answer.json()).toEqual(expect.objectContaining({ message: expect.stringMatching(/\w.*[.)]$/) }));
	expect(answer.headers.get('x-experience-api-version')).toMatch(/^(1\.0\.3|2\.0\.0)$/);
});

const wild = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.json(),
	fc.constantFrom('', 'true', '0', '{}', '[]', 'null', '__proto__', '\ud800'),
);
const anything: fc.Arbitrary<[string, string, Asking]> = fc.tuple(
	fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH'),
	fc.constantFrom(
		'/statements',
		'/activities',
		'/agents',
		'/activities/state',
		'/agents/profile',
		'/activities/profile',
		'/about',
		'/',
		'',
	),
	fc.record(
		{
			version: fc.constantFrom('1.0.3', '2.0.0'),
			parameters: fc.dictionary(
				fc.constantFrom(
					'agent',
					'activityId',
					'stateId',
					'profileId',
					'since',
					'registration',
					'statementId',
					'verb',
					'limit',
					'more',
					'method',
					'format',
				),
				fc.oneof(wild, fc.constantFrom(JSON.stringify(agent), 'https://x.example/a', '2026-01-01T00:00:00Z')),
			),
			headers: fc.dictionary(
				fc.constantFrom('if-match', 'if-none-match', 'content-type', 'accept-language'),
				fc.constantFrom(
					'*',
					'"',
					',,',
					'application/json',
					'multipart/mixed; boundary=b',
					'x'.repeat(3000),
					'application/x-www-form-urlencoded',
					';;;q=9',
				),
			),
			body: fc.oneof(wild, fc.uint8Array(), fc.constant(statement), fc.constant(`--b\r\n\r\n${statement}\r\n--b--`)),
		},
		{ requiredKeys: [] },
	),
);

test('whatever is asked, nothing breaks', { timeout: 120_000 }, async ({ store }) => {
	const ask = await store.as('all');
	const complaint = vi.spyOn(console, 'error');
	const property = fc.asyncProperty(anything, async ([method, path, asking]) => {
		const body = method === 'GET' || method === 'HEAD' ? undefined : asking.body;
		const { status } = await ask(method, path, { ...asking, body });
		expect(status, `${method} ${path}`).toBeLessThan(500);
	});
	await fc.assert(property, { numRuns: 600 });
	expect(complaint).not.toHaveBeenCalled();
});

test('a statement that was damaged on its way is stored or refused, and breaks nothing', { timeout: 120_000 }, async ({
	store,
}) => {
	const ask = await store.as('all');
	const complaint = vi.spyOn(console, 'error');
	const damage = fc.record({
		at: fc.nat(),
		length: fc.nat(6),
		put: fc.oneof(fc.string(), fc.json(), fc.constantFrom('"', '\\ud800', '\\u0000', '1e400')),
	});
	const property = fc.asyncProperty(arbitraryStatement('2.0.0'), damage, async (given, { at, length, put }) => {
		const text = JSON.stringify(given);
		const from = at % text.length;
		const { status } = await ask('POST', '/statements', { body: text.slice(0, from) + put + text.slice(from + length) });
		expect(status).toBeLessThan(500);
	});
	await fc.assert(property, { numRuns: 300 });
	expect(complaint).not.toHaveBeenCalled();
});

test('a client that leaves in the middle of its request stops nothing', async ({ store, db }) => {
	const { key, secret } = await createClient(db, operator, { name: 'Invented', scopes: ['all'] });
	const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
	const head = `POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nX-Experience-API-Version: 2.0.0\r\n`;
	const complaint = vi.spyOn(console, 'error');
	const { port, hostname } = new URL(store.address);
	for (const end of ['destroy', 'end'] as const) {
		const socket = connect(Number(port), hostname);
		await once(socket, 'connect');
		socket.on('error', () => undefined).resume();
		socket.write(`${head}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"actor":`);
		socket[end]();
		await once(socket, 'close');
	}
	expect((await asker(store.address, `${key}:${secret}`)('GET', '/statements')).status).toBe(200);
	expect(complaint).not.toHaveBeenCalled();
});

test('a body that does not say how long it is, and is too long, is answered too', async ({ store }) => {
	const { port, hostname } = new URL(store.address);
	const sending = request({
		port,
		hostname,
		method: 'POST',
		path: '/xapi/activities/state?method=PUT',
		headers: { 'content-type': form },
	});
	sending.on('error', () => undefined);
	for (let sent = 0; sent <= maxBodyBytes; sent += 10_000) sending.write('x'.repeat(10_000));
	const [answer] = (await once(sending, 'response')) as [IncomingMessage];
	expect(answer.statusCode).toBe(413);
	sending.destroy();
});

test('other sites’ pages may use the store', async ({ store }) => {
	const answer = await fetch(`${store.address}/statements`, { method: 'OPTIONS' });
	expect(answer.status).toBe(204);
	expect(answer.headers.get('access-control-allow-origin')).toBe('*');
	expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
});

test('the store answers a client that names no version in the one that it spoke last', async ({ store }) => {
	const ask = await store.as('all');
	const said = async (version: string | null) =>
		(await ask('GET', '/statements', { version })).headers.get('x-experience-api-version');
	expect([await said(null), await said('1.0.1'), await said(null), await said('2.0'), await said(null)]).toEqual([
		'2.0.0',
		'1.0.3',
		'1.0.3',
		'2.0.0',
		'2.0.0',
	]);
});
