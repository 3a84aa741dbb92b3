import { sql } from 'kysely';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { openProvider, signInAt, type TestProvider } from '../../../tests/accounts/openid-provider.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { finishOpenid, type OpenidOutcome, type PendingIdentity } from './finish-openid.server.ts';
import { peekOnce } from './one-time.server.ts';
import { startOpenid } from './start-openid.server.ts';
import { anonymous, type Member, type Viewer } from './viewer.ts';

const config = {
	origin: 'https://cases.example.org',
	siteName: 'Testdugnad',
	siteEmail: undefined,
	secret: 'x'.repeat(32),
	dataDir: '/none',
};
const returnAddress = 'https://cases.example.org/sign-in/with/skolenokkel/return';

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs.
const test = databaseTest.extend('provider', async ({}, { onCleanup }) => {
	const provider = await openProvider([returnAddress]);
	onCleanup(() => provider.stop());
	return provider;
});

let logged: string[] = [];
beforeEach(() => {
	logged = [];
	vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(String(line)));
});
afterEach(() => {
	vi.restoreAllMocks();
});

/** Goes to the provider and comes back as a person; `change` is what happens on the way. */
async function travel(
	db: Db,
	provider: TestProvider,
	person: string,
	{ viewer = anonymous as Viewer, link = undefined as Member | undefined } = {},
) {
	const { address, state } = await startOpenid(db, {
		provider: provider.settings,
		returnAddress,
		locale: 'nn',
		next: '/nn/me',
		memberId: link?.id,
	});
	const back = await signInAt(provider, address, person);
	const finish = (changes: { state?: string; answer?: URLSearchParams } = {}) =>
		finishOpenid(db, viewer, {
			provider: provider.settings,
			config,
			returnAddress,
			answer: back.searchParams,
			state,
			...changes,
		});
	return { back, state, finish };
}

const members = (db: Db) =>
	db
		.selectFrom('accounts.users')
		.select((e) => e.fn.countAll<number>().as('n'))
		.executeTakeFirstOrThrow();
const mails = async (db: Db) => {
	const { rows } = await sql<{
		n: number;
	}>`select count(*) as n from graphile_worker.jobs where task_identifier = 'send_mail'`.execute(db);
	return rows[0]?.n;
};
const reason = (outcome: OpenidOutcome) => (outcome.kind === 'refused' ? outcome.reason : outcome.kind);

test('a person whose address the provider vouches for becomes a member, and the same one next time', async ({ db, provider }) => {
	provider.people.kari = { name: 'Kari Oppdiktet', email: 'Kari@example.org', email_verified: true };
	const first = await (await travel(db, provider, 'kari')).finish();
	const again = await (await travel(db, provider, 'kari')).finish();
	expect(first).toMatchObject({ kind: 'known', journey: { next: '/nn/me' } });
	expect(again).toEqual({ ...first, journey: again.journey });
	expect(await mails(db)).toBe(0);
	const member = await db.selectFrom('accounts.users').selectAll().where('email', '=', 'kari@example.org').executeTakeFirst();
	expect(member).toMatchObject({ name: 'Kari Oppdiktet', emailVerified: true, role: 'member', locale: 'nn' });
});

test('no token of the provider’s is kept', async ({ db, provider }) => {
	provider.people.tone = { name: 'Tone Oppdiktet', email: 'tone@example.org', email_verified: true };
	await (await travel(db, provider, 'tone')).finish();
	const kept = await db.selectFrom('accounts.identities').selectAll().where('accountId', '=', 'tone').executeTakeFirstOrThrow();
	expect(kept).toMatchObject({ providerId: 'skolenokkel', accessToken: null, idToken: null, refreshToken: null, password: null });
});

test('who is a member with a proven address is recognised by a vouched-for one', async ({ db, provider }) => {
	const member = await makeMember(db);
	provider.people.signe = { name: 'Signe', email: `${member.id}@example.org`, email_verified: true };
	expect(await (await travel(db, provider, 'signe')).finish()).toMatchObject({ kind: 'known', memberId: member.id });
	expect(await mails(db)).toBe(1);
	expect(await (await travel(db, provider, 'signe')).finish()).toMatchObject({
		kind: 'known',
		memberId: member.id,
		joined: false,
	});
	expect(await mails(db)).toBe(1);
});

test('a member whose own address is unproven gets nothing connected', async ({ db, provider }) => {
	const member = await makeMember(db);
	await db.updateTable('accounts.users').set({ emailVerified: false }).where('id', '=', member.id).execute();
	provider.people.squatted = { email: `${member.id}@example.org`, email_verified: true };
	expect(reason(await (await travel(db, provider, 'squatted')).finish())).toBe('known');
	expect(await db.selectFrom('accounts.identities').select('id').where('userId', '=', member.id).execute()).toEqual([]);
});

test.for([undefined, false])(
	'an address that nobody vouches for (%s) has to be proven, also when it is a member’s',
	async (vouched, { db, provider }) => {
		const member = await makeMember(db);
		provider.people.guess = { name: 'Gjett', email: `${member.id}@example.org`, email_verified: vouched };
		const before = await members(db);
		const outcome = await (await travel(db, provider, 'guess')).finish();
		if (outcome.kind !== 'addressNeeded') throw new Error(reason(outcome));
		expect(await peekOnce<PendingIdentity>(db, 'address', outcome.secret)).toMatchObject({
			providerId: 'skolenokkel',
			subject: 'guess',
			suggestedEmail: `${member.id}@example.org`,
		});
		expect(await members(db)).toEqual(before);
		expect(await db.selectFrom('accounts.identities').select('id').where('userId', '=', member.id).execute()).toEqual([]);
	},
);

