import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { forwardStatements } from '#lib/records/forward-statements.server.ts';
import { addTarget, listTargets } from '#lib/records/manage-forwarding.server.ts';
import type { Statement, XapiVersion } from '#lib/records/statement.ts';
import { makeStatement } from './invented-statements.ts';
import { type OtherStore, openOtherStore } from './other-store.ts';
import { type Store, test as storeTest } from './xapi-test.ts';

export const sealKey = Buffer.alloc(32, 3);

/** A test with a second store beside the one of `store`. */
export const test = storeTest.extend('other', { scope: 'test' }, async ({ db: _ }, { onCleanup }): Promise<OtherStore> => {
	const other = await openOtherStore();
	onCleanup(other.close);
	return other;
});

/** Takes every statement, target and job away. */
export async function emptyStore(db: Db): Promise<void> {
	await sql`truncate records.forward_targets, records.statement_ids, records.statements, records.terms cascade`.execute(db);
	await sql`select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null`.execute(db);
}

/** Makes the other store a target, called other. */
export async function add(db: Db, { address, key, secret }: OtherStore, version: XapiVersion = '2.0.0'): Promise<void> {
	await addTarget(db, operator, sealKey, { name: 'other', endpoint: `${address}/`, key, secret, version });
}

export const forward = (db: Db) => forwardStatements({ db, sealKey, timeoutMs: 2_000 }, 'other');

/** The only target. */
export async function listed(db: Db) {
	const [target, ...more] = await listTargets(db, operator);
	if (!target || more.length > 0) throw new Error('There should be one target.');
	return target;
}

/** Every statement in the order of storing. */
export async function idsIn(db: Db): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select id from records.statements order by stored, seq`.execute(db);
	return rows.map(({ id }) => id);
}

export async function nextJob(db: Db): Promise<{ waitMs: number }[]> {
	const { rows } = await sql<{ waitMs: number }>`
		select (extract(epoch from run_at - now()) * 1000)::float8 as "waitMs"
		from graphile_worker.jobs where task_identifier = 'forward_statements'`.execute(db);
	return rows;
}

export async function write(store: Store, statements: Statement[], version: XapiVersion = '2.0.0'): Promise<void> {
	const ask = await store.as('all');
	expect((await ask('POST', '/statements', { version, body: statements })).status).toBe(200);
}

export const named = (name: string, count: number) =>
	Array.from({ length: count }, () => makeStatement({ id: randomUUID(), actor: { mbox: `mailto:${name}@example.org` } }));
