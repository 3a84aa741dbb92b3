import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { passes } from './case-conditions.ts';
import { type CardJson, cardJson, toCard } from './case-json.ts';
import type { CaseCard, CaseFilter } from './case-views.ts';
import { offsetOf, type PageRequest } from './page-request.ts';
import { visible } from './visible-cases.ts';

/** The cases that pass all filters, newest first, and how many they are in all. */
export async function listCases(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	filter: CaseFilter,
	page: PageRequest,
): Promise<{ cases: CaseCard[]; total: number }> {
	const wanted = sql`catalogue.cases c where ${visible(viewer)} and ${passes(filter)}`;
	const { rows } = await sql<{ cases: CardJson[]; total: number }>`
		select
			(select count(*) from ${wanted}) as total,
			(select coalesce(json_agg(card), '[]') from (
				select ${cardJson(locale)} as card from ${wanted}
				order by c.published_at desc, c.id desc limit ${page.limit} offset ${offsetOf(page)}
			) as page) as cases
	`.execute(db);
	return { cases: rows[0]?.cases.map(toCard) ?? [], total: rows[0]?.total ?? 0 };
}
