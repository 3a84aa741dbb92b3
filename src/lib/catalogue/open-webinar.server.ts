import { type RawBuilder, sql } from 'kysely';
import { anonymous, seesDrafts, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { visible, visibleFiling } from './visible-cases.ts';
import type { WebinarKind, WebinarRole } from './webinar.ts';

export interface WebinarPerson {
	slug: string;
	name: string;
	role: WebinarRole;
	/** Whether the viewer may open the person's own page. */
	hasPage: boolean;
}

export interface ShownPart {
	id: number;
	title: string;
	startsAt: Date | null;
	minutes: number;
	place: string | null;
	url: string | null;
	programme: string[];
	/** How often its time or place changed. */
	sequence: number;
	people: WebinarPerson[];
	/** The case that its recording became, once the viewer may see it. */
	recording: { id: number; slug: string; title: string; language: string } | null;
}

/** A part that the public saw at a time, and that is gone or has no time any more. */
export type GonePart = Pick<ShownPart, 'id' | 'title' | 'minutes' | 'sequence'> & { startsAt: Date };

/** A webinar as its page shows it. */
export interface Webinar {
	id: number;
	slug: string;
	title: string;
	lead: string | null;
	language: string;
	kind: WebinarKind;
	isPublished: boolean;
	/** Set while it is called off, with why in an editor's words. */
	calledOff: { because: string | null } | null;
	updatedAt: Date;
	parts: ShownPart[];
	/** For calendars, which may hold them still. */
	gone: GonePart[];
}

/** The webinar at an address; throws NotFound, also for one that is not published, except for editors. */
export function openWebinar(db: Db, viewer: Viewer, slug: string): Promise<Webinar> {
	return find(db, viewer, sql`w.slug = ${slug} and ${seesDrafts(viewer) ? sql`true` : sql`w.is_published`}`);
}

/** A webinar by its key, for whoever keeps the catalogue. */
export async function openKeptWebinar(db: Db, viewer: Viewer, id: number): Promise<Webinar> {
	mustKeepTerms(viewer);
	return find(db, viewer, sql`w.id = ${id}`);
}

/** A webinar that stays as it is until the transaction ends. */
export async function openSteadyWebinar(tx: Db, id: number): Promise<Webinar> {
	await sql`select from catalogue.webinars where id = ${id} for share`.execute(tx);
	return find(tx, anonymous, sql`w.id = ${id}`);
}

type Row = Omit<Webinar, 'parts' | 'gone'> & {
	parts: (Omit<ShownPart, 'startsAt'> & { startsAt: string | null })[];
	gone: (Omit<GonePart, 'startsAt'> & { startsAt: string })[];
};

async function find(db: Db, viewer: Viewer, where: RawBuilder<unknown>): Promise<Webinar> {
	const { rows } = await sql<Row>`
		select w.id, w.slug, w.title, w.lead, w.language, w.kind, w.is_published as "isPublished", w.updated_at as "updatedAt",
			case when w.called_off_at is not null then json_build_object('because', w.called_off_because) end as "calledOff",
			(select coalesce(json_agg(${partJson(viewer)} order by p.position), '[]')
				from catalogue.webinar_parts p where p.webinar_id = w.id) as parts,
			${goneJson} as gone
		from catalogue.webinars w where ${where}
	`.execute(db);
	const [row] = rows;
	if (!row) throw new NotFound('There is no such webinar.');
	return {
		...row,
		parts: row.parts.map((part) => ({ ...part, startsAt: part.startsAt ? new Date(part.startsAt) : null })),
		gone: row.gone.map((part) => ({ ...part, startsAt: new Date(part.startsAt) })),
	};
}

const goneJson = sql`(
	select coalesce(json_agg(json_build_object('id', s.part_id, 'title', s.title, 'startsAt', s.starts_at, 'minutes', s.minutes,
		'sequence', s.sequence + 1) order by s.part_id), '[]')
	from catalogue.webinar_parts_shown s
	where s.webinar_id = w.id and not exists (
		select from catalogue.webinar_parts p where p.id = s.part_id and p.starts_at is not null)
)`;

function partJson(viewer: Viewer): RawBuilder<unknown> {
	return sql`json_build_object(
		'id', p.id, 'title', p.title, 'startsAt', p.starts_at, 'minutes', p.minutes, 'place', p.place, 'url', p.url,
		'programme', p.programme, 'sequence', p.sequence,
		'people', (select coalesce(json_agg(json_build_object('slug', one.slug, 'name', one.name, 'role', x.role, 'hasPage', exists (
				select from catalogue.filings f where f.kind = 'person' and f.term_id = one.id and ${visibleFiling(viewer)}
			)) order by x.position), '[]')
			from catalogue.webinar_people x join catalogue.people one on one.id = x.person_id where x.part_id = p.id),
		'recording', (select json_build_object('id', c.id, 'slug', c.slug, 'title', c.title, 'language', c.language)
			from catalogue.cases c where c.id = p.case_id and ${visible(viewer)})
	)`;
}
