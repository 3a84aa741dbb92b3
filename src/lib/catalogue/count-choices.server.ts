import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { conditionsOf, filterNames, languageOfCase, passes, yearOfCase } from './case-conditions.ts';
import { nameIn } from './case-json.ts';
import type { CaseFilter } from './case-views.ts';
import { visible, visibleFiling } from './visible-cases.ts';

/** How many cases one choice of a filter leads to; `name` is missing where the value has no name in the database. */
export interface ChoiceCount {
	filter: keyof CaseFilter;
	value: string;
	name: string | null;
	count: number;
}

type Name = keyof CaseFilter;

function isChosen({ year, language, form, goal, ...terms }: CaseFilter): RawBuilder<unknown> {
	const slugs = Object.entries(terms).filter(([, slug]) => slug !== undefined);
	const ofTerms = slugs.map(([kind, slug]) => {
		return sql`(r.filter = ${kind} and r.term_id = (select id from catalogue.terms where kind = ${kind} and slug = ${slug}))`;
	});
	const ofValues = Object.entries({ year, language, form }).map(([name, value]) => {
		return sql`(r.filter = ${name} and r.value = ${value === undefined ? null : String(value)})`;
	});
	return sql.join([...ofTerms, ...ofValues, sql`(r.filter = 'goal' and r.term_id = ${goal ?? null}::int)`], sql` or `);
}

/** The `most` largest choices of each filter, and the chosen ones, each counted among what the other filters let through. */
export async function countChoices(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	filter: CaseFilter,
	most: number,
): Promise<ChoiceCount[]> {
	const counts = groupsOf(filter).map(({ names, others }) => countGroup(viewer, names, others));
	const { rows } = await sql<ChoiceCount>`
		with counted as (${sql.join(counts, sql` union all `)}),
		ranked as (
			select *, row_number() over (partition by filter order by count desc, term_id) as place from counted
		)
		select r.filter, coalesce(t.slug, r.term_id::text, r.value) as value, ${nameIn(locale)} as name, r.count
		from ranked r left join catalogue.terms t on t.kind = r.filter and t.id = r.term_id
		where r.place <= ${most} or ${isChosen(filter)}
	`.execute(db);
	return rows;
}

/** Filters that are counted among the same cases: all that nobody chose together, each chosen one by itself. */
function groupsOf(filter: CaseFilter): { names: Name[]; others: CaseFilter }[] {
	const chosen = [...conditionsOf(filter).keys()];
	const free = filterNames.filter((name) => !chosen.includes(name));
	return [
		{ names: free, others: filter },
		...chosen.map((name) => ({ names: [name], others: { ...filter, [name]: undefined } })),
	];
}

const ofCases: Partial<Record<Name, RawBuilder<unknown>>> = {
	year: sql`${yearOfCase}::text`,
	language: languageOfCase,
	form: sql`unnest(c.forms)`,
};

function countGroup(viewer: Viewer, names: Name[], others: CaseFilter): RawBuilder<unknown> {
	const filed = names.filter((name) => !ofCases[name]);
	const counts = names.flatMap((name) => (ofCases[name] ? countValues(viewer, name, ofCases[name], others) : []));
	return sql.join(filed.length > 0 ? [countFiled(viewer, filed, others), ...counts] : counts, sql` union all `);
}

function countValues(viewer: Viewer, name: Name, value: RawBuilder<unknown>, others: CaseFilter): RawBuilder<unknown> {
	return sql`
		select ${name}::text as filter, null::int as term_id, value, count(*) as count
		from (select ${value} as value from catalogue.cases c where ${visible(viewer)} and ${passes(others)}) as cases
		where value is not null group by value`;
}

/** Without other filters there is no need to look at the cases themselves. */
function countFiled(viewer: Viewer, kinds: Name[], others: CaseFilter): RawBuilder<unknown> {
	const among =
		conditionsOf(others).size === 0
			? sql`true`
			: sql`f.case_id = any(array(select c.id from catalogue.cases c where ${passes(others)}))`;
	return sql`
		select f.kind as filter, f.term_id, null::text as value, count(*) as count from catalogue.filings f
		where f.kind = any(${kinds}) and ${visibleFiling(viewer)} and ${among}
		group by f.kind, f.term_id`;
}
