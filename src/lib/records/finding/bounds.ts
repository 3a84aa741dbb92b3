import { type RawBuilder, sql } from 'kysely';
import type { StatementFilter } from '../statement-filter.ts';

/** Conditions on the place of the row that goes by a name. */
export type Bounds = (row: RawBuilder<unknown>) => RawBuilder<unknown>;

/** What a filter says of time, where its page begins, and that nothing voided is found. */
export function boundsOf({ since, until, after, ascending }: StatementFilter, horizon: Date): Bounds {
	return (row) => {
		const place = sql`(${row}.stored, ${row}.seq)`;
		const bounds = [sql`${row}.stored < ${horizon}`];
		if (since) bounds.push(sql`${row}.stored > ${since}`);
		if (until) bounds.push(sql`${row}.stored <= ${until}`);
		if (after) bounds.push(sql`${place} ${ascending ? sql`>` : sql`<`} (${after.stored}::timestamptz, ${after.seq}::bigint)`);
		bounds.push(sql`not exists (
			select from records.statement_ids v where v.is_voided and v.stored = ${row}.stored and v.seq = ${row}.seq)`);
		return sql.join(bounds, sql` and `);
	};
}

/** Newest first, unless asked otherwise. */
export function orderOf(ascending: boolean): Bounds {
	const direction = ascending ? sql`asc` : sql`desc`;
	return (row) => sql`order by ${row}.stored ${direction}, ${row}.seq ${direction}`;
}
