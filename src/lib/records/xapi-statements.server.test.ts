import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { arbitraryStatement, versions } from '../../../tests/records/arbitrary-statement.ts';
import { makeReference, makeStatement, makeVoiding } from '../../../tests/records/invented-statements.ts';
import { type Ask, settle, test } from '../../../tests/records/xapi-test.ts';
import { sameStatement } from './same-statement.ts';
import type { Statement, StatementObject, StoredStatement } from './statement.ts';

async function read(ask: Ask, parameters: Record<string, string | object>): Promise<StoredStatement[]> {
	const answer = await ask('GET', '/statements', { parameters });
	expect(answer.status).toBe(200);
	return ((await answer.json()) as { statements: StoredStatement[] }).statements;
}

const one = (ask: Ask, id: string, name = 'statementId') => ask('GET', '/statements', { parameters: { [name]: id } });

test('a statement comes back as it was sent, with what the store adds', async ({ store }) => {
	const ask = await store.as('all');
	const sent = makeStatement({
		result: { score: { scaled: 0.5 }, duration: 'PT1M', extensions: { 'https://x.example/æ': [1.5, null, { '': 'ø' }] } },
	});
	const [id] = (await (await ask('POST', '/statements', { body: sent })).json()) as [string];
	const answer = await one(ask, id);
	const got = (await answer.json()) as StoredStatement;
	const { stored, authority, ...rest } = got;
	expect(rest).toEqual({ ...sent, id, version: '2.0.0', timestamp: stored });
	expect(authority).toMatchObject({ account: { homePage: 'https://cases.example.org', name: ask.key } });
	expect(answer.headers.get('last-modified')).toBe(new Date(stored).toUTCString());
});

test.for(versions)(
	'whatever statement the specification allows, in %s, is stored and comes back',
	{ timeout: 120_000 },
	async (version, { store }) => {
		const ask = await store.as('all');
		const property = fc.asyncProperty(arbitraryStatement(version), async (given) => {
			// Attachments without an address would have to come with it.
			const sent = { ...given, id: randomUUID(), attachments: undefined, object: withoutAttachments(given.object) } as Statement;
			const answer = await ask('POST', '/statements', { version, body: sent });
			expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, '']);
			const wish = { version, parameters: { statementId: sent.id ?? '' } };
			const got = (await (await ask('GET', '/statements', wish)).json()) as StoredStatement;
			expect(sameStatement(JSON.parse(JSON.stringify(sent)), got, version), JSON.stringify([sent, got])).toBe(true);
		});
		await fc.assert(property, { numRuns: 150 });
	},
);

function withoutAttachments(object: StatementObject): StatementObject {
	return object.objectType === 'SubStatement' ? { ...object, attachments: undefined } : object;
}

test('PUT and POST of the same statement again change nothing; of another under its id they are refused', async ({ store }) => {
	const ask = await store.as('all');
	const id = randomUUID();
	const [first, other] = [makeStatement({ id }), makeStatement({ id, result: { success: true } })];
	const parameters = { statementId: id };
	expect((await ask('PUT', '/statements', { parameters, body: first })).status).toBe(204);
	expect((await ask('PUT', '/statements', { parameters, body: first })).status).toBe(204);
	expect(await (await ask('POST', '/statements', { body: [first] })).json()).toEqual([id]);
	expect((await ask('PUT', '/statements', { parameters, body: other })).status).toBe(409);
	const together = await ask('POST', '/statements', {
		body: [makeStatement({ verb: { id: 'https://x.example/left-out' } }), other],
	});
	expect(together.status).toBe(409);
	expect(((await together.json()) as { message: string }).message).toContain(id);
	expect(await (await one(ask, id)).json()).not.toHaveProperty('result');
});

test('of a batch, all are stored or none', async ({ store, db }) => {
	const ask = await store.as('all');
	const verb = { id: 'https://x.example/all-or-none' };
	const refused = await ask('POST', '/statements', { body: [makeStatement({ verb }), makeStatement({ verb, actor: {} })] });
	expect(refused.status).toBe(400);
	expect(await refused.json()).toMatchObject({ path: expect.stringContaining('[1].actor'), section: expect.any(String) });
	await settle(db);
	expect(await read(ask, { verb: verb.id })).toEqual([]);
});

test('the same id sent by many at once is stored once', async ({ store }) => {
	const ask = await store.as('all');
	const id = randomUUID();
	const same = Array.from({ length: 10 }, () => ask('POST', '/statements', { body: makeStatement({ id }) }));
	const others = Array.from({ length: 10 }, (_, at) =>
		ask('POST', '/statements', { body: makeStatement({ id, result: { response: `${at}` } }) }),
	);
	const statuses = (await Promise.all([...same, ...others])).map(({ status }) => status);
	const alike = statuses.slice(0, 10).every((status) => status === 200) && statuses.slice(10).every((status) => status === 409);
	const ofTheOthers =
		statuses.slice(0, 10).every((status) => status === 409) && statuses.filter((status) => status === 200).length === 1;
	expect(alike || ofTheOthers, statuses.join(' ')).toBe(true);
});

test('batches that share statements in opposite order do not stop each other', async ({ store }) => {
	const ask = await store.as('all');
	const statements = Array.from({ length: 20 }, () => makeStatement({ id: randomUUID() }));
	const batches = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? statements : statements.toReversed()));
	const answers = await Promise.all(batches.map((body) => ask('POST', '/statements', { body })));
	expect(answers.map(({ status }) => status)).toEqual(batches.map(() => 200));
});

