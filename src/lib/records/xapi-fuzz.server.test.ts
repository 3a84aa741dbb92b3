import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, type MockInstance, vi } from 'vitest';
import { arbitraryStatement, versions } from '../../../tests/records/arbitrary-statement.ts';
import { test } from '../../../tests/records/xapi-test.ts';
import { writeMultipart } from './multipart.ts';
import { sameStatement } from './same-statement.ts';
import type { Attachment, Context, Statement, StatementCore, XapiVersion } from './statement.ts';
import { instantOf } from './timestamp.ts';

/** FUZZ_TIMES=20 looks so many times longer. */
const times = Number(process.env.FUZZ_TIMES ?? 1);
const timeout = 60_000 * (times + 1);
let complaint: MockInstance;
beforeEach(() => {
	complaint = vi.spyOn(console, 'error');
});
afterEach(() => {
	expect(complaint).not.toHaveBeenCalled();
	complaint.mockRestore();
});

/** A statement under an id that nobody has, whose attachments are elsewhere. */
const sendable = (version: XapiVersion) =>
	arbitraryStatement(version).map((statement) => ({ ...elsewhere(statement), id: randomUUID() as string }));

function elsewhere<Kind extends StatementCore>(statement: Kind): Kind {
	const { attachments, object } = statement;
	const linked = attachments?.map((one): Attachment => ({ ...one, fileUrl: one.fileUrl ?? 'https://x.example/file' }));
	return {
		...statement,
		...(linked && { attachments: linked }),
		...(object.objectType === 'SubStatement' && { object: elsewhere(object) }),
	};
}

/** What the store must keep of a statement, with what it may write in another way written in one. */
function kept<Kind extends StatementCore>(statement: Kind): object {
	const {
		id: _i,
		stored: _s,
		authority: _a,
		version: _v,
		timestamp,
		object,
		context,
		...rest
	} = statement as unknown as Statement;
	return {
		...rest,
		object: object.objectType === 'SubStatement' ? kept(object) : object,
		...(timestamp !== undefined && { timestamp: instantOf(timestamp).getTime() }),
		...(context && { context: { ...context, ...listed(context) } }),
	};
}

function listed({ contextActivities }: Context) {
	if (!contextActivities) return {};
	return {
		contextActivities: Object.fromEntries(Object.entries(contextActivities).map(([kind, held]) => [kind, [held].flat()])),
	};
}

describe.each(versions)('version %s', (version) => {
	test('every statement that the specification allows is stored and comes back equal', { timeout }, async ({ store }) => {
		const ask = await store.as('all');
		const property = fc.asyncProperty(fc.array(sendable(version), { minLength: 1, maxLength: 4 }), async (statements) => {
			const ids = statements.map(({ id }) => id);
			const stored = await ask('POST', '/statements', { version, body: statements });
			expect([stored.status, await stored.json()]).toEqual([200, ids]);
			for (const sent of statements) {
				const found = await ask('GET', '/statements', { version, parameters: { statementId: sent.id } });
				const got = (await found.json()) as Statement;
				const { timestamp = got.timestamp } = sent;
				expect(kept(got)).toEqual(kept({ ...sent, timestamp }));
			}
		});
		await fc.assert(property, { numRuns: 80 * times });
	});

	test('one that was spoiled somewhere is refused, or stored as it was sent', { timeout }, async ({ store }) => {
		const ask = await store.as('all');
		const statuses = new Set<number>();
		const property = fc.asyncProperty(
			sendable(version),
			fc.infiniteStream(fc.nat()),
			fc.nat(3),
			async (statement, choices, how) => {
				const choose = () => choices.next().value ?? 0;
				const body = how === 0 ? spoilText(JSON.stringify(statement), choose) : JSON.stringify(spoil(statement, choose, how));
				const answer = await ask('POST', '/statements', { version, body });
				statuses.add(answer.status);
				expect(answer.status, body.toString()).toBeLessThan(500);
				if (answer.status !== 200)
					return void expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/\w/) });
				const sent = [JSON.parse(body.toString())].flat() as Statement[];
				const ids = (await answer.json()) as string[];
				expect(ids.length).toBe(sent.length);
				for (const [index, id] of ids.entries()) {
					const got = (await (await ask('GET', '/statements', { version, parameters: { statementId: id } })).json()) as Statement;
					expect(sameStatement(got, sent[index] as Statement, version)).toBe(true);
				}
			},
		);
		await fc.assert(property, { numRuns: 200 * times });
		expect([...statuses].sort()).toEqual([200, 400]);
	});

	test('neither does a spoiled multipart request break anything', { timeout }, async ({ store }) => {
		const ask = await store.as('all');
		const property = fc.asyncProperty(
			sendable(version),
			fc.uint8Array({ maxLength: 40 }),
			fc.infiniteStream(fc.nat()),
			async (...given) => {
				const [statement, content, choices] = given;
				const sha2 = createHash('sha256').update(content).digest('hex');
				const attachment = {
					usageType: 'https://x.example/u',
					display: {},
					contentType: 'text/plain',
					length: content.length,
					sha2,
				};
				const { contentType, body } = writeMultipart({ ...statement, attachments: [attachment] }, [
					{ sha2, contentType: 'text/plain', body: content },
				]);
				const send = (bytes: Uint8Array) =>
					ask('POST', '/statements', { version, headers: { 'content-type': contentType }, body: bytes });
				expect((await send(body)).status).toBe(200);
				expect((await send(spoilText(body, () => choices.next().value ?? 0))).status).toBeLessThan(500);
			},
		);
		await fc.assert(property, { numRuns: 100 * times });
	});

	test('whatever is asked about what is there: an answer, page by page, or a refusal', { timeout }, async ({ store }) => {
		const ask = await store.as('all');
		const property = fc.asyncProperty(
			sendable(version),
			queries(version),
			fc.infiniteStream(fc.nat()),
			async (statement, query, choices) => {
				expect((await ask('POST', '/statements', { version, body: statement })).status).toBe(200);
				const { parameters, isValid, headers } = query(statement, () => choices.next().value ?? 0);
				const answer = await ask('GET', '/statements', { version, parameters, headers });
				expect(answer.status, JSON.stringify(parameters)).toBeLessThan(500);
				if (isValid) expect(answer.status, JSON.stringify(parameters)).toBe(200);
				if (!isValid || answer.headers.get('content-type') !== 'application/json') return;
				const { statements, more } = (await answer.json()) as { statements: Statement[]; more: string };
				if (parameters.limit !== undefined) expect(statements.length).toBeLessThanOrEqual(Number(parameters.limit) || 500);
				if (more) expect((await ask('GET', more.replace('/xapi', ''), { version, headers })).status).toBe(200);
			},
		);
		await fc.assert(property, { numRuns: 60 * times });
	});
});

