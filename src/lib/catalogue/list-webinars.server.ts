import { sql } from 'kysely';
import { anonymous, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { mustKeepTerms } from './keep-terms.ts';
import type { Webinar } from './open-webinar.server.ts';

/** A webinar in a list. */
export interface ListedWebinar extends Pick<Webinar, 'id' | 'slug' | 'title' | 'lead' | 'language' | 'kind' | 'isPublished'> {
	isCalledOff: boolean;
	parts: number;
	/** Of the parts that have a time. */
	startsAt: Date | null;
	endsAt: Date | null;
	updatedAt: Date;
}

/** Published webinars: those that are still to come, the next one first, and those that are over, the latest first. */
export async function listWebinars(db: Db, now = new Date()): Promise<{ coming: ListedWebinar[]; past: ListedWebinar[] }> {
	const listed = await list(db, anonymous);
	const isOver = ({ endsAt }: ListedWebinar) => endsAt !== null && endsAt <= now;
	return { coming: listed.filter((one) => !isOver(one)).reverse(), past: listed.filter(isOver) };
}

/** Every webinar, the latest first, for whoever keeps the catalogue. */
export async function listKeptWebinars(db: Db, viewer: Viewer): Promise<ListedWebinar[]> {
	mustKeepTerms(viewer);
	return list(db, viewer);
}

/** How many webinars there are, drafts too. */
export async function countWebinars(db: Db, viewer: Viewer): Promise<number> {
	mustKeepTerms(viewer);
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from catalogue.webinars`.execute(db);
	return rows[0]?.count ?? 0;
}

/** Whether a webinar is published, and a way to the list of them is of use. */
export async function hasWebinars(db: Db): Promise<boolean> {
	const { rows } = await sql<{ has: boolean }>`
		select exists (select from catalogue.webinars where is_published) as has`.execute(db);
	return rows[0]?.has ?? false;
}

async function list(db: Db, viewer: Viewer): Promise<ListedWebinar[]> {
	const { rows } = await sql<ListedWebinar>`
		select w.id, w.slug, w.title, w.lead, w.language, w.kind, w.is_published as "isPublished", w.updated_at as "updatedAt",
			w.called_off_at is not null as "isCalledOff",
			count(p.id)::int as parts, min(p.starts_at) as "startsAt",
			max(p.starts_at + make_interval(mins => p.minutes)) as "endsAt"
		from catalogue.webinars w left join catalogue.webinar_parts p on p.webinar_id = w.id
		where ${viewer === anonymous ? sql`w.is_published` : sql`true`}
		group by w.id order by min(p.starts_at) desc nulls first, w.id desc
	`.execute(db);
	return rows;
}
