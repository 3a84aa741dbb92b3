import { type RawBuilder, sql } from 'kysely';
import type { Locale } from '#lib/platform/locale.ts';
import type { CaseCard, CasePerson } from './case-views.ts';
import { jsonList } from './json-list.ts';

/** A card as it comes out of the database: JSON knows no dates. */
export type CardJson = Omit<CaseCard, 'publishedAt'> & { publishedAt: string };

/** The card of the case `c`, made by the database so that a list needs one query. */
export function cardJson(locale: Locale): RawBuilder<CardJson> {
	return sql`json_build_object(
		'id', c.id, 'slug', c.slug, 'number', c.number, 'title', c.title, 'ingress', c.ingress, 'language', c.language,
		'publishedAt', ${shownDate}, 'recordedOn', c.recorded_on, 'durationMs', c.duration_ms, 'forms', c.forms,
		'guests', ${peopleJson(sql`x.role = 'guest'`)},
		'theme', (select ${themeJson(locale)} from ${themesOfCase} where x.case_id = c.id order by x.position limit 1),
		'perspective', (select ${perspectiveJson(locale)} from ${perspectivesOfCase} where x.case_id = c.id order by x.position limit 1)
	)`;
}

/** The card with its date. */
export function toCard(json: CardJson): CaseCard {
	return { ...json, publishedAt: new Date(json.publishedAt) };
}

/** When the case came out; a draft without a date shows when it was last changed. */
export const shownDate = sql`coalesce(c.published_at, c.updated_at)`;

export const themesOfCase = sql`catalogue.case_themes x join catalogue.themes t on t.id = x.theme_id`;
export const perspectivesOfCase = sql`catalogue.case_perspectives x join catalogue.perspectives t on t.id = x.perspective_id`;

export function themeJson(locale: Locale): RawBuilder<unknown> {
	return sql`json_build_object('slug', t.slug, 'name', ${nameIn(locale)}, 'hue', t.hue)`;
}

export function perspectiveJson(locale: Locale): RawBuilder<unknown> {
	return sql`json_build_object('slug', t.slug, 'name', ${nameIn(locale)})`;
}

/** The name of the term `t` in the interface language. */
export function nameIn(locale: Locale): RawBuilder<string> {
	return sql.ref(`t.name_${locale}`);
}

/** People of the case `c` with their roles. */
export function peopleJson(where = sql`true`): RawBuilder<CasePerson[]> {
	const organisation = sql`case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end`;
	return jsonList(
		sql`json_build_object('slug', p.slug, 'name', p.name, 'role', x.role, 'title', x.title, 'organisation', ${organisation},
			'url', x.url, 'imageUrl', x.image_url)`,
		sql`catalogue.case_people x join catalogue.people p on p.id = x.person_id
			left join catalogue.organisations o on o.id = x.organisation_id`,
		where,
	);
}
