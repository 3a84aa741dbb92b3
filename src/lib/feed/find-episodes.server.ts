import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';

/** Which cases a feed is about: all, those under a theme, a perspective or a series, or certain ones. */
export type FeedScope =
	| { kind: 'all' }
	| { kind: 'theme' | 'perspective' | 'series'; slug: string }
	| { kind: 'cases'; ids: readonly number[] };

/** A feed holds the newest 1,000 episodes; older ones are on its next page (RFC 5005 §3). */
export const episodesPerPage = 1000;

/** A case that can be heard or seen, with all that a feed says of it. */
export interface EpisodeRow {
	id: number;
	slug: string;
	guid: string;
	number: string | null;
	title: string;
	ingress: string | null;
	notesHtml: string | null;
	language: string;
	publishedAt: Date;
	updatedAt: Date;
	recordedOn: string | null;
	durationMs: number | null;
	season: number | null;
	episode: number | null;
	explicit: boolean;
	license: string | null;
	place: string | null;
	people: { name: string; role: string; url: string | null; image: string | null }[];
	hashtags: string[];
	series: string | null;
	/** By their bokmål names, as cases travel. */
	themes: string[];
	perspectives: string[];
	organisations: string[];
	goals: number[];
	files: {
		kind: 'audio' | 'video' | 'chapters' | 'image';
		storageKey: string | null;
		source: string;
		mimeType: string;
		bytes: number | null;
	}[];
	/** Language of the transcript, and whether every turn has its time. */
	transcript: { language: string; timed: boolean } | null;
}

/** One page of a feed's episodes, newest first, in one query, and whether there are older ones. */
export async function findEpisodes(
	db: Db,
	viewer: Viewer,
	scope: FeedScope,
	page: number,
): Promise<{ episodes: EpisodeRow[]; hasOlder: boolean }> {
	const { rows } = await sql<EpisodeRow>`
		select c.id, c.slug, c.guid, c.number, c.title, c.ingress, c.notes_html as "notesHtml", c.language,
			c.published_at as "publishedAt", c.updated_at as "updatedAt", c.duration_ms as "durationMs",
			c.recorded_on as "recordedOn", c.season, c.episode, c.explicit, c.license,
			(select p.name from catalogue.places p where p.id = c.place_id) as place,
			${jsonRows(sql`select p.name, cp.role, cp.url, cp.image_url as image
				from catalogue.case_people cp join catalogue.people p on p.id = cp.person_id
				where cp.case_id = c.id order by cp.position`)} as people,
			array(select h.tag from catalogue.hashtags h where h.case_id = c.id order by h.position) as hashtags,
			(select s.name from catalogue.series s where s.id = c.series_id) as series,
			${namesOf('theme')} as themes, ${namesOf('perspective')} as perspectives, ${namesOf('organisation')} as organisations,
			array(select g.goal from catalogue.case_goals g where g.case_id = c.id order by g.goal) as goals,
			${jsonRows(sql`select f.kind, f.storage_key as "storageKey", f.source, f.mime_type as "mimeType", f.bytes
				from media.files f where f.case_id = c.id order by f.position`)} as files,
			(select json_build_object('language', s.language, 'timed', not exists (
				select from transcript.turns t where t.case_id = c.id and t.start_ms is null))
				from transcript.transcripts s where s.case_id = c.id) as transcript
		from catalogue.cases c
		where ${visible(viewer)} and ${inScope(scope)}
			and exists (select from media.files f where f.case_id = c.id and f.kind in ('audio', 'video'))
		order by c.published_at desc, c.id desc
		limit ${episodesPerPage + 1} offset ${(page - 1) * episodesPerPage}`.execute(db);
	return { episodes: rows.slice(0, episodesPerPage), hasOlder: rows.length > episodesPerPage };
}

/** What a case is filed under, in the editors' order. */
function namesOf(kind: 'theme' | 'perspective' | 'organisation'): RawBuilder<unknown> {
	const name = sql.ref(kind === 'organisation' ? 't.name' : 't.name_nb');
	return sql`array(select ${name}::text from ${sql.table(`catalogue.case_${kind}s`)} x
		join ${sql.table(`catalogue.${kind}s`)} t on t.id = ${sql.ref(`x.${kind}_id`)} where x.case_id = c.id order by x.position)`;
}

/** The rows of a subquery as one JSON array. */
function jsonRows(rows: RawBuilder<unknown>): RawBuilder<unknown> {
	return sql`coalesce((select json_agg(row) from (${rows}) row), '[]')`;
}

function inScope(scope: FeedScope): RawBuilder<unknown> {
	switch (scope.kind) {
		case 'all':
			return sql`true`;
		case 'cases':
			return sql`c.id = any(${scope.ids}::int[])`;
		case 'series':
			return sql`c.series_id = (select id from catalogue.series where slug = ${scope.slug})`;
		case 'theme':
			return sql`exists (select from catalogue.case_themes ct join catalogue.themes t on t.id = ct.theme_id
				where ct.case_id = c.id and t.slug = ${scope.slug})`;
		case 'perspective':
			return sql`exists (select from catalogue.case_perspectives ct join catalogue.perspectives t on t.id = ct.perspective_id
				where ct.case_id = c.id and t.slug = ${scope.slug})`;
	}
}