test.for(['before', 'after'])(
	'a statement that is voided %s it comes is found as a voided one only',
	async (when, { store, db }) => {
		const ask = await store.as('all');
		const id = randomUUID();
		const verb = { id: `https://x.example/voided-${when}` };
		const send = (body: object) => ask('POST', '/statements', { body });
		const voiding = { ...makeVoiding(id), id: randomUUID() };
		for (const body of when === 'before' ? [voiding, makeStatement({ id, verb })] : [makeStatement({ id, verb }), voiding])
			expect((await send(body)).status).toBe(200);
		await settle(db);
		expect((await one(ask, id)).status).toBe(404);
		expect((await one(ask, id, 'voidedStatementId')).status).toBe(200);
		expect((await one(ask, voiding.id)).status).toBe(200);
		const found = await read(ask, { verb: verb.id });
		expect(
			found.map((statement) => statement.id),
			'the voiding statement refers to it',
		).toEqual([voiding.id]);
		// What voids cannot be voided.
		expect((await send(makeVoiding(voiding.id))).status).toBe(200);
		expect((await one(ask, voiding.id)).status).toBe(200);
		expect((await one(ask, id)).status).toBe(404);
	},
);

test('a client voids what it stored itself, and what is another one’s only with the scope “all”', async ({ store }) => {
	const [own, other, all] = await Promise.all([store.as('statements/write'), store.as('statements/write'), store.as('all')]);
	const [id] = (await (await own('POST', '/statements', { body: makeStatement() })).json()) as [string];
	expect((await other('POST', '/statements', { body: makeVoiding(id) })).status).toBe(403);
	expect((await one(all, id)).status, 'nothing became of it').toBe(200);
	expect((await own('POST', '/statements', { body: makeVoiding(id) })).status).toBe(200);
	const [second] = (await (await own('POST', '/statements', { body: makeStatement() })).json()) as [string];
	expect((await all('POST', '/statements', { body: makeVoiding(second) })).status).toBe(200);
});

test('statements that refer to each other at once are found by each other’s terms', async ({ store, db }) => {
	const ask = await store.as('all');
	for (let round = 0; round < 15; round++) {
		const ids = Array.from({ length: 5 }, () => randomUUID());
		const last = makeStatement({ actor: { mbox: `mailto:kjede${round}@example.org` } });
		const chain = ids.map((id, at) => ({ ...(at === 4 ? last : makeReference(ids[at + 1] ?? '')), id }));
		const answers = await Promise.all(chain.map((body) => ask('POST', '/statements', { body })));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
		await settle(db);
		const found = await read(ask, { agent: last.actor });
		expect(found.map(({ id }) => id).sort(), `round ${round}`).toEqual(ids.toSorted());
	}
});

test('statements that refer to each other in a circle are no endless search', async ({ store, db }) => {
	const ask = await store.as('all');
	const [a, b] = [randomUUID(), randomUUID()];
	const actor = { mbox: 'mailto:sirkel@example.org' };
	await ask('POST', '/statements', {
		body: [
			{ ...makeReference(b, { actor }), id: a },
			{ ...makeReference(a), id: b },
		],
	});
	await settle(db);
	expect((await read(ask, { agent: actor })).map(({ id }) => id).sort()).toEqual([a, b].sort());
});

test('attachments come back with their statements, and only when they are asked for', async ({ store }) => {
	const ask = await store.as('all');
	const content = Buffer.from([0, 13, 10, 45, 45, 255, 1]);
	const sha2 = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
	const attachment = {
		usageType: 'https://x.example/t',
		display: { nb: 'x' },
		contentType: 'image/x',
		length: content.length,
		sha2,
	};
	const head = `--b\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(makeStatement({ attachments: [attachment] }))}\r\n`;
	const part = `--b\r\nContent-Type: image/x\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${sha2}\r\n\r\n`;
	const body = Buffer.concat([Buffer.from(head + part), content, Buffer.from('\r\n--b--\r\n')]);
	const sent = await ask('POST', '/statements', { body, headers: { 'content-type': 'multipart/mixed; boundary=b' } });
	const [id] = (await sent.json()) as [string];
	const answer = await ask('GET', '/statements', { parameters: { statementId: id, attachments: 'true' } });
	expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; ?boundary=/);
	expect(Buffer.from(await answer.arrayBuffer()).includes(content)).toBe(true);
	expect((await one(ask, id)).headers.get('content-type')).toBe('application/json');
});

test('the canonical format says what the store has learned of an activity from every statement', async ({ store, db }) => {
	const ask = await store.as('all');
	const id = 'https://x.example/learned';
	const called = (name: Record<string, string>) => makeStatement({ object: { id, definition: { name } } });
	await ask('POST', '/statements', { body: called({ nb: 'Ei sak' }) });
	await ask('POST', '/statements', { body: called({ en: 'A case' }) });
	await settle(db);
	const parameters = { activity: id, format: 'canonical' };
	const answer = await ask('GET', '/statements', { parameters, headers: { 'accept-language': 'en' } });
	const { statements } = (await answer.json()) as { statements: { object: { definition: object } }[] };
	expect(statements.map(({ object }) => object.definition)).toEqual([{ name: { en: 'A case' } }, { name: { en: 'A case' } }]);
	const activity = await ask('GET', '/activities', { parameters: { activityId: id } });
	expect(await activity.json()).toMatchObject({ definition: { name: { nb: 'Ei sak', en: 'A case' } } });
});
