import { type RawBuilder, sql } from 'kysely';

/** A JSON array, in the editors' order, of what belongs to the case `c`; `from` calls the table that says so `x`. */
export function jsonList<Item>(item: RawBuilder<unknown>, from: RawBuilder<unknown>, where = sql`true`): RawBuilder<Item[]> {
	return sql`(select coalesce(json_agg(${item} order by x.position), '[]') from ${from} where x.case_id = c.id and ${where})`;
}
