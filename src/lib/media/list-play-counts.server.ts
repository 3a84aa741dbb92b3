import { type RawBuilder, sql } from 'kysely';
import { anonymous, mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { siteToday } from '#lib/platform/site-day.ts';
import { areToldByWeek, type InsightDays, type PlayOrder, type PlaySort } from './insight-days.ts';

/** How a case was played in the days that were asked for. */
export interface PlayedCase {
	id: number;
	title: string;
	language: string;
	plays: number;
	completions: number;
	/** Plays in as many days before. */
	playsBefore: number;
	/** Plays in each of twelve equal stretches of the days, the oldest first. */
	trend: number[];
}

/** Plays of one day, `2026-11-22`, or of the days that begin then. */
export interface PlayedDay {
	day: string;
	plays: number;
	completions: number;
}

export interface PlayCounts {
	cases: PlayedCase[];
	/** How many cases there are to be listed. */
	total: number;
	plays: number;
	completions: number;
	/** All cases together: by day, or by week (`areToldByWeek`). */
	days: PlayedDay[];
}

/** Names as Norwegian has them: æ, ø and å come last. */
const columns: Record<PlaySort, RawBuilder<unknown>> = {
	plays: sql`plays`,
	completions: sql`completions`,
	share: sql`completions::real / nullif(plays, 0)`,
	change: sql`plays - plays_before`,
	title: sql`title collate "nb-x-icu"`,
};

/** How the cases that readers see were played, and those that they saw before. Throws NotFound for whoever is no editor. */
export async function listPlayCounts(
	db: Db,
	viewer: Viewer,
	{ days, order }: { days: InsightDays; order: PlayOrder },
	page: PageRequest,
): Promise<PlayCounts> {
	mustBeEditor(viewer);
	const direction = order.isRising ? sql`asc` : sql`desc`;
	const isNow = sql`day > ${siteToday} - ${days}::int`;
	const sum = (what: RawBuilder<unknown>) => sql`coalesce(sum(${what}) filter (where ${isNow}), 0)::int`;
	const { rows } = await sql<Omit<PlayCounts, 'days'>>`
		with counted as (
			select case_id, ${sum(sql`plays`)} as plays, ${sum(sql`completions`)} as completions,
				coalesce(sum(plays) filter (where not ${isNow}), 0)::int as plays_before
			from media.play_counts where day > ${siteToday} - 2 * ${days}::int group by case_id
		), listed as (
			select c.id, c.title, c.language, coalesce(plays, 0) as plays, coalesce(completions, 0) as completions,
				coalesce(plays_before, 0) as plays_before
			from catalogue.cases c left join counted on counted.case_id = c.id
			where ${visible(anonymous)} or counted.case_id is not null
		)
		select (select count(*)::int from listed) as total, (select coalesce(sum(plays), 0)::int from listed) as plays,
			(select coalesce(sum(completions), 0)::int from listed) as completions,
			(select coalesce(json_agg(json_build_object('id', id, 'title', title, 'language', language, 'plays', plays,
				'completions', completions, 'playsBefore', plays_before, 'trend', ${trendOf(days)}) order by place), '[]')
			from (
				select *, row_number() over (order by ${columns[order.by]} ${direction} nulls last, id) as place
				from listed order by place limit ${page.limit} offset ${offsetOf(page)}
			) as shown) as cases
	`.execute(db);
	const found = rows[0] ?? { cases: [], total: 0, plays: 0, completions: 0 };
	return { ...found, days: await listPlayedDays(db, days) };
}

function trendOf(days: InsightDays): RawBuilder<number[]> {
	return sql`(
		select json_agg(coalesce(plays, 0) order by stretch) from generate_series(1, 12) as stretch left join (
			select width_bucket(${siteToday} - day, 0, ${days}, 12) as ago, sum(plays)::int as plays
			from media.play_counts p where p.case_id = shown.id and day > ${siteToday} - ${days}::int and day <= ${siteToday} group by ago
		) as parts on parts.ago = 13 - stretch
	)`;
}

/** Plays by day, or by stretches of seven days that end today; of one case, or of all together. */
export async function listPlayedDays(db: Db, days: InsightDays, caseId?: number): Promise<PlayedDay[]> {
	const step = areToldByWeek(days) ? 7 : 1;
	const stretches = Math.floor(days / step);
	const { rows } = await sql<PlayedDay>`
		select (${siteToday} - ${step}::int * stretch + 1)::text as day, coalesce(sum(p.plays), 0)::int as plays,
			coalesce(sum(p.completions), 0)::int as completions
		from generate_series(1, ${stretches}::int) as stretch
		left join media.play_counts p on p.day > ${siteToday} - ${step}::int * stretch and p.day <= ${siteToday} - ${step}::int * (stretch - 1)
			and ${caseId === undefined ? sql`true` : sql`p.case_id = ${caseId}`}
		group by stretch order by stretch desc
	`.execute(db);
	return rows;
}
