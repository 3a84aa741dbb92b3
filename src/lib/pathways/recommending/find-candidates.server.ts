import { type RawBuilder, sql } from 'kysely';
import { anonymous } from '#lib/accounts/viewer.ts';
import { type CardJson, cardJson, toCard } from '#lib/catalogue/case-json.ts';
import type { CaseCard } from '#lib/catalogue/case-views.ts';
import { jsonList } from '#lib/catalogue/json-list.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { interestKinds } from '../signal.ts';
import { type Subjects, subjectsJson, subjectWeights } from '../subjects.ts';
import type { Profile } from './find-profile.server.ts';

/** A case that may be recommended. */
export interface Candidate extends Subjects {
	card: CaseCard;
	/** Guests, their organisations and those that the case is about. */
	owners: string[];
	/** Among the very newest of all. */
	isNewest: boolean;
}

const most = { alike: 60, newest: 10, perTerm: 40, perPerspective: 2 };

/**
 * Reads what may be recommended, the newest first: the cases that a model proposes or, without one, those that share most with what
 * the member learned and wishes for; beside them the newest, and some of each perspective. Nothing that the member knows, no drafts.
 */
export async function findCandidates(
	db: Db,
	profile: Profile,
	locale: Locale,
	proposed?: readonly number[],
): Promise<Candidate[]> {
	const { known } = profile;
	const found = proposed ? sql`select unnest(${proposed}::int[]) as case_id, false as is_newest` : alike(profile);
	const { rows } = await sql<Omit<Candidate, 'card'> & { card: CardJson }>`
		with found as (
			(${found})
			union all (select c.id, true from catalogue.cases c where ${visible(anonymous)} and c.id <> all(${known}::int[])
				order by c.published_at desc, c.id desc limit ${most.newest})
			union all select f.case_id, false from catalogue.perspectives p cross join lateral (
				${newestFiled(sql`'perspective'`, sql`p.id`, known, most.perPerspective)}) as f
		),
		wanted as (select case_id, bool_or(is_newest) as is_newest from found group by case_id)
		select ${cardJson(locale)} as card, w.is_newest as "isNewest", s.themes, s.perspectives, s.goals, ${ownersJson} as owners
		from wanted w join catalogue.cases c on c.id = w.case_id
			cross join lateral json_to_record(${subjectsJson(locale)}) as s(themes json, perspectives json, goals json)
		where ${visible(anonymous)} and c.id <> all(${known}::int[])
		order by c.published_at desc, c.id desc`.execute(db);
	return rows.map(({ card, ...row }) => ({ ...row, card: toCard(card) }));
}

/** Cases with the terms of what was learned and wished for, those with the weightiest first. */
function alike({ learned, interests, known }: Profile): RawBuilder<unknown> {
	const ids = learned.map(({ id }) => id);
	const [kinds, slugs] = [interests.map(({ kind }) => kind), interests.map(({ slug }) => slug)];
	const weight = sql`case t.kind ${sql.join(
		interestKinds.map((kind) => sql`when ${kind} then ${sql.lit(subjectWeights[kind])}`),
		sql` `,
	)} end`;
	return sql`
		select f.case_id, false as is_newest from (
			select kind, term_id, count(*) as times from (
				select kind, term_id from catalogue.filings where case_id = any(${ids}::int[]) and kind = any(${[...interestKinds]})
				union all select w.kind, case w.kind when 'goal' then w.slug::int else t.id end from unnest(${kinds}::text[], ${slugs}::text[]) as w (kind, slug)
					left join catalogue.terms t on t.kind = w.kind and t.slug = w.slug where t.id is not null or w.kind = 'goal'
			) as each group by kind, term_id
		) as t cross join lateral (${newestFiled(sql`t.kind`, sql`t.term_id`, known, most.perTerm)}) as f
		group by f.case_id order by sum(t.times * ${weight}) desc, f.case_id desc limit ${most.alike}`;
}

/** By key, so that it takes as long in a large catalogue as in a small one. */
function newestFiled(kind: RawBuilder<unknown>, term: RawBuilder<unknown>, known: number[], limit: number): RawBuilder<unknown> {
	return sql`select case_id from catalogue.filings where kind = ${kind} and term_id = ${term} and published_at <= now()
		and case_id <> all(${known}::int[]) order by case_id desc limit ${limit}`;
}

const ownersJson = sql`(
	${jsonList(sql`'person ' || x.person_id`, sql`catalogue.case_people x`, sql`x.role = 'guest'`)}::jsonb
	|| ${jsonList(sql`'organisation ' || x.organisation_id`, sql`catalogue.case_people x`, sql`x.role = 'guest' and x.organisation_id is not null`)}::jsonb
	|| ${jsonList(sql`'organisation ' || x.organisation_id`, sql`catalogue.case_organisations x`)}::jsonb)`;
