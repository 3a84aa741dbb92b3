import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../../tests/database/database-test.ts';
import { enqueue } from './jobs.ts';
import { runTasks } from './run-tasks.ts';

test('a job under way is not taken by a worker that starts meanwhile, and one of a dead worker is', async ({ database }) => {
	const { db, url } = database;
	const [began, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const runs: string[] = [];
	const slow = async (payload: unknown) => {
		runs.push((payload as { name: string }).name);
		began.resolve();
		await ended.promise;
	};
	await enqueue(db, 'slow', { name: 'under way' });
	const stops = [await runTasks(url, { slow })];
	await began.promise;
	await enqueue(db, 'slow', { name: 'of the dead' });
	await sql`
		update graphile_worker._private_jobs set locked_by = 'pool-of-a-process-that-was-killed', locked_at = now(), attempts = 1
		where payload ->> 'name' = 'of the dead'`.execute(db);
	stops.push(await runTasks(url, { slow }));
	await expect.poll(() => runs).toEqual(['under way', 'of the dead']);
	ended.resolve();
	await Promise.all(stops.map((stop) => stop()));
	expect(runs).toEqual(['under way', 'of the dead']);
});
