import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished } from 'vitest';
import { test } from '../../../tests/database/database-test.ts';
import type { Db } from './db.ts';
import { listenForChanges } from './listen-for-changes.ts';
import { pagesChanged, pagesChannel } from './pages-changed.ts';

/** What a cache was told, in order. */
async function listenerOn(url: string) {
	const told: string[] = [];
	const listener = await listenForChanges(url, {
		invalidate: (tags) => void told.push(tags.join(' ')),
		clear: () => void told.push('everything'),
	});
	onTestFinished(() => listener.close());
	return { listener, told, isTold: (count: number) => until(() => told.length >= count) };
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
	while (!(await isSo())) await pause(5);
}

const listeners = async (db: Db) =>
	(
		await sql<{
			pid: number;
		}>`select pid from pg_stat_activity where datname = current_database() and query = ${`listen ${pagesChannel}`}`.execute(db)
	).rows;

test('a change is heard once it is committed, and not when it is undone', async ({ db, database }) => {
	const { told, isTold } = await listenerOn(database.url);
	await db.transaction().execute((tx) => pagesChanged(tx, ['case:1', 'list']));
	const undone = db.transaction().execute(async (tx) => {
		await pagesChanged(tx, ['case:2']);
		throw new Error('undone');
	});
	await expect(undone).rejects.toThrow('undone');
	await pagesChanged(db, ['case:3']);
	await isTold(3);
	expect(told).toEqual(['everything', 'case:1 list', 'case:3']);
});

test('what nobody understands means everything', async ({ db, database }) => {
	const { told, isTold } = await listenerOn(database.url);
	for (const payload of ['', '{"a":1}', '[']) await sql`select pg_notify(${pagesChannel}, ${payload})`.execute(db);
	await isTold(4);
	expect(told).toEqual(Array(4).fill('everything'));
});

test('after a lost connection everything is forgotten, and changes are heard again', async ({ db, database }) => {
	const { told, isTold } = await listenerOn(database.url);
	await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = ${`listen ${pagesChannel}`}`.execute(
		db,
	);
	await isTold(2);
	await pagesChanged(db, ['case:1']);
	await isTold(3);
	expect(told).toEqual(['everything', 'everything', 'case:1']);
});

test('a closed listener leaves no connection and does not come back', async ({ db, database }) => {
	const { listener, told } = await listenerOn(database.url);
	expect(await listeners(db)).toHaveLength(1);
	await listener.close();
	await until(async () => (await listeners(db)).length === 0);
	await pagesChanged(db, ['case:1']);
	expect(told).toEqual(['everything']);
});

test('where no database answers, starting fails', async () => {
	await expect(listenerOn('postgres://x@127.0.0.1:1/x')).rejects.toThrow('ECONNREFUSED');
});
