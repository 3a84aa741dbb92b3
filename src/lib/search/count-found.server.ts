import { sql } from 'kysely';
import { filterNames } from '#lib/catalogue/case-conditions.ts';
import { nameIn } from '#lib/catalogue/case-json.ts';
import type { CaseFilter, Facet } from '#lib/catalogue/case-views.ts';
import type { ChoiceCount } from '#lib/catalogue/count-choices.server.ts';
import { mostChoices, nameChoices } from '#lib/catalogue/find-facets.server.ts';
import { type TermKind, termTables } from '#lib/catalogue/term-kinds.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { noTag, readTag } from './case-tags.ts';
import type { FilterTags } from './filter-tags.server.ts';

/** How many found cases have each tag; `without` counts what one of the filters is not asked to let through. */
export interface TagCounts {
	tags: Map<number, number>;
	without: Map<keyof CaseFilter, Map<number, number>>;
}

interface Counted {
	kind: keyof CaseFilter;
	value: string;
	count: number;
}

/** What each filter's choices lead to among the found cases, as the catalogue counts and names its own. */
export async function nameFacets(
	db: Db,
	locale: Locale,
	filter: CaseFilter,
	chosen: FilterTags,
	{ tags, without }: TagCounts,
): Promise<Facet[]> {
	const counted = filterNames.flatMap((kind) => largest(kind, without.get(kind) ?? tags, chosen.get(kind)));
	const terms = await findTerms(db, locale, counted);
	const choices = counted.flatMap(({ kind, value, count }): ChoiceCount[] => {
		if (!(kind in termTables)) return [{ filter: kind, value, name: null, count }];
		// A term that is gone by now is no choice.
		const term = terms.get(`${kind} ${value}`);
		return term ? [{ filter: kind, value: term.slug, name: term.name, count }] : [];
	});
	return nameChoices(choices, locale, filter);
}

/** The largest choices of a filter, and the chosen one. */
function largest(kind: keyof CaseFilter, tags: Map<number, number>, chosen: number | undefined): Counted[] {
	const own = [...tags].filter(([tag]) => readTag(tag).kind === kind);
	own.sort(([tag, count], [other, otherCount]) => otherCount - count || tag - other);
	const offered = own.filter(([tag], place) => place < mostChoices || tag === chosen);
	// What there is not cannot be offered either.
	if (chosen !== undefined && chosen !== noTag && !tags.has(chosen)) offered.push([chosen, 0]);
	return offered.map(([tag, count]) => ({ ...readTag(tag), count }));
}

interface NamedTerm {
	kind: TermKind;
	id: number;
	slug: string;
	name: string;
}

async function findTerms(db: Db, locale: Locale, counted: Counted[]): Promise<Map<string, NamedTerm>> {
	const selects = Object.keys(termTables).flatMap((kind) => {
		const ids = counted.filter((one) => one.kind === kind).map(({ value }) => Number(value));
		if (ids.length === 0) return [];
		return sql`select t.kind, t.id, t.slug, ${nameIn(locale)} as name from catalogue.terms t
			where t.kind = ${sql.lit(kind)} and t.id = any(${ids}::int[])`;
	});
	if (selects.length === 0) return new Map();
	const { rows } = await sql<NamedTerm>`${sql.join(selects, sql` union all `)}`.execute(db);
	return new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
}
