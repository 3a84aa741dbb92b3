import { sql } from 'kysely';
import { mustBeOperator, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid, NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { freeSlug, moveSlug } from './free-slug.server.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { isTranslated, type TermKind, termTables } from './term-kinds.ts';

type Names = Record<Locale, string>;

/** Gives a term a new name (themes and perspectives may have three); its former address leads to the new one. */
export async function renameTerm(
	db: Db,
	viewer: Viewer,
	kind: TermKind,
	slug: string,
	name: string | Names,
): Promise<{ slug: string }> {
	mustBeOperator(viewer);
	const names = typeof name === 'string' ? { nb: name, nn: name, en: name } : name;
	if (Object.values(names).some((one) => one.trim() === '')) throw new Invalid(`A ${kind} needs a name.`, 'name');
	return db.transaction().execute(async (tx) => {
		await lockCatalogue(tx);
		const term = await findTerm(tx, kind, slug);
		await refuseTakenName(tx, kind, term.id, names);
		const next = await freeSlug(tx, kind, names.nb, term);
		// Also without a new slug: the former name still has to find this term when a feed brings it in again.
		if (names.nb !== term.name) await moveSlug(tx, kind, term, next, term.name);
		await writeNames(tx, kind, term.id, next, names);
		await pagesChanged(tx, await tagsOf(tx, kind, term.id));
		return { slug: next };
	});
}

async function findTerm(tx: Db, kind: TermKind, slug: string): Promise<{ id: number; slug: string; name: string }> {
	const { rows } = await sql<{ id: number; slug: string; name: string }>`
		select id, slug, name_nb as name from catalogue.terms where kind = ${sql.lit(kind)} and slug = ${slug}
	`.execute(tx);
	if (!rows[0]) throw new NotFound(`There is no ${kind} at “${slug}”.`);
	return rows[0];
}

async function refuseTakenName(tx: Db, kind: TermKind, id: number, names: Names): Promise<void> {
	const { rows } = await sql<{ name: string }>`
		select name_nb as name from catalogue.terms
		where kind = ${sql.lit(kind)} and id <> ${id} and array[name_nb, name_nn, name_en]::text[] && ${Object.values(names)}::text[]
	`.execute(tx);
	if (rows[0]) throw new Conflict(`There is another ${kind} called “${rows[0].name}”. Choose another name.`, 'name');
}

async function writeNames(tx: Db, kind: TermKind, id: number, slug: string, { nb, nn, en }: Names): Promise<void> {
	const names = isTranslated(kind) ? sql`name_nb = ${nb}, name_nn = ${nn}, name_en = ${en}` : sql`name = ${nb}`;
	await sql`update ${sql.table(termTables[kind])} set slug = ${slug}, ${names} where id = ${id}`.execute(tx);
}

async function tagsOf(tx: Db, kind: TermKind, id: number): Promise<string[]> {
	const { rows } = await sql<{ case_id: number }>`
		select case_id from catalogue.filings where kind = ${sql.lit(kind)} and term_id = ${id}
	`.execute(tx);
	return ['list', ...rows.map((row) => `case:${row.case_id}`)];
}
