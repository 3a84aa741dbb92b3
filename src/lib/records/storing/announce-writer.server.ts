import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/**
 * Tells readers that a writer is under way until the transaction ends, and gives it the time at which its statements are
 * stored and a number for each. Readers look no further than the oldest writer: what they have passed, nobody adds to.
 */
export async function announceWriter(tx: Db, statements: number): Promise<{ stored: Date; seqs: number[] }> {
	const { rows } = await sql<{ stored: Date; seq: number }>`
		select stored, nextval('records.place') as seq
		from records.announce_writer() as stored, generate_series(1, ${statements}::int)`.execute(tx);
	return { stored: rows[0]?.stored ?? new Date(Number.NaN), seqs: rows.map((row) => row.seq) };
}
