import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { type CardJson, cardJson, toCard } from '#lib/catalogue/case-json.ts';
import type { CaseCard } from '#lib/catalogue/case-views.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { foundEnd, foundStart, markFound, namePattern, textQuery } from './text-query.ts';

/** A sentence that holds the searched words; `startMs` is where its turn begins in the recording. */
export interface Moment {
	startMs: number | null;
	speaker: string | null;
	/** Escaped HTML with `<mark>` around what was found. */
	html: string;
}

export interface FoundCase {
	card: CaseCard;
	moments: Moment[];
}

// Enough to rank well by; more would make a common word slow without making the first page better.
const mostTurns = 4000;
const mostCases = 2000;
const momentsEach = 3;

/** Finds cases by what they are called, who and what they are filed under, and every word that was said; best first. */
export async function findMoments(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	query: string,
	{ limit }: { limit: number },
): Promise<{ cases: FoundCase[]; total: number }> {
	const words = textQuery(query);
	if (!words) return { cases: [], total: 0 };
	const asked = sql`(to_tsquery('norwegian', ${words}) || to_tsquery('english', ${words}))`;
	const { rows } = await sql<{ card: CardJson; moments: Moment[]; total: number }>`
		with ranked as (
			select case_id, sum(rank) as score, count(*) over () as total
			from (${titled(asked)} union all ${said(asked)} union all ${filed(namePattern(query))}) as hits
			join catalogue.cases c on c.id = hits.case_id and ${visible(viewer)}
			group by case_id order by score desc, case_id desc limit ${limit}
		)
		select ${cardJson(locale)} as card, ranked.total, ${moments(asked)} as moments
		from ranked join catalogue.cases c on c.id = ranked.case_id
		order by ranked.score desc, c.id desc
	`.execute(db);
	return {
		cases: rows.map(({ card, moments }) => ({ card: toCard(card), moments: moments.map(shown) })),
		total: rows[0]?.total ?? 0,
	};
}

type Fragment = RawBuilder<unknown>;

function titled(asked: Fragment): Fragment {
	return sql`(select id as case_id, 4 * ts_rank(words, ${asked}) as rank from catalogue.cases where words @@ ${asked} limit ${mostCases})`;
}

function said(asked: Fragment): Fragment {
	return sql`(select case_id, max(ts_rank(words, ${asked})) + least(count(*), 10) / 50.0 as rank
		from (select case_id, words from transcript.turns where words @@ ${asked} limit ${mostTurns}) as t group by case_id)`;
}

/** Cases whose number, people, organisations, places, series, themes or perspectives are called what was asked. */
function filed(pattern: string): Fragment {
	return sql`(select case_id, 2 as rank from (
		select f.case_id from catalogue.terms t join catalogue.filings f on f.kind = t.kind and f.term_id = t.id
		where t.name_nb ilike ${pattern} or t.name_nn ilike ${pattern} or t.name_en ilike ${pattern}
		union select id from catalogue.cases where number ilike ${pattern}
	) as n limit ${mostCases})`;
}

function moments(asked: Fragment): Fragment {
	const headline = `StartSel=${foundStart}, StopSel=${foundEnd}, MaxWords=32, MinWords=16`;
	return sql`array(
		select json_build_object('startMs', t.start_ms, 'speaker', t.speaker, 'html',
			ts_headline(case when t.language like 'en%' then 'english'::regconfig else 'norwegian'::regconfig end, t.text, ${asked}, ${headline}))
		from transcript.turns t where t.case_id = c.id and t.words @@ ${asked}
		order by ts_rank(t.words, ${asked}) desc, t.position limit ${momentsEach}
	)`;
}

function shown(moment: Moment): Moment {
	return { ...moment, html: markFound(moment.html) };
}
