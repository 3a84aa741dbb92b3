import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { jsonList } from '#lib/catalogue/json-list.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { PathWishes } from './path.ts';
import { learningWords, type PathCase } from './path-case.ts';

/** More candidates than this do not make a path better, only slower to plan. */
const mostCandidates = 300;

/** The cases that a path may be made of: what matches the wishes best, then the newest, without what the member has learned or refused. */
export function readCandidates(db: Db, viewer: Viewer, wishes: PathWishes): Promise<PathCase[]> {
	const { themes, perspectives, goals, language } = wishes;
	const isAsked = themes.length + goals.length + perspectives.length > 0;
	// Perspectives alone choose the cases only when nothing says what they are to be about.
	const about = themes.length + goals.length > 0 ? sql`bool_or(f.kind <> 'perspective')` : sql`true`;
	const matching = sql`(
		select f.case_id, sum(case f.kind when 'theme' then 4 when 'goal' then 2 else 1 end) as score
		from catalogue.filings f left join catalogue.terms t on t.kind = f.kind and t.id = f.term_id
		where (f.kind = 'theme' and t.slug = any(${themes})) or (f.kind = 'perspective' and t.slug = any(${perspectives}))
			or (f.kind = 'goal' and f.term_id = any(${goals}::int[]))
		group by f.case_id having ${about}) as s`;
	const found = isAsked ? sql`catalogue.cases c join ${matching} on s.case_id = c.id` : sql`catalogue.cases c`;
	const best = isAsked ? sql`s.score desc,` : sql``;
	const spoken = language === undefined ? sql`true` : sql`split_part(c.language, '-', 1) = ${language}`;
	return read(
		db,
		sql`${found} where ${visible(viewer)} and ${spoken} and not ${isSettled(viewer)}
			order by ${best} c.published_at desc, c.id desc limit ${mostCandidates}`,
	);
}

/** Some cases, as far as the viewer may see them. */
export function readPathCases(db: Db, viewer: Viewer, ids: readonly number[]): Promise<PathCase[]> {
	return read(db, sql`catalogue.cases c where c.id = any(${ids}::int[]) and ${visible(viewer)}`);
}

/** Cases with a theme of one of these, that the member has not learned and that are none of `ids` themselves. */
export function readRelatives(db: Db, viewer: Viewer, ids: readonly number[], limit: number): Promise<PathCase[]> {
	return read(
		db,
		sql`catalogue.cases c where ${visible(viewer)} and c.id <> all(${ids}::int[]) and not ${isSettled(viewer)} and c.id in (
			select other.case_id from catalogue.case_themes mine join catalogue.case_themes other using (theme_id)
			where mine.case_id = any(${ids}::int[]))
			order by c.published_at desc, c.id desc limit ${limit}`,
	);
}

/** Whether the member has finished the case `c`, passed its quiz, or said that it is not for them. */
function isSettled(viewer: Viewer): RawBuilder<boolean> {
	if (viewer.kind !== 'member') return sql`false`;
	return sql`(exists (select from media.listening l where l.user_id = ${viewer.id} and l.case_id = c.id and l.is_finished)
		or exists (select from assessment.results r where r.user_id = ${viewer.id} and r.case_id = c.id and r.passed)
		or exists (select from pathways.dismissals d where d.user_id = ${viewer.id} and d.case_id = c.id))`;
}

type Row = Omit<PathCase, 'words'> & { outcomes: string[] };

async function read(db: Db, from: RawBuilder<unknown>): Promise<PathCase[]> {
	const { rows } = await sql<Row>`
		select c.id, c.duration_ms as "durationMs", split_part(c.language, '-', 1) as language,
			(extract(epoch from coalesce(c.published_at, c.updated_at)) * 1000)::float8 as "publishedMs",
			${jsonList(sql`x.text`, sql`catalogue.outcomes x`)} as outcomes,
			${jsonList(sql`t.slug`, sql`catalogue.case_themes x join catalogue.themes t on t.id = x.theme_id`)} as themes,
			${jsonList(sql`t.slug`, sql`catalogue.case_perspectives x join catalogue.perspectives t on t.id = x.perspective_id`)} as perspectives,
			${jsonList(sql`x.goal`, sql`catalogue.case_goals x`)} as goals
		from ${from}`.execute(db);
	return rows.map(({ outcomes, ...row }) => ({ ...row, words: learningWords(outcomes) }));
}
