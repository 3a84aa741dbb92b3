import { type RawBuilder, sql } from 'kysely';
import type { CaseFilter } from './case-views.ts';
import { type TermKind, termTables } from './term-kinds.ts';

/** The year that a case belongs to: of its recording, else of its publication. */
export const yearOfCase = sql<number>`extract(year from coalesce(c.recorded_on, (c.published_at at time zone 'UTC')::date))::int`;

/** The language of a case without its region: `en-GB` is `en`. */
export const languageOfCase = sql<string>`split_part(c.language, '-', 1)`;

const conditionOf: { [Name in keyof CaseFilter]-?: (value: NonNullable<CaseFilter[Name]>) => RawBuilder<boolean> } = {
	theme: (slug) => hasTerm('theme', slug),
	perspective: (slug) => hasTerm('perspective', slug),
	organisation: (slug) => hasTerm('organisation', slug),
	person: (slug) => hasTerm('person', slug),
	place: (slug) => hasTerm('place', slug),
	series: (slug) => hasTerm('series', slug),
	goal: (goal) => isFiledUnder('goal', sql`${goal}::int`),
	year: (year) => sql`${yearOfCase} = ${year}`,
	language: (language) => sql`${languageOfCase} = ${language}`,
	form: (form) => sql`${form} = any(c.forms)`,
};

/** Every filter, in the order in which it is offered. */
export const filterNames = Object.keys(conditionOf) as (keyof CaseFilter)[];

/** What the chosen filters demand of the case `c`, filter by filter. */
export function conditionsOf(filter: CaseFilter): Map<keyof CaseFilter, RawBuilder<boolean>> {
	const chosen = filterNames.filter((name) => filter[name] !== undefined);
	return new Map(chosen.map((name) => [name, conditionOf[name](filter[name] as never)]));
}

/** The conditions together. */
export function passes(filter: CaseFilter): RawBuilder<boolean> {
	return sql`(${sql.join([sql`true`, ...conditionsOf(filter).values()], sql` and `)})`;
}

function hasTerm(kind: TermKind, slug: string): RawBuilder<boolean> {
	return isFiledUnder(kind, sql`(select id from ${sql.table(termTables[kind])} where slug = ${slug})`);
}

/** As an array the cases are looked up by key, however few or many the planner expects. */
function isFiledUnder(kind: TermKind | 'goal', termId: RawBuilder<unknown>): RawBuilder<boolean> {
	return sql`c.id = any(array(
		select f.case_id from catalogue.filings f where f.kind = ${sql.lit(kind)} and f.term_id = ${termId}
	))`;
}
