import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import type { CaseKeeper } from './search-backend.ts';

/** Tells this advisory lock from any other of ours. */
const lockClass = 7_361_002;

/** Works with what other machines may keep too, while none of them does; throws `Conflict` when one is at it. */
export async function takeTurns<Result>(
	db: Db,
	{ isShared }: Pick<CaseKeeper, 'isShared'>,
	work: () => Promise<Result>,
): Promise<Result> {
	if (!isShared) return work();
	return db.connection().execute(async (one) => {
		const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${lockClass}, 0) as taken`.execute(one);
		if (!rows[0]?.taken) throw new Conflict('Another process keeps the search index at the moment. Try again in a minute.');
		try {
			return await work();
		} finally {
			await sql`select pg_advisory_unlock(${lockClass}, 0)`.execute(one);
		}
	});
}
