import { type RawBuilder, sql } from 'kysely';
import { likeViewer, type Viewer } from '#lib/accounts/viewer.ts';
import { compiledOnce } from '#lib/platform/compiled-once.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { type CardJson, cardJson, toCard } from './case-json.ts';
import type { CaseCard } from './case-views.ts';
import type { OfCase } from './open-case.server.ts';
import { visible } from './visible-cases.ts';

/** How much it counts that two cases share a theme, a perspective and so on. */
const weights: [table: string, column: string, weight: number][] = [
	['case_themes', 'theme_id', 4],
	['case_organisations', 'organisation_id', 3],
	['case_perspectives', 'perspective_id', 2],
	['case_goals', 'goal', 1],
];

/** For each shared term only so many cases before and after are looked at, however large the catalogue is. */
const reach = 30;

/**
 * What to learn next after a case: what it has most in common with, then the newest. The last one is from another
 * perspective when there is one.
 */
export async function findNextCases(db: Db, viewer: Viewer, locale: Locale, caseId: number, limit = 3): Promise<CaseCard[]> {
	const rows = await findNext(db, { caseId, limit }, likeViewer(viewer), locale);
	return rows.map((row) => toCard(row.card));
}

/** More cases with the case's first theme, newest first. */
export async function findSameTheme(db: Db, viewer: Viewer, locale: Locale, caseId: number, limit: number): Promise<CaseCard[]> {
	const rows = await findInTheme(db, { caseId, limit }, likeViewer(viewer), locale);
	return rows.map((row) => toCard(row.card));
}

/** `findNextCases` for a case that is being opened. */
export function nextCases(limit: number): OfCase<CaseCard[]> {
	return cardsOf(nextSql, limit);
}

/** `findSameTheme` for a case that is being opened. */
export function sameTheme(limit: number): OfCase<CaseCard[]> {
	return cardsOf(sameThemeSql, limit);
}

function cardsOf(select: typeof nextSql, limit: number): OfCase<CaseCard[]> {
	return {
		json: (caseId, viewer, locale) =>
			sql`(select coalesce(json_agg(card), '[]') from (${select({ caseId, limit: sql.lit(limit) }, viewer, locale)}) as cards)`,
		read: (cards: CardJson[]) => cards.map(toCard),
	};
}

interface Values {
	caseId: RawBuilder<number>;
	limit: RawBuilder<number>;
	[name: string]: RawBuilder<number>;
}

function nextSql({ caseId, limit }: Values, viewer: Viewer, locale: Locale): RawBuilder<{ card: CardJson }> {
	const candidates = [
		newestCases(viewer),
		...weights.map(([table, column, weight]) => neighbours(caseId, table, column, weight)),
	];
	return sql<{ card: CardJson }>`
		with scored as (
			select case_id, sum(weight) as score from (${sql.join(candidates, sql` union all `)}) as candidates
			where case_id <> ${caseId}::int group by case_id
		),
		ranked as (
			select c.id, row_number() over (order by s.score desc, c.published_at desc, c.id desc) as place,
				not exists (
					select from catalogue.case_perspectives mine join catalogue.case_perspectives other using (perspective_id)
					where mine.case_id = ${caseId} and other.case_id = c.id
				) as outside
			from scored s join catalogue.cases c on c.id = s.case_id where ${visible(viewer)}
		),
		chosen as (
			select * from ranked
			order by place < ${limit}::int desc, outside and place >= ${limit} desc, place limit ${limit}
		)
		select ${cardJson(locale)} as card from chosen join catalogue.cases c using (id) order by chosen.place
	`;
}

function sameThemeSql({ caseId, limit }: Values, viewer: Viewer, locale: Locale): RawBuilder<{ card: CardJson }> {
	return sql`
		select ${cardJson(locale)} as card from catalogue.cases c
		where ${visible(viewer)} and c.id <> ${caseId}::int and exists (
			select from catalogue.case_themes x where x.case_id = c.id and x.theme_id = (
				select theme_id from catalogue.case_themes where case_id = ${caseId} order by position limit 1
			)
		)
		order by c.published_at desc, c.id desc limit ${limit}`;
}

const findNext = compiledOnce(nextSql);
const findInTheme = compiledOnce(sameThemeSql);

function newestCases(viewer: Viewer): RawBuilder<unknown> {
	return sql`(
		select c.id as case_id, 0 as weight from catalogue.cases c where ${visible(viewer)}
		order by c.published_at desc, c.id desc limit ${sql.lit(reach)}
	)`;
}

/** The cases next to this one, by key, among those that share a term with it. */
function neighbours(caseId: RawBuilder<number>, table: string, column: string, weight: number): RawBuilder<unknown> {
	const [cases, term, most] = [sql.table(`catalogue.${table}`), sql.ref(column), sql.lit(reach)];
	return sql`
		select near.case_id, ${sql.lit(weight)} from ${cases} mine cross join lateral (
			(select case_id from ${cases} where ${term} = mine.${term} and case_id < ${caseId} order by case_id desc limit ${most})
			union all
			(select case_id from ${cases} where ${term} = mine.${term} and case_id > ${caseId} order by case_id limit ${most})
		) as near where mine.case_id = ${caseId}`;
}
