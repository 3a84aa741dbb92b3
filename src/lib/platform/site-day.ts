import { type RawBuilder, sql } from 'kysely';

/** The calendar day of a moment, as everywhere on the site. */
export function siteDay(moment: RawBuilder<unknown>): RawBuilder<string> {
	return sql`(${moment} at time zone 'Europe/Oslo')::date`;
}

/** The day that it is. */
export const siteToday = siteDay(sql`now()`);
