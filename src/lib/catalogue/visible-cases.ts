import { type RawBuilder, sql } from 'kysely';
import { seesDrafts, type Viewer } from '#lib/accounts/viewer.ts';

/** The condition that every read of cases carries: what is published by now, or everything for the operator. */
export function visible(viewer: Viewer, alias = 'c'): RawBuilder<boolean> {
	if (seesDrafts(viewer)) return sql`true`;
	return sql`(${sql.ref(alias)}.status = 'published' and ${sql.ref(alias)}.published_at <= now())`;
}

/** The same for what cases are filed under, `catalogue.filings f`. */
export function visibleFiling(viewer: Viewer): RawBuilder<boolean> {
	return seesDrafts(viewer) ? sql`true` : sql`f.published_at <= now()`;
}
