import { randomUUID } from 'node:crypto';
import { beforeEach, expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { add, emptyStore, forward, idsIn, listed, named, nextJob, test, write } from '../../../tests/records/forward-test.ts';
import { makeStatement } from '../../../tests/records/invented-statements.ts';
import { settle } from '../../../tests/records/xapi-test.ts';
import { findRecipients } from './find-recipients.server.ts';
import { removeTarget, retryRefused } from './manage-forwarding.server.ts';
import { queueForwarding } from './queue-forwarding.server.ts';

beforeEach<{ db: Db }>(async ({ db }) => emptyStore(db));

const group = { objectType: 'contextGroup' as const, group: { objectType: 'Group' as const, mbox: 'mailto:g@example.org' } };
const makeTooNew = () => makeStatement({ id: randomUUID(), context: { contextGroups: [group] } });
const retry = (db: Db) => retryRefused(db, operator, 'other');

test('what was refused is sent again in its order, before what is new; what is refused again is set aside again', async ({
	store,
	db,
	other,
}) => {
	const tooNew = makeTooNew();
	await write(store, [...named('kari', 20), tooNew, ...named('ola', 20)]);
	await settle(db);
	await add(db, other, '1.0.3');
	other.mood = 'strict';
	await forward(db);
	expect(await listed(db)).toMatchObject({ waiting: 0, again: 0, problem: null });
	expect((await listed(db)).setAside).toHaveLength(41);
	await write(store, named('ane', 5));
	await settle(db);

	expect(await retry(db)).toBe(41);
	expect((await nextJob(db))[0]?.waitMs).toBeLessThanOrEqual(0);
	for (const mood of ['down', 'forgetful', 'silent'] as const) {
		other.mood = mood;
		await forward(db);
		expect(await listed(db)).toMatchObject({ waiting: 5, again: 41, problem: expect.stringMatching(/\w/), setAside: [] });
	}
	other.mood = 'up';
	await forward(db);
	expect(await listed(db)).toMatchObject({ waiting: 0, again: 0, problem: null, setAside: [{ statementId: tooNew.id }] });
	expect((await listed(db)).setAside[0]?.reason).toMatch(/^400 .*contextGroups/);
	expect(await idsIn(other.db)).toEqual((await idsIn(db)).filter((id) => id !== tooNew.id));

	const asked = other.asked;
	await forward(db);
	expect(other.asked).toBe(asked);
	expect(await retry(db)).toBe(1);
	expect(await retry(db)).toBe(0);
});

test('what is erased while it waits to be sent again is not sent', async ({ store, db, other }) => {
	const [erased, ...kept] = [...named('kari', 1), ...named('ola', 2)];
	await write(store, [erased, ...kept] as typeof kept);
	await settle(db);
	await add(db, other);
	other.mood = 'strict';
	await forward(db);
	expect(await retry(db)).toBe(3);
	await db
		.deleteFrom('records.statement_ids')
		.where('id', '=', erased?.id ?? '')
		.execute();
	other.mood = 'up';
	await forward(db);
	expect(await idsIn(other.db)).toEqual(kept.map(({ id }) => id));
	expect(await listed(db)).toMatchObject({ again: 0, setAside: [] });
});

test('only whoever runs the site sends again, to a target that there is', async ({ db, other }) => {
	await expect(retryRefused(db, anonymous, 'other')).rejects.toThrow('Only whoever runs this site');
	await expect(retry(db)).rejects.toMatchObject({ status: 404 });
	await add(db, other);
	expect(await retry(db)).toBe(0);
});

test('where statements lie is known for good, also after the target was removed', async ({ store, db, other }) => {
	const host = new URL(other.address).host;
	expect(await findRecipients(db)).toEqual([]);
	await add(db, other);
	expect(await findRecipients(db)).toEqual([host]);
	await removeTarget(db, operator, 'other');
	expect(await findRecipients(db), 'it got nothing').toEqual([]);
	for (let turn = 0; turn < 2; turn++) {
		await write(store, [makeTooNew(), ...named('kari', 2)]);
		await settle(db);
		await add(db, other, '1.0.3');
		await forward(db);
		expect(await listed(db)).toMatchObject({ name: 'other', waiting: 0 });
		await removeTarget(db, operator, 'other');
		expect(await findRecipients(db)).toEqual([host]);
	}
	await expect(removeTarget(db, operator, 'other')).rejects.toMatchObject({ status: 404 });
	await queueForwarding(db);
	expect(await nextJob(db)).toEqual([]);
	const traces = await db.selectFrom('records.forward_targets').selectAll().execute();
	expect(traces.map(({ name, key, sealed_secret }) => [name.split('.')[0], key, sealed_secret])).toEqual([
		['removed', '', ''],
		['removed', '', ''],
	]);
});
