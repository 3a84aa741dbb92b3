import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { freeSlug } from './free-slug.server.ts';
import { hueOf } from './slug.ts';
import { isTranslated, type TermKind, type TranslatedKind, termTables } from './term-kinds.ts';

/** A term that a name stands for; `name` is what the catalogue calls it. */
export interface ResolvedTerm {
	id: number;
	name: string;
}

/** Finds the term of each name, creates those that are new; keyed by both the name given and the term's own. */
export async function resolveTerms(tx: Db, kind: TermKind, names: readonly string[]): Promise<Map<string, ResolvedTerm>> {
	if (names.length === 0) return new Map();
	const found = isTranslated(kind) ? await findTranslated(tx, kind, names) : await findNamed(tx, kind, names);
	for (const name of new Set(names)) {
		const twin = isTranslated(kind) ? [...found].find(([other]) => fold(other) === fold(name))?.[1] : found.get(name);
		const term = twin ?? (await createNamed(tx, kind, name));
		found.set(name, term).set(term.name, term);
	}
	return found;
}

/** By any of its names in any case, else by its slug, else by a name that it had before. */
async function findTranslated(tx: Db, kind: TranslatedKind, names: readonly string[]): Promise<Map<string, ResolvedTerm>> {
	const terms = await tx.selectFrom(termTables[kind]).select(['id', 'slug', 'name_nb', 'name_nn', 'name_en']).execute();
	const former = await findFormer(tx, kind);
	const found = new Map<string, ResolvedTerm>();
	for (const name of names) {
		const folded = fold(name);
		const match =
			terms.find((term) => [term.name_nb, term.name_nn, term.name_en].some((own) => fold(own) === folded)) ??
			terms.find((term) => term.slug === folded) ??
			former.find((term) => fold(term.former) === folded);
		if (match) found.set(name, { id: match.id, name: match.name_nb });
	}
	return found;
}

async function findNamed(
	tx: Db,
	kind: Exclude<TermKind, TranslatedKind>,
	names: readonly string[],
): Promise<Map<string, ResolvedTerm>> {
	const terms = await tx.selectFrom(termTables[kind]).select(['id', 'name']).where('name', 'in', names).execute();
	const found = new Map<string, ResolvedTerm>(terms.map((term) => [term.name, term]));
	const missing = names.filter((name) => !found.has(name));
	for (const { former, id, name_nb } of await findFormer(tx, kind, missing)) found.set(former, { id, name: name_nb });
	return found;
}

/** Terms by the names that they had before they were renamed. */
async function findFormer(
	tx: Db,
	kind: TermKind,
	names?: readonly string[],
): Promise<{ former: string; id: number; name_nb: string }[]> {
	if (names?.length === 0) return [];
	const { rows } = await sql<{ former: string; id: number; name_nb: string }>`
		select f.name as former, t.id, t.name_nb
		from catalogue.former_slugs f join catalogue.terms t on t.kind = ${sql.lit(kind)} and t.id = ${sql.ref(`f.${kind}_id`)}
		where f.kind = ${kind} and f.name is not null ${names ? sql`and f.name = any(${names})` : sql``}
		order by f.slug
	`.execute(tx);
	return rows;
}

/** Makes a term that has the name in every language. */
export async function createNamed(tx: Db, kind: TermKind, name: string): Promise<ResolvedTerm> {
	const slug = await freeSlug(tx, kind, name);
	if (!isTranslated(kind))
		return tx.insertInto(termTables[kind]).values({ slug, name }).returning(['id', 'name']).executeTakeFirstOrThrow();
	const position = sql<number>`(select coalesce(max(position), 0) + 1 from ${sql.table(termTables[kind])})`;
	const names = { slug, name_nb: name, name_nn: name, name_en: name, position };
	const created =
		kind === 'theme'
			? await tx
					.insertInto('catalogue.themes')
					.values({ ...names, hue: hueOf(slug) })
					.returning('id')
					.executeTakeFirstOrThrow()
			: await tx.insertInto('catalogue.perspectives').values(names).returning('id').executeTakeFirstOrThrow();
	return { ...created, name };
}

function fold(name: string): string {
	return name.toLowerCase();
}