test('a provider without addresses, such as ID-porten, leads to the question for one', async ({ db, provider }) => {
	provider.people.pairwise = {};
	expect(reason(await (await travel(db, provider, 'pairwise')).finish())).toBe('addressNeeded');
});

test('a member connects a provider whose address is another, and nobody else can have it', async ({ db, provider }) => {
	const [member, other] = [await makeMember(db), await makeMember(db)];
	provider.people.work = { email: 'arbeid@example.org', email_verified: true };
	expect(await (await travel(db, provider, 'work', { viewer: member, link: member })).finish()).toMatchObject({
		kind: 'connected',
	});
	expect(await (await travel(db, provider, 'work')).finish()).toMatchObject({ kind: 'known', memberId: member.id });
	expect(reason(await (await travel(db, provider, 'work', { viewer: other, link: other })).finish())).toBe('elsewhere');
});

test('connecting ends as it began: with the same member signed in', async ({ db, provider }) => {
	const [member, other] = [await makeMember(db), await makeMember(db)];
	provider.people.mine = {};
	for (const viewer of [anonymous, other]) {
		expect(reason(await (await travel(db, provider, 'mine', { viewer, link: member })).finish())).toBe('expired');
	}
	expect(await db.selectFrom('accounts.identities').select('id').where('accountId', '=', 'mine').execute()).toEqual([]);
});

test('a forged, foreign, missing or used state signs nobody in', async ({ db, provider }) => {
	provider.people.ola = { email: 'ola@example.org', email_verified: true };
	const { back, state, finish } = await travel(db, provider, 'ola');
	const forged = new URLSearchParams(back.searchParams);
	forged.set('state', 'x'.repeat(43));
	expect(reason(await finish({ answer: forged }))).toBe('expired');
	expect(reason(await finish({ answer: forged, state: 'x'.repeat(43) }))).toBe('expired');
	expect(reason(await finish({ state: undefined }))).toBe('expired');
	expect(reason(await finish({ state: '' }))).toBe('expired');
	expect(reason(await finish({ state }))).toBe('known');
	expect(reason(await finish({ state }))).toBe('expired');
});

test('a code counts once, also with a state of one’s own', async ({ db, provider }) => {
	provider.people.per = { email: 'per@example.org', email_verified: true };
	const first = await travel(db, provider, 'per');
	await first.finish();
	const second = await travel(db, provider, 'per');
	const replayed = new URLSearchParams(second.back.searchParams);
	replayed.set('code', first.back.searchParams.get('code') ?? '');
	expect(reason(await second.finish({ answer: replayed }))).toBe('untrusted');
	expect(logged).toEqual([
		`Nobody was signed in with Skolenøkkel: ${provider.settings.issuer}/token answered 400 (invalid_grant).`,
	]);
});

test('an answer that says to be another provider’s is refused', async ({ db, provider }) => {
	provider.people.mixed = { email: 'mixed@example.org', email_verified: true };
	const { back, finish } = await travel(db, provider, 'mixed');
	const mixed = new URLSearchParams(back.searchParams);
	mixed.set('iss', 'https://other.example.org');
	expect(reason(await finish({ answer: mixed }))).toBe('untrusted');
});

test.for([
	['another audience', { claims: { aud: 'somebody-else' } }],
	['another site’s token in which we are named too', { claims: { aud: ['dugnad', 'somebody-else'], azp: 'somebody-else' } }],
	['another issuer', { claims: { iss: 'https://other.example.org' } }],
	['another nonce', { claims: { nonce: 'replayed' } }],
	['no subject', { claims: { sub: undefined } }],
	['an end that is past', { claims: { exp: 1_700_000_000 } }],
	['another’s signature', { strangeKey: true }],
] as const)('an id_token with %s is refused', async ([, mischief], { db, provider }) => {
	provider.people.eve = { email: 'eve@example.org', email_verified: true };
	provider.mischief = mischief as TestProvider['mischief'];
	expect(reason(await (await travel(db, provider, 'eve')).finish())).toBe('untrusted');
	expect(await db.selectFrom('accounts.identities').select('id').where('accountId', '=', 'eve').execute()).toEqual([]);
});

test('who changes their mind at the provider is told so', async ({ db, provider }) => {
	provider.people.ida = {};
	expect(reason(await (await travel(db, provider, '')).finish())).toBe('cancelled');
});

test.for([
	['temporarily_unavailable', 'temporarily_unavailable'],
	['<script>\nevil', 'no code'],
	[undefined, 'no code'],
] as const)(
	'a provider that gives no code (%s) is named in the log, in its own words only if they are harmless',
	async ([error, said], { db, provider }) => {
		provider.people.liv = {};
		const { state, finish } = await travel(db, provider, 'liv');
		const answer = new URLSearchParams({ state, ...(error && { error }) });
		expect(reason(await finish({ answer }))).toBe('unreachable');
		expect(logged).toEqual([`Nobody was signed in with Skolenøkkel: ${provider.settings.issuer} gave no code: ${said}.`]);
	},
);

test('a provider that is down is named as such, and works again when it is up', async ({ db, provider }) => {
	provider.people.siv = { email: 'siv@example.org', email_verified: true };
	await provider.stop();
	await expect(travel(db, provider, 'siv')).rejects.toThrow(/openid-configuration did not answer/);
	await provider.start();
	const { finish } = await travel(db, provider, 'siv');
	await provider.stop();
	expect(reason(await finish())).toBe('unreachable');
});

test('a document about another issuer is not believed', async ({ db, provider }) => {
	const settings = { ...provider.settings, issuer: provider.settings.issuer.replace('127.0.0.1', 'localhost') };
	const start = startOpenid(db, { provider: settings, returnAddress, locale: 'nb', next: '/' });
	await expect(start).rejects.toThrow(/write the issuer exactly so/);
});
