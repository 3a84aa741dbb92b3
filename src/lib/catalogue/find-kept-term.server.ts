import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { TermKind } from './term-kinds.ts';

/** What a term is called in each language; those with one name have it three times. */
export type TermNames = Record<Locale, string>;

/** A term as it is stored, whether or not a case is filed under it. */
export interface KeptTerm {
	id: number;
	slug: string;
	names: TermNames;
	/** Of themes. */
	hue: number | null;
}

/** The term at an address of its own; throws NotFound, also for an address that it had before. */
export async function findKeptTerm(db: Db, kind: TermKind, slug: string): Promise<KeptTerm> {
	const { rows } = await sql<KeptTerm>`
		select id, slug, json_build_object('nb', name_nb, 'nn', name_nn, 'en', name_en) as names, hue
		from catalogue.terms where kind = ${sql.lit(kind)} and slug = ${slug}
	`.execute(db);
	if (!rows[0]) throw new NotFound(`There is no ${kind} at “${slug}”.`);
	return rows[0];
}
