import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/**
 * The time before which nothing more will be stored: now, or the start of the oldest writer under way. It is asked for
 * before the query that it limits; the query's own view of the database is then at least as new.
 */
export async function findHorizon(db: Db): Promise<Date> {
	const { rows } = await sql<{ horizon: Date }>`select records.horizon() as horizon`.execute(db);
	return rows[0]?.horizon ?? new Date(0);
}
