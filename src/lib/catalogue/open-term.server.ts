import { sql } from 'kysely';
import { seesDrafts, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { nameIn, shownDate } from './case-json.ts';
import type { CasePerson, Named } from './case-views.ts';
import type { CountedTerm } from './list-terms.server.ts';
import type { TermKind } from './term-kinds.ts';
import { visible, visibleFiling } from './visible-cases.ts';

/** What a person was in one case. */
export interface HeldRole extends Pick<CasePerson, 'role' | 'title' | 'organisation'> {
	case: { slug: string; number: string | null; title: string; recordedOn: string | null; publishedAt: Date };
	/** The person's own page and picture, as that case tells them. */
	url: string | null;
	imageUrl: string | null;
}

/** A term as its own page shows it. */
export interface TermPage extends CountedTerm {
	/** A person's roles, newest first; empty for other terms. */
	roles: HeldRole[];
	/** A person's own page and picture, from the newest case that tells one. */
	url: string | null;
	imageUrl: string | null;
}

/** The term at an address, or where it moved to; throws NotFound when the viewer sees no case under it. */
export async function openTerm(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	kind: TermKind,
	slug: string,
): Promise<{ found: TermPage } | { movedTo: string }> {
	const term = await findTerm(db, viewer, locale, kind, slug);
	if (!term) throw new NotFound(`There is no ${kind} at “${slug}”.`);
	if (term.slug !== slug) return { movedTo: term.slug };
	const { id, hue, ...found } = term;
	const roles = kind === 'person' ? await findRoles(db, viewer, id) : [];
	const newest = (field: 'url' | 'imageUrl') => roles.find((role) => role[field] !== null)?.[field] ?? null;
	return { found: { ...found, ...(hue !== null && { hue }), roles, url: newest('url'), imageUrl: newest('imageUrl') } };
}

type TermRow = { id: number; slug: string; name: string; hue: number | null; count: number };

async function findTerm(db: Db, viewer: Viewer, locale: Locale, kind: TermKind, slug: string): Promise<TermRow | undefined> {
	const { rows } = await sql<TermRow>`
		select t.id, t.slug, ${nameIn(locale)} as name, t.hue, counted.count
		from catalogue.terms t cross join lateral (
			select count(*) as count from catalogue.filings f
			where f.kind = ${sql.lit(kind)} and f.term_id = t.id and ${visibleFiling(viewer)}
		) counted
		where t.kind = ${sql.lit(kind)} and (counted.count > 0 or ${seesDrafts(viewer)}) and t.id in (
			select id from catalogue.terms where kind = ${sql.lit(kind)} and slug = ${slug}
			union all
			select ${sql.ref(`${kind}_id`)} from catalogue.former_slugs where kind = ${sql.lit(kind)} and slug = ${slug}
		)
		order by t.slug <> ${slug}
	`.execute(db);
	return rows[0];
}

async function findRoles(db: Db, viewer: Viewer, personId: number): Promise<HeldRole[]> {
	type Row = Omit<HeldRole, 'case'> & { case: Omit<HeldRole['case'], 'publishedAt'> & { publishedAt: string } };
	const { rows } = await sql<Row & { organisation: Named | null }>`
		select x.role, x.title, x.url, x.image_url as "imageUrl",
			case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end as organisation,
			json_build_object('slug', c.slug, 'number', c.number, 'title', c.title, 'recordedOn', c.recorded_on,
				'publishedAt', ${shownDate}) as case
		from catalogue.case_people x
		join catalogue.cases c on c.id = x.case_id
		left join catalogue.organisations o on o.id = x.organisation_id
		where x.person_id = ${personId} and ${visible(viewer)}
		order by c.published_at desc, c.id desc, x.position
	`.execute(db);
	return rows.map((row) => ({ ...row, case: { ...row.case, publishedAt: new Date(row.case.publishedAt) } }));
}
