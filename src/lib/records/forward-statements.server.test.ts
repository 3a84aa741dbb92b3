import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import {
	add,
	emptyStore,
	forward,
	idsIn,
	listed,
	named,
	nextJob,
	sealKey,
	test,
	write,
} from '../../../tests/records/forward-test.ts';
import { makeStatement, makeVoiding } from '../../../tests/records/invented-statements.ts';
import { type Mood, openOtherStore } from '../../../tests/records/other-store.ts';
import { settle } from '../../../tests/records/xapi-test.ts';
import { forwardStatements, waitMs } from './forward-statements.server.ts';
import { addTarget, removeTarget, resumeTarget } from './manage-forwarding.server.ts';
import { writeMultipart } from './multipart.ts';
import { queueForwarding } from './queue-forwarding.server.ts';

beforeEach<{ db: Db }>(async ({ db }) => emptyStore(db));

test('whatever the other store goes through, everything is there once, in the order of storing', { timeout: 120_000 }, async ({
	store,
	db,
	other,
}) => {
	await add(db, other);
	const troubles: Mood[] = ['down', 'broken', 'forbidding', 'silent', 'forgetful', 'a website'];
	for (const mood of [...troubles, ...troubles]) {
		const writers = ['kari', 'ola', 'ane'].map((name, index) => write(store, named(name, 1 + index * 20)));
		other.mood = mood;
		await forward(db);
		await Promise.all(writers);
		await settle(db);
		await forward(db);
		expect(await listed(db)).toMatchObject({ problem: expect.stringMatching(/\w/), setAside: [] });
		other.mood = 'up';
		if (Math.random() < 0.5) await forward(db);
	}
	await forward(db);
	expect(await listed(db)).toMatchObject({ waiting: 0, problem: null, setAside: [] });
	const sent = await idsIn(db);
	expect(sent.length).toBe(12 * 63);
	expect(await idsIn(other.db)).toEqual(sent);
});

test('attachments, voidings and what was voided go too, and statements of both versions', async ({ store, db, other }) => {
	const body = Buffer.from('An invented certificate — æøå');
	const sha2 = createHash('sha256').update(body).digest('hex');
	const attachment = {
		usageType: 'https://x.example/u',
		display: { en: 'x' },
		contentType: 'text/plain',
		length: body.length,
		sha2,
	};
	const [bad, withFile] = [makeStatement({ id: randomUUID() }), makeStatement({ id: randomUUID(), attachments: [attachment] })];
	await write(store, [bad, ...named('kari', 150)], '1.0.3');
	const multipart = writeMultipart([withFile], [{ sha2, contentType: 'text/plain', body }]);
	const headers = { 'content-type': multipart.contentType };
	const ask = await store.as('all');
	expect((await ask('POST', '/statements', { headers, body: multipart.body })).status).toBe(200);
	await write(store, [makeVoiding(bad.id ?? '')]);
	await settle(db);
	for (const version of ['1.0.3', '2.0.0'] as const) {
		const there = version === '2.0.0' ? other : await openOtherStore();
		await add(db, there, version);
		await forward(db);
		expect(await listed(db)).toMatchObject({ waiting: 0, problem: null, setAside: [] });
		expect(await idsIn(there.db)).toEqual(await idsIn(db));
		const { rows } = await sql`select content from records.attachments where sha2 = ${sha2}`.execute(there.db);
		expect(rows).toEqual([{ content: body }]);
		const { rows: voided } = await sql`select id from records.statement_ids where is_voided`.execute(there.db);
		expect(voided).toEqual([{ id: bad.id }]);
		await removeTarget(db, operator, 'other');
		if (there !== other) await there.close();
	}
});

test('what the other store refuses is set aside with its reason, and holds up nothing', async ({ store, db, other }) => {
	const group = { objectType: 'contextGroup' as const, group: { objectType: 'Group' as const, mbox: 'mailto:g@example.org' } };
	const tooNew = makeStatement({ id: randomUUID(), context: { contextGroups: [group] } });
	const statements = [...named('kari', 70), tooNew, ...named('ola', 70)];
	await write(store, statements);
	await settle(db);
	await add(db, other, '1.0.3');
	await forward(db);
	const { waiting, problem, setAside } = await listed(db);
	expect({ waiting, problem }).toEqual({ waiting: 0, problem: null });
	expect(setAside).toEqual([
		{ statementId: tooNew.id, reason: expect.stringMatching(/^400 .*contextGroups/), refusedAt: expect.any(Date) },
	]);
	expect(await idsIn(other.db)).toEqual((await idsIn(db)).filter((id) => id !== tooNew.id));
});

test('an id that is there already with the same words is there; with others, it is set aside', async ({ store, db, other }) => {
	const [same, different] = [makeStatement({ id: randomUUID() }), makeStatement({ id: randomUUID() })];
	await write(store, [same, different, ...named('kari', 3)]);
	await settle(db);
	const otherAsk = `Basic ${Buffer.from(`${other.key}:${other.secret}`).toString('base64')}`;
	const there = [same, { ...different, actor: { mbox: 'mailto:somebody.else@example.org' } }];
	const headers = { authorization: otherAsk, 'content-type': 'application/json', 'x-experience-api-version': '2.0.0' };
	await fetch(`${other.address}/statements`, { method: 'POST', headers, body: JSON.stringify(there) });
	await add(db, other);
	await forward(db);
	const { waiting, setAside } = await listed(db);
	expect(waiting).toBe(0);
	expect(setAside).toMatchObject([{ statementId: different.id, reason: expect.stringMatching(/^409 /) }]);
	expect((await idsIn(other.db)).sort()).toEqual((await idsIn(db)).sort());
});

