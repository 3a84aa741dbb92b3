import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../../tests/database/database-test.ts';
import type { Db } from './db.ts';
import { enqueue } from './jobs.ts';

async function waiting(db: Db): Promise<unknown[]> {
	const jobs = sql`
		select t.identifier as name, j.payload, j.run_at from graphile_worker._private_jobs j
		join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`;
	return (await jobs.execute(db)).rows;
}

test('a job waits only when the transaction was committed, and once per key', async ({ db }) => {
	await expect(
		db.transaction().execute(async (tx) => {
			await enqueue(tx, 'undone', {});
			throw new Error('undo');
		}),
	).rejects.toThrow('undo');
	await enqueue(db, 'draw', { text: '“æ”' });
	const runAt = new Date('2999-01-01T00:00:00Z');
	await enqueue(db, 'publish', { caseId: 1 }, { key: 'case 1', runAt });
	await enqueue(db, 'publish', { caseId: 1, again: true }, { key: 'case 1', runAt });
	expect(await waiting(db)).toMatchObject([
		{ name: 'draw', payload: { text: '“æ”' } },
		{ name: 'publish', payload: { caseId: 1, again: true }, run_at: runAt },
	]);
});
