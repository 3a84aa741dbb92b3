import { type RawBuilder, sql } from 'kysely';
import { likeViewer, type Member, type Viewer } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { usualMs } from './path.ts';
import { mayChange } from './path-scope.ts';
import type { PathCard } from './path-views.ts';

const coversOfPath = 4;

/** The site's paths for everybody, the newest first; whoever makes them sees those too that are not shown yet. */
export function listPublicPaths(db: Db, viewer: Viewer): Promise<PathCard[]> {
	return list(db, viewer, sql`p.owner_id is null and (p.shown_to = 'everybody' or ${mayChange(viewer)})`);
}

/** The paths that a member has made, the newest first. */
export function listOwnPaths(db: Db, viewer: Member): Promise<PathCard[]> {
	return list(db, viewer, sql`p.owner_id = ${viewer.id}`);
}

async function list(db: Db, viewer: Viewer, where: RawBuilder<boolean>): Promise<PathCard[]> {
	const { rows } = await sql<PathCard>`
		select p.slug, p.title, p.lead, p.language, p.shown_to as audience, coalesce(s.stages, 0) as stages,
			coalesce(s.ms, 0) as "durationMs", coalesce(s.covers[1:${sql.lit(coversOfPath)}], '{}') as covers, s.hue
		from pathways.paths p left join lateral (
			select count(*)::int as stages, sum(longest)::float8 as ms, array_agg(cover order by stage) as covers,
				(array_agg(hue order by stage))[1] as hue
			from (
				select s.stage, max(coalesce(c.duration_ms, ${usualMs}::int)) as longest,
					(array_agg(c.slug::text order by s.position))[1] as cover, (array_agg(${hueOfCase} order by s.position))[1] as hue
				from pathways.steps s join catalogue.cases c on c.id = s.case_id
				where s.path_id = p.id and ${visible(likeViewer(viewer))} group by s.stage
			) as stages
		) as s on true
		where ${where} order by p.created_at desc, p.id`.execute(db);
	return rows;
}

const hueOfCase = sql`(select t.hue from catalogue.case_themes x join catalogue.themes t on t.id = x.theme_id
	where x.case_id = c.id order by x.position limit 1)`;
