import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { makeStatement } from '../../../tests/records/invented-statements.ts';
import { type Asking, asker, settle, test } from '../../../tests/records/xapi-test.ts';
import { type Scope, scopes } from './clients.ts';
import { createClient, listClients, revokeClient } from './manage-clients.server.ts';
import { openClientMemory } from './recognise-client.server.ts';

const agent = { mbox: 'mailto:kari.oppdiktet@example.org' };
const activityId = 'https://cases.example.org/case/oppdiktet';
const state = { activityId, agent, stateId: 's' };
const reading: Scope[] = ['statements/read', 'statements/read/mine'];

/** Every resource and method, and which scopes open it beside “all”. */
const doors: [method: string, path: string, asking: Asking, open: Scope[]][] = [
	['POST', '/statements', { body: makeStatement() }, ['statements/write']],
	['PUT', '/statements', { body: makeStatement(), parameters: { statementId: crypto.randomUUID() } }, ['statements/write']],
	['GET', '/statements', {}, reading],
	['HEAD', '/statements', {}, reading],
	['GET', '/agents', { parameters: { agent } }, ['profile', 'statements/read']],
	['GET', '/activities', { parameters: { activityId } }, ['profile', ...reading]],
	['POST', '/activities/state', { body: {}, parameters: state }, ['state']],
	['PUT', '/activities/state', { body: {}, parameters: state, headers: { 'if-match': '*' } }, ['state']],
	['GET', '/activities/state', { parameters: { activityId, agent } }, ['state']],
	['DELETE', '/activities/state', { parameters: { activityId, agent } }, ['state']],
	...(['/agents/profile', '/activities/profile'] as const).flatMap((path): [string, string, Asking, Scope[]][] => {
		const context: Record<string, string | object> = path === '/agents/profile' ? { agent } : { activityId };
		const parameters = { ...context, profileId: 'p' };
		return [
			['POST', path, { body: {}, parameters }, ['profile']],
			['PUT', path, { body: {}, parameters, headers: { 'if-match': '*' } }, ['profile']],
			['GET', path, { parameters: context }, ['profile']],
			['DELETE', path, { parameters }, ['profile']],
		];
	}),
	['GET', '/about', {}, [...scopes]],
];

test.for(scopes)('the scope %s opens what it names, and nothing else', async (scope, { store }) => {
	const ask = await store.as(scope);
	const everything = await store.as('all');
	for (const path of ['/agents/profile', '/activities/profile'])
		await everything('POST', path, {
			body: {},
			parameters: { ...(path === '/agents/profile' ? { agent } : { activityId }), profileId: 'p' },
		});
	await everything('POST', '/activities/state', { body: {}, parameters: state });
	for (const [method, path, asking, open] of doors) {
		const isOpen = scope === 'all' || open.includes(scope);
		const { status } = await ask(method, path, asking);
		expect(isOpen ? status < 300 : status === 403, `${method} ${path} with ${scope}: ${status}`).toBe(true);
	}
});

test('“mine” are the statements that this client stored, in lists, one by one and on further pages', async ({ store, db }) => {
	const mine = await store.as('statements/write', 'statements/read/mine');
	const other = await store.as('all');
	const send = async (ask: typeof mine) =>
		((await (await ask('POST', '/statements', { body: makeStatement() })).json()) as string[])[0] ?? '';
	const own = [await send(mine), await send(mine)];
	const foreign = await send(other);
	await settle(db);
	const parameters = { limit: '1', agent: { mbox: 'mailto:kari.oppdiktet@example.org' } };
	const first = (await (await mine('GET', '/statements', { parameters })).json()) as {
		statements: { id: string }[];
		more: string;
	};
	const rest = first.more.replace('/xapi', '');
	const second = (await (await mine('GET', rest)).json()) as typeof first;
	expect([...second.statements, ...first.statements].map(({ id }) => id)).toEqual(own);
	expect(second.more).toBe('');
	expect((await mine('GET', '/statements', { parameters: { statementId: foreign } })).status).toBe(404);
	expect((await other('GET', '/statements', { parameters: { statementId: own[0] ?? '' } })).status).toBe(200);
	expect((await other('GET', rest)).status, 'a link is good for whom it was given to').toBe(400);
});

test('whoever is nobody is asked who they are; a revoked client is nobody', async ({ store, db }) => {
	const { key, secret } = await createClient(db, operator, { name: 'Invented', scopes: ['all'] });
	for (const credentials of [`${key}:wrong`, `nobody:${secret}`, `${key}`, ':', '\0:\0', `${key}:${secret}x`]) {
		const answer = await asker(store.address, credentials)('GET', '/statements');
		expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic /)]);
	}
	const recognise = openClientMemory(db, () => time);
	let time = 0;
	expect(await recognise(key, secret)).toMatchObject({ key, scopes: ['all'] });
	await revokeClient(db, operator, key);
	time = 1001;
	expect(await recognise(key, secret)).toBeUndefined();
	expect((await listClients(db, operator)).find((client) => client.key === key)?.revokedAt).toBeInstanceOf(Date);
	await expect(revokeClient(db, operator, key)).rejects.toThrow(key);
});

test('the database knows no secret', async ({ db }) => {
	const { secret } = await createClient(db, operator, { name: 'Invented', scopes: ['state'] });
	const rows = await db.selectFrom('records.clients').selectAll().execute();
	expect(JSON.stringify(rows)).not.toContain(secret);
	expect(rows.some((row) => row.secret_hash.includes(Buffer.from(secret, 'base64url')))).toBe(false);
});

test('only whoever runs the site makes, sees and revokes clients', async ({ db }) => {
	const member = { kind: 'member' as const, id: crypto.randomUUID(), name: 'Kari', role: 'editor' as const };
	await expect(createClient(db, member, { name: 'x', scopes: ['all'] })).rejects.toMatchObject({ status: 403 });
	await expect(listClients(db, member)).rejects.toMatchObject({ status: 403 });
	await expect(revokeClient(db, member, 'x')).rejects.toMatchObject({ status: 403 });
});
