import { type RawBuilder, sql } from 'kysely';
import type { Db } from './db.ts';
import { inTransaction } from './in-transaction.ts';

/** Hands on the rows of a query some at a time, in order and as one moment has them: they need not fit into memory. */
export async function readInSlices<T>(
	db: Db,
	query: RawBuilder<T>,
	take: (rows: T[]) => void,
	{ rowsAtOnce = 20_000 } = {},
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await sql`declare slices no scroll cursor for ${query}`.execute(tx);
		for (;;) {
			const { rows } = await sql<T>`fetch ${sql.lit(rowsAtOnce)} from slices`.execute(tx);
			if (rows.length === 0) break;
			take(rows);
		}
		await sql`close slices`.execute(tx);
	});
}
