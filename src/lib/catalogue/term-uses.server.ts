import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { findKeptTerm, type KeptTerm } from './find-kept-term.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import type { TermKind } from './term-kinds.ts';

/** Where a term is used. */
export interface TermUses {
	/** The newest ones, drafts too; `count` is of all. */
	cases: { id: number; number: string | null; title: string; language: string }[];
	count: number;
	/** Where a person takes part. */
	webinars: { id: number; title: string; language: string }[];
}

export interface TermToEdit extends KeptTerm, TermUses {
	/** Addresses that lead to this one. */
	former: string[];
}

const mostCases = 50;

/** A term with what hangs on it, for the page on which it is changed. Throws NotFound. */
export async function openTermToEdit(db: Db, viewer: Viewer, kind: TermKind, slug: string): Promise<TermToEdit> {
	mustKeepTerms(viewer);
	const term = await findKeptTerm(db, kind, slug);
	const { rows: former } = await sql<{ slug: string }>`
		select slug from catalogue.former_slugs where ${sql.ref(`${kind}_id`)} = ${term.id} and slug <> ${slug} order by slug`.execute(
		db,
	);
	return { ...term, ...(await findUses(db, kind, term.id)), former: former.map((row) => row.slug) };
}

/** The cases that are filed under a term, and the webinars that a person takes part in. */
export async function findUses(db: Db, kind: TermKind, id: number): Promise<TermUses> {
	const { rows } = await sql<TermUses['cases'][number] & { count: number }>`
		select c.id, c.number, c.title, c.language, (count(*) over ())::int as count
		from catalogue.filings f join catalogue.cases c on c.id = f.case_id
		where f.kind = ${sql.lit(kind)} and f.term_id = ${id}
		order by c.updated_at desc, c.id desc limit ${mostCases}
	`.execute(db);
	const cases = rows.map(({ count: _count, ...found }) => found);
	return { cases, count: rows[0]?.count ?? 0, webinars: kind === 'person' ? await findWebinars(db, id) : [] };
}

async function findWebinars(db: Db, personId: number): Promise<TermUses['webinars']> {
	const { rows } = await sql<TermUses['webinars'][number]>`
		select distinct w.id, w.title, w.language from catalogue.webinar_people x
		join catalogue.webinar_parts p on p.id = x.part_id join catalogue.webinars w on w.id = p.webinar_id
		where x.person_id = ${personId} order by w.id desc
	`.execute(db);
	return rows;
}
