import pg from 'pg';
import { expect } from 'vitest';
import { test } from '../../../tests/database/database-test.ts';
import { pagesChanged, pagesChannel } from './pages-changed.ts';

test('every tag arrives once the transaction is committed, however many they are; none when it is not', async ({ database }) => {
	const listener = new pg.Client({ connectionString: database.url });
	await listener.connect();
	const heard: string[] = [];
	listener.on('notification', ({ payload = '' }) => heard.push(...JSON.parse(payload)));
	await listener.query(`listen ${pagesChannel}`);

	const tags = Array.from({ length: 3000 }, (_, n) => `case:${n} «æ»`);
	await expect(
		database.db.transaction().execute(async (tx) => {
			await pagesChanged(tx, ['undone']);
			throw new Error('undo');
		}),
	).rejects.toThrow('undo');
	await database.db.transaction().execute((tx) => pagesChanged(tx, [...tags, 'case:0 «æ»']));
	await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(3000);
	expect(heard).toEqual(tags);
	await listener.end();
});
