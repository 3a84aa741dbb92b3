import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { makeReference, makeStatement } from '../../../tests/records/invented-statements.ts';
import { type Store, settle, test } from '../../../tests/records/xapi-test.ts';
import { createAccessToken, listAccessTokens, revokeAccessToken } from './access-tokens.server.ts';
import { agentOf } from './note-holder.server.ts';
import type { Statement } from './statement.ts';
import { mostTokens } from './token-form.ts';

const site = { origin: 'https://cases.example.org' };

async function makeToken(db: Db, member: Member, days = '30'): Promise<string> {
	const made = await createAccessToken(db, member, { name: 'Invented spreadsheet', days });
	if (!('token' in made)) throw new Error(JSON.stringify(made));
	return made.token;
}

function bearer({ address }: Store, token: string) {
	return (path: string, { method = 'GET', body }: { method?: string; body?: string } = {}) =>
		fetch(path.startsWith('/xapi') ? new URL(path, address) : `${address}${path}`, {
			method,
			headers: {
				authorization: `Bearer ${token}`,
				'x-experience-api-version': '2.0.0',
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body,
		});
}

type Page = { statements: Statement[]; more: string };
const idsOf = async (response: Response) => ((await response.json()) as Page).statements.map(({ id }) => id).sort();

test('a token reads its member’s own record, whatever is asked for, and nobody else’s', async ({ store, db }) => {
	const [kari, ola] = [await makeMember(db), await makeMember(db)];
	const by = (member: Member, parts: Partial<Statement> = {}) =>
		makeStatement({ id: randomUUID(), actor: agentOf(member, site), ...parts });
	const karis = [by(kari), by(kari, { verb: { id: 'https://x.example/verbs/other' } }), by(kari)];
	const olas = by(ola);
	const comment = makeReference(karis[0]?.id ?? '', { id: randomUUID(), actor: agentOf(ola, site) });
	const impostor = by(kari, { actor: { account: { homePage: 'https://elsewhere.example', name: kari.id } } });
	const ask = await store.as('all');
	expect((await ask('POST', '/statements', { body: [...karis, olas, comment, impostor] })).status).toBe(200);
	await settle(db);
	const read = bearer(store, await makeToken(db, kari));
	const own = karis.map(({ id }) => id).sort();
	expect(await idsOf(await read('/statements'))).toEqual(own);
	expect(await idsOf(await read('/statements?verb=https%3A%2F%2Fx.example%2Fverbs%2Fother'))).toEqual([karis[1]?.id]);
	for (const whose of [ola, kari]) {
		const agent = encodeURIComponent(JSON.stringify(agentOf(whose, site)));
		const found = await idsOf(await read(`/statements?agent=${agent}&related_agents=true`));
		expect(found).toEqual(whose === kari ? own : []);
	}
	const first = (await (await read('/statements?limit=2')).json()) as Page;
	expect([...first.statements.map(({ id }) => id), ...(await idsOf(await read(first.more)))].sort()).toEqual(own);
	expect((await read(`/statements?statementId=${karis[0]?.id}`)).status).toBe(200);
	for (const { id } of [olas, comment, impostor]) expect((await read(`/statements?statementId=${id}`)).status).toBe(404);
	const olasRead = bearer(store, await makeToken(db, ola));
	expect((await olasRead(first.more)).status).toBe(400);
});

test('a token writes nothing, and reads nothing but statements and what activities are called', async ({ store, db }) => {
	const member = await makeMember(db);
	const ask = bearer(store, await makeToken(db, member));
	const body = JSON.stringify(makeStatement({ actor: agentOf(member, site) }));
	const agent = encodeURIComponent(JSON.stringify(agentOf(member, site)));
	expect((await ask('/statements', { method: 'POST', body })).status).toBe(403);
	expect((await ask(`/statements?statementId=${randomUUID()}`, { method: 'PUT', body })).status).toBe(403);
	expect((await ask(`/agents?agent=${agent}`)).status).toBe(403);
	expect((await ask(`/agents/profile?agent=${agent}&profileId=p`, { method: 'PUT', body: '{}' })).status).toBe(403);
	expect((await ask(`/activities/state?agent=${agent}&activityId=https%3A%2F%2Fx.example&stateId=s`)).status).toBe(403);
});

test('one that is revoked, expired or made up opens nothing, from the next request on', async ({ store, db }) => {
	const member = await makeMember(db);
	const token = await makeToken(db, member);
	const status = async (text: string) => (await bearer(store, text)('/statements')).status;
	expect(await status(token)).toBe(200);
	const [listed] = await listAccessTokens(db, member);
	expect(listed?.name).toBe('Invented spreadsheet');
	const id = listed?.id ?? '';
	await expect(revokeAccessToken(db, await makeMember(db), id)).rejects.toMatchObject({ status: 404 });
	await expect(revokeAccessToken(db, member, 'no id')).rejects.toMatchObject({ status: 404 });
	expect(await status(token)).toBe(200);
	await revokeAccessToken(db, member, id);
	await expect(revokeAccessToken(db, member, id)).rejects.toMatchObject({ status: 404 });
	const refused = await bearer(store, token)('/statements');
	expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="xAPI", error="invalid_token"']);
	const expired = await makeToken(db, member);
	await sql`update records.access_tokens set created_at = now() - interval '8 days', expires_at = now() - interval '1 second'`.execute(
		db,
	);
	expect([await status(expired), await listAccessTokens(db, member)]).toEqual([401, []]);
	for (const text of [`dugnad_${'A'.repeat(43)}`, 'x', '', 'ø'])
		expect(await status(Buffer.from(text).toString('latin1'))).toBe(401);
	expect(
		(await fetch(`${store.address}/statements`, { headers: { 'x-experience-api-version': '2.0.0' } })).headers.get(
			'www-authenticate',
		),
	).toBe('Basic realm="xAPI", charset="UTF-8", Bearer realm="xAPI"');
});

test('nothing in the database is a token, and erasing the member ends it', async ({ store, db }) => {
	const member = await makeMember(db);
	const token = await makeToken(db, member);
	const { rows } = await sql<{ row: string }>`select t::text as row from records.access_tokens t`.execute(db);
	expect(rows.map(({ row }) => row).join()).not.toContain(token.slice(7));
	await sql`delete from accounts.users where id = ${member.id}`.execute(db);
	expect((await bearer(store, token)('/statements')).status).toBe(401);
});

test('a token needs a name and a time that is offered, and there are not endlessly many', async ({ db }) => {
	const member = await makeMember(db);
	const problems = async (name: string, days: string) => createAccessToken(db, member, { name, days });
	expect(await problems('  ', '31')).toEqual({ problems: { name: 'missing', days: 'unknown' } });
	expect(await problems('x'.repeat(101), '365')).toEqual({ problems: { name: 'long' } });
	const all = await Promise.all(Array.from({ length: mostTokens + 2 }, () => problems('One of many', '7')));
	expect(all.filter((made) => 'token' in made)).toHaveLength(mostTokens);
	expect(await problems('Another', '7')).toEqual({ problems: { name: 'tooMany' } });
});
