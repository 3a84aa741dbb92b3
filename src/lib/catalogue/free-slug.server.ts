import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { firstFree, isNumbered, slugOf } from './slug.ts';
import { type TermKind, termTables } from './term-kinds.ts';

/** Who wants a slug, and which one it has so far. */
export interface SlugOwner {
	id: number;
	slug: string;
}

/**
 * A slug for a name that leads nowhere else, not even as a former address. The owner keeps the one it has while that
 * still fits the name.
 */
export async function freeSlug(tx: Db, kind: TermKind | 'case', name: string, owner?: SlugOwner): Promise<string> {
	const base = slugOf(name);
	if (owner && isNumbered(owner.slug, base)) return owner.slug;
	const table = kind === 'case' ? 'catalogue.cases' : termTables[kind];
	const owned = sql.ref(`${kind}_id`);
	const numbered = `${base}-%`;
	const { rows } = await sql<{ slug: string }>`
		select slug from ${sql.table(table)} where slug = ${base} or slug like ${numbered}
		union all
		select slug from catalogue.former_slugs
		where kind = ${kind} and (slug = ${base} or slug like ${numbered}) and ${owned} is distinct from ${owner?.id ?? null}
	`.execute(tx);
	return firstFree(base, new Set(rows.map((row) => row.slug)));
}

/** Makes a former slug lead to its owner, and a slug that is taken into use again lead nowhere else. */
export async function moveSlug(
	tx: Db,
	kind: TermKind | 'case',
	owner: SlugOwner,
	slug: string,
	formerName?: string,
): Promise<void> {
	if (slug !== owner.slug)
		await tx.deleteFrom('catalogue.former_slugs').where('kind', '=', kind).where('slug', '=', slug).execute();
	await sql`
		insert into catalogue.former_slugs (kind, slug, name, ${sql.ref(`${kind}_id`)})
		values (${kind}, ${owner.slug}, ${formerName ?? null}, ${owner.id})
		on conflict (kind, slug) do nothing
	`.execute(tx);
}
