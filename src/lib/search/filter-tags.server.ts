import { sql } from 'kysely';
import type { CaseFilter } from '#lib/catalogue/case-views.ts';
import { type TermKind, termTables } from '#lib/catalogue/term-kinds.ts';
import type { Db } from '#lib/platform/db.ts';
import { formTag, languageTag, noTag, tagOf } from './case-tags.ts';

/** A filter as the index knows it: one tag for each of its choices; what there is not, no case has. */
export type FilterTags = Map<keyof CaseFilter, number>;

/** Numbers what a reader filters by. */
export async function tagsOfFilter(db: Db, { year, goal, language, form, ...terms }: CaseFilter): Promise<FilterTags> {
	const tags: FilterTags = new Map();
	if (year !== undefined) tags.set('year', tagOf('year', year));
	if (goal !== undefined) tags.set('goal', tagOf('goal', goal));
	// Cases are filed under languages without their regions.
	if (language !== undefined) tags.set('language', language.includes('-') ? noTag : languageTag(language));
	if (form !== undefined) tags.set('form', formTag(form));
	for (const [kind, slug] of Object.entries(terms)) if (slug !== undefined) tags.set(kind as TermKind, noTag);
	for (const [kind, id] of await findIds(db, terms)) tags.set(kind, tagOf(kind, id));
	return tags;
}

async function findIds(db: Db, terms: Partial<Record<TermKind, string>>): Promise<[TermKind, number][]> {
	const asked = Object.entries(terms).filter(([, slug]) => slug !== undefined) as [TermKind, string][];
	if (asked.length === 0) return [];
	const selects = asked.map(
		([kind, slug]) => sql`select ${sql.lit(kind)} as kind, id from ${sql.table(termTables[kind])} where slug = ${slug}`,
	);
	const { rows } = await sql<{ kind: TermKind; id: number }>`${sql.join(selects, sql` union all `)}`.execute(db);
	return rows.map(({ kind, id }) => [kind, id]);
}