test('a store that does not speak the version loses nothing', async ({ store, db, other }) => {
	await write(store, named('kari', 2));
	await settle(db);
	await add(db, other);
	await sql`alter table records.forward_targets drop constraint forward_targets_version_check`.execute(db);
	await sql`update records.forward_targets set version = '3.0.0'`.execute(db);
	await forward(db);
	expect(await listed(db)).toMatchObject({
		waiting: 2,
		problem: expect.stringContaining('does not speak xAPI 3.0.0'),
		setAside: [],
	});
});

test('after a failure the next try waits, twice as long each time and an hour at most, for as long as it takes', async ({
	store,
	db,
	other,
}) => {
	expect([1, 2, 3, 10, 11, 500].map(waitMs)).toEqual([5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000]);
	await write(store, named('kari', 1));
	await settle(db);
	await add(db, other);
	other.mood = 'down';
	for (let failures = 1; failures <= 40; failures++) {
		await forward(db);
		const [job, ...more] = await nextJob(db);
		expect(more).toEqual([]);
		expect(job?.waitMs).toBeGreaterThan(waitMs(failures) / 2);
		expect(job?.waitMs).toBeLessThanOrEqual(waitMs(failures));
	}
	await queueForwarding(db);
	expect((await nextJob(db))[0]?.waitMs).toBeGreaterThan(1_800_000);
	await resumeTarget(db, operator, 'other');
	expect((await nextJob(db))[0]?.waitMs).toBeLessThanOrEqual(0);
	other.mood = 'up';
	await forward(db);
	expect(await idsIn(other.db)).toEqual(await idsIn(db));
	expect(await listed(db)).toMatchObject({ waiting: 0, problem: null });
});

test('a target that is busy is left alone for as long as it asks, a day at most, and never for less than after any failure', async ({
	store,
	db,
	other,
}) => {
	await write(store, named('kari', 1));
	await settle(db);
	await add(db, other);
	const inTwoHours = new Date(Date.now() + 7_200_000).toUTCString();
	for (const [mood, retryAfter, ms] of [
		['busy', '600', 600_000],
		['closed', inTwoHours, 7_200_000],
		['closed', '999999999', 86_400_000],
		['busy', '1', waitMs(4)],
		['closed', 'when it suits', waitMs(5)],
		// Whatever else fails says nothing about when.
		['broken', '600', waitMs(6)],
	] as const) {
		Object.assign(other, { mood, retryAfter });
		await forward(db);
		const [job] = await nextJob(db);
		expect(job?.waitMs, retryAfter).toBeGreaterThan(ms * 0.9 - 1_000);
		expect(job?.waitMs, retryAfter).toBeLessThanOrEqual(ms);
	}
	expect(await listed(db)).toMatchObject({ waiting: 1, setAside: [] });
});

test('a target that is removed while it is served hears nothing more', async ({ store, db, other }) => {
	await write(store, named('kari', 250));
	await settle(db);
	await add(db, other);
	const forwarding = forward(db);
	await removeTarget(db, operator, 'other');
	await forwarding;
	expect(other.asked).toBeLessThanOrEqual(1);
	expect(await nextJob(db)).toEqual([]);
	await forward(db);
	expect(await nextJob(db)).toEqual([]);
});

test('the secret lies sealed, and another key says what is wrong', async ({ db, other }) => {
	await add(db, other);
	const { rows } = await sql<{ row: string }>`select t::text as row from records.forward_targets t`.execute(db);
	expect(rows[0]?.row).not.toContain(other.secret);
	expect(JSON.stringify(await listed(db))).not.toContain(other.secret);
	await forwardStatements({ db, sealKey: Buffer.alloc(32, 4) }, 'other');
	expect((await listed(db)).problem).toContain('SECRET');
	expect(await nextJob(db)).toHaveLength(1);
});

test('only whoever runs the site forwards, to an address, under a name that is free', async ({ db, other }) => {
	const target = { name: 'other', endpoint: other.address, key: 'k', secret: 's', version: '2.0.0' } as const;
	await expect(addTarget(db, anonymous, sealKey, target)).rejects.toThrow('Only whoever runs this site');
	for (const endpoint of ['ftp://x.example', 'x', 'https://a:b@x.example/', 'https://x.example/?a']) {
		await expect(addTarget(db, operator, sealKey, { ...target, endpoint })).rejects.toMatchObject({ field: 'endpoint' });
	}
	await expect(addTarget(db, operator, sealKey, { ...target, name: 'Two words' })).rejects.toMatchObject({ field: 'name' });
	await addTarget(db, operator, sealKey, target);
	await expect(addTarget(db, operator, sealKey, target)).rejects.toMatchObject({ status: 409 });
	await expect(removeTarget(db, operator, 'nobody')).rejects.toMatchObject({ status: 404 });
	await expect(resumeTarget(db, operator, 'nobody')).rejects.toMatchObject({ status: 404 });
});
