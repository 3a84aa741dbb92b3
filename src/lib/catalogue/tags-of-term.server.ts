import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { TermKind } from './term-kinds.ts';

/** What makes every page stale that shows a term: the lists, the webinars, and each case that is filed under it. */
export async function tagsOfTerm(tx: Db, kind: TermKind, id: number): Promise<string[]> {
	const { rows } = await sql<{ case_id: number }>`
		select case_id from catalogue.filings where kind = ${sql.lit(kind)} and term_id = ${id}
	`.execute(tx);
	return ['list', ...(kind === 'person' ? ['webinars'] : []), ...rows.map((row) => `case:${row.case_id}`)];
}