type Choose = () => number;
type Query = { parameters: Record<string, string>; headers: Record<string, string>; isValid: boolean };

/** Makes a query from what a statement says, with now and then something that is none. */
function queries(version: XapiVersion): fc.Arbitrary<(statement: Statement, choose: Choose) => Query> {
	const strange = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('', '[]', '{}', '-1', '2026', '\ud800'));
	const chosen = fc.subarray([...names], { minLength: 0 });
	const languages = fc.oneof(fc.constantFrom('*', 'nb, en;q=0.5', ';;;q=9', 'zh-Hant'), fc.stringMatching(/^[\x20-\x7e]{0,20}$/));
	return fc.tuple(chosen, fc.option(strange, { freq: 2 }), languages).map(([names, odd, language]) => (statement, choose) => {
		const said = valuesOf(statement, version);
		const valid = names.flatMap((name): [string, string][] => {
			const values = said[name];
			return values.length > 0 ? [[name, values[choose() % values.length] ?? '']] : [];
		});
		const spoilt = odd === null || valid.length === 0 ? undefined : valid[choose() % valid.length];
		if (spoilt) spoilt[1] = odd ?? '';
		return { parameters: Object.fromEntries(valid), headers: { 'accept-language': language.trim() }, isValid: !spoilt };
	});
}

const names = [
	'agent',
	'verb',
	'activity',
	'registration',
	'related_agents',
	'related_activities',
	'since',
	'until',
	'limit',
	'format',
	'attachments',
	'ascending',
] as const;

function valuesOf({ actor, verb, object, context }: Statement, version: XapiVersion): Record<(typeof names)[number], string[]> {
	const { name: _n, ...who } = actor as { name?: string; member?: unknown; objectType?: string };
	const isAnonymous = who.objectType === 'Group' && Object.keys(who).every((key) => ['objectType', 'member'].includes(key));
	const booleans = ['true', 'false'];
	const times = ['2026-01-01T00:00:00Z', '1999-12-31T23:59:59.999+01:00', ...(version === '1.0.3' ? ['2026-01-01T00:00'] : [])];
	return {
		agent: isAnonymous ? [] : [JSON.stringify(who)],
		verb: [verb.id],
		activity: 'id' in object && object.objectType !== 'StatementRef' ? [object.id as string] : ['https://x.example/none'],
		registration: [context?.registration ?? randomUUID()],
		related_agents: booleans,
		related_activities: booleans,
		since: times,
		until: times,
		limit: ['0', '1', '2', '500', '999999'],
		format: ['ids', 'exact', 'canonical'],
		attachments: booleans,
		ascending: booleans,
	};
}

const oddities = [null, '', ' ', 'x', '\0', '\ud800', 0, -1, 1e308, true, [], {}, [[]], 'Agent', 'SubStatement', '__proto__'];

/** Changes one thing somewhere in a statement. */
function spoil(statement: Statement, choose: Choose, how: number): unknown {
	const changed = structuredClone(statement) as unknown;
	const spots = spotsOf(changed);
	const [holder, key] = spots[choose() % spots.length] ?? [{}, ''];
	const value = oddities[choose() % oddities.length];
	if (how === 1) holder[key] = value;
	else if (how === 2) delete holder[key];
	else holder[String(value)] = holder[key];
	return changed;
}

function spotsOf(holder: unknown): [Record<string, unknown>, string][] {
	if (typeof holder !== 'object' || holder === null) return [];
	const held = holder as Record<string, unknown>;
	return Object.keys(held).flatMap((key) => [[held, key] as [Record<string, unknown>, string], ...spotsOf(held[key])]);
}

/** Takes out, puts in or doubles a few bytes somewhere. */
function spoilText(text: string | Uint8Array, choose: Choose): Buffer {
	const bytes = Buffer.from(text);
	const at = choose() % (bytes.length + 1);
	const count = choose() % 8;
	const middle = [Buffer.alloc(0), Buffer.from([choose() % 256]), bytes.subarray(at, at + 2 * count)][choose() % 3] ?? '';
	return Buffer.concat([bytes.subarray(0, at), Buffer.from(middle), bytes.subarray(at + count)]);
}
