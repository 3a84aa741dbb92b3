import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { siteToday } from '#lib/platform/site-day.ts';
import type { InsightDays } from './insight-days.ts';
import { listPlayedDays, type PlayedDay } from './list-play-counts.server.ts';
import { fewestPlays } from './steepest-drops.ts';

/** How one case was heard in the days that were asked for. */
export interface CasePlays {
	plays: number;
	completions: number;
	/** In how many plays each hundredth of the recording was heard; undefined where there were so few that it is about single people. */
	heard: number[] | undefined;
	days: PlayedDay[];
}

/** How a case was heard, and until where. Throws NotFound for whoever is no editor. */
export async function openPlayCounts(db: Db, viewer: Viewer, caseId: number, days: InsightDays): Promise<CasePlays> {
	mustBeEditor(viewer);
	const { rows } = await sql<{ plays: number; completions: number; heard: number[] }>`
		with counted as (
			select * from media.play_counts
			where case_id = ${caseId} and day > ${siteToday} - ${days}::int
		), summed as (
			select coalesce(sum(plays), 0)::int as plays, coalesce(sum(completions), 0)::int as completions from counted
		)
		select plays, completions, (
			select json_agg(least(coalesce(heard, 0), plays) order by at) from generate_series(1, 100) as at left join (
				select h.at, sum(h.times)::int as heard from counted, unnest(counted.heard) with ordinality as h (times, at) group by h.at
			) as each_hundredth using (at)
		) as heard from summed
	`.execute(db);
	const { plays, completions, heard } = rows[0] ?? { plays: 0, completions: 0, heard: [] };
	return {
		...{ plays, completions },
		heard: plays < fewestPlays ? undefined : heard,
		days: await listPlayedDays(db, days, caseId),
	};
}
