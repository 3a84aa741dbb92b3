import { sql } from 'kysely';
import { seesDrafts, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { nameIn } from './case-json.ts';
import type { Term } from './case-views.ts';
import { sustainabilityGoals } from './defaults.ts';
import { isTranslated, type TermKind } from './term-kinds.ts';
import { visibleFiling } from './visible-cases.ts';

/** A term with the number of cases that the viewer may see under it. */
export type CountedTerm = Term & { count: number };

/** Themes with cases that the viewer may see, in the editors' order; the operator sees the empty ones too. */
export function listThemes(db: Db, viewer: Viewer, locale: Locale): Promise<CountedTerm[]> {
	return listTerms(db, viewer, locale, 'theme');
}

/** Perspectives, as `listThemes` lists themes. */
export function listPerspectives(db: Db, viewer: Viewer, locale: Locale): Promise<CountedTerm[]> {
	return listTerms(db, viewer, locale, 'perspective');
}

/** Guests, hosts and whoever answered the questionnaire, by name. */
export function listPeople(db: Db, viewer: Viewer, locale: Locale): Promise<CountedTerm[]> {
	return listTerms(db, viewer, locale, 'person');
}

/** Organisations that a case is about or that somebody in it belongs to, by name. */
export function listOrganisations(db: Db, viewer: Viewer, locale: Locale): Promise<CountedTerm[]> {
	return listTerms(db, viewer, locale, 'organisation');
}

/** Places, by name. */
export function listPlaces(db: Db, viewer: Viewer, locale: Locale): Promise<CountedTerm[]> {
	return listTerms(db, viewer, locale, 'place');
}

/** Series, by name. */
export function listSeries(db: Db, viewer: Viewer, locale: Locale): Promise<CountedTerm[]> {
	return listTerms(db, viewer, locale, 'series');
}

/** All 17 goals in order, also those without cases; the slug is the goal's number. */
export async function listGoals(db: Db, viewer: Viewer, locale: Locale): Promise<CountedTerm[]> {
	const { rows } = await sql<{ goal: number; count: number }>`
		select f.term_id as goal, count(*) as count from catalogue.filings f
		where f.kind = 'goal' and ${visibleFiling(viewer)} group by f.term_id
	`.execute(db);
	const counts = new Map(rows.map((row) => [row.goal, row.count]));
	return sustainabilityGoals.map((goal) => ({
		slug: String(goal.number),
		name: goal[locale],
		count: counts.get(goal.number) ?? 0,
	}));
}

async function listTerms(db: Db, viewer: Viewer, locale: Locale, kind: TermKind): Promise<CountedTerm[]> {
	const { rows } = await sql<CountedTerm & { hue: number | null }>`
		select t.slug, ${nameIn(locale)} as name, t.hue, coalesce(f.count, 0) as count
		from catalogue.terms t left join (
			select f.term_id, count(*) as count from catalogue.filings f
			where f.kind = ${sql.lit(kind)} and ${visibleFiling(viewer)} group by f.term_id
		) as f on f.term_id = t.id
		where t.kind = ${sql.lit(kind)} and (f.count > 0 or ${seesDrafts(viewer)})
		order by t.position
	`.execute(db);
	const terms = rows.map(({ hue, ...term }) => (hue === null ? term : { ...term, hue }));
	const { compare } = new Intl.Collator(locale);
	return isTranslated(kind) ? terms : terms.sort((a, b) => compare(a.name, b.name));
}
