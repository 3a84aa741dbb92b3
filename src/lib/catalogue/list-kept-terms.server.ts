import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { likePart } from '#lib/platform/like-part.ts';
import type { KeptTerm, TermNames } from './find-kept-term.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { offsetOf, type PageRequest } from './page-request.ts';
import { isTranslated, type TermKind, termTables } from './term-kinds.ts';

/** A term in the editors' list, with how many cases are filed under it, drafts too. */
export interface ListedTerm extends Pick<KeptTerm, 'slug' | 'hue'> {
	names: TermNames;
	cases: number;
}

/** Terms of a kind, also unused ones: themes and perspectives in order, others by name; by a part of any of their names. */
export async function listKeptTerms(
	db: Db,
	viewer: Viewer,
	kind: TermKind,
	query: string,
	page: PageRequest,
): Promise<{ terms: ListedTerm[]; total: number }> {
	mustKeepTerms(viewer);
	const order = isTranslated(kind) ? sql`t.position, t.id` : sql`lower(t.name_nb), t.id`;
	const { rows } = await sql<ListedTerm & { total: number }>`
		select t.slug, t.hue, json_build_object('nb', t.name_nb, 'nn', t.name_nn, 'en', t.name_en) as names,
			(select count(*)::int from catalogue.filings f where f.kind = ${sql.lit(kind)} and f.term_id = t.id) as cases,
			(count(*) over ())::int as total
		from catalogue.terms t where t.kind = ${sql.lit(kind)} and ${named(query)}
		order by ${order} limit ${page.limit} offset ${offsetOf(page)}
	`.execute(db);
	return { terms: rows.map(({ total: _total, ...term }) => term), total: rows[0]?.total ?? 0 };
}

/** How many terms there are of each kind. */
export async function countKeptTerms(db: Db, viewer: Viewer): Promise<Record<TermKind, number>> {
	mustKeepTerms(viewer);
	const { rows } = await sql<{ kind: TermKind; count: number }>`
		select kind, count(*)::int as count from catalogue.terms group by kind`.execute(db);
	const none = Object.keys(termTables).map((kind) => [kind, 0]);
	return Object.fromEntries([...none, ...rows.map(({ kind, count }) => [kind, count])]);
}

function named(query: string): RawBuilder<boolean> {
	if (query === '') return sql`true`;
	const part = likePart(query);
	return sql`(t.name_nb ilike ${part} or t.name_nn ilike ${part} or t.name_en ilike ${part})`;
}
