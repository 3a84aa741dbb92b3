import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Makes every fit that wants to store its model wait until `release`. */
export async function holdModels(db: Db): Promise<{ release(): Promise<void> }> {
	const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const ended = db.transaction().execute(async (tx) => {
		await sql`lock table pathways.models in row exclusive mode`.execute(tx);
		held.resolve();
		await released.promise;
	});
	await held.promise;
	return {
		release: async () => {
			released.resolve();
			await ended;
		},
	};
}

/** How many fits wait to store their model. */
export async function countStoring(db: Db): Promise<number> {
	const { rows } = await sql`
		select 1 from pg_locks where relation = 'pathways.models'::regclass and mode = 'ShareRowExclusiveLock' and not granted
	`.execute(db);
	return rows.length;
}
