import { sql } from 'kysely';
import { anonymous, type Member } from '#lib/accounts/viewer.ts';
import { nameIn } from '#lib/catalogue/case-json.ts';
import type { Term } from '#lib/catalogue/case-views.ts';
import { goalName } from '#lib/catalogue/goal-name.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { InterestKind, SignalKind } from '../signal.ts';
import { type Subjects, subjectsJson } from '../subjects.ts';

/** A case that speaks for others: the member did something with it, or looks at it now (`here`). */
export interface LearnedCase extends Subjects {
	id: number;
	slug: string;
	title: string;
	language: string;
	weight: number;
	/** The weightiest first. */
	did: (SignalKind | 'here')[];
}

/** Something that the member wishes to learn about, and the newest cases that have it. */
export interface Interest extends Term {
	kind: InterestKind;
	caseIds: number[];
}

/** All that recommendations for a member start from. */
export interface Profile {
	isPersonal: boolean;
	looksElsewhere: boolean;
	/** The newest first. */
	learned: LearnedCase[];
	/** Cases that the member said no to, the newest first. */
	unwanted: number[];
	/** What is not recommended: begun, learned, refused, or looked at now. */
	known: number[];
	interests: Interest[];
}

/** Older ones would hardly be heard, and reading them takes time. */
const mostLearned = 50;
const mostOfInterest = 300;

/** Reads what recommendations for a member start from; `near` is the case that they look at. Who wants none that are personal has no past here. */
export async function findProfile(db: Db, { id }: Member, locale: Locale, near: number | null = null): Promise<Profile> {
	const { rows } = await sql<Profile>`
		with choice as (
			select coalesce(bool_and(is_personal), true) as is_personal, coalesce(bool_and(looks_elsewhere), true) as looks_elsewhere
			from pathways.choices where user_id = ${id}
		),
		learned as (
			select case_id, json_agg(kind order by weight desc) as did, sum(weight) as weight, max(at) as at from (
				select case_id, kind, weight, at from pathways.evidence where user_id = ${id} and (select is_personal from choice)
				union all select ${near}::int, 'here', 1, 'infinity' where ${near}::int is not null
			) as deeds group by case_id order by at desc, case_id limit ${mostLearned}
		)
		select is_personal as "isPersonal", looks_elsewhere as "looksElsewhere",
			(select coalesce(json_agg(${learnedJson(locale)} order by l.at desc, c.id), '[]')
				from learned l join catalogue.cases c on c.id = l.case_id where ${visible(anonymous)}) as learned,
			array(select case_id from pathways.dismissals where user_id = ${id} and is_personal order by dismissed_at desc) as unwanted,
			array(
				select case_id from pathways.dismissals where user_id = ${id}
				union select case_id from media.listening where user_id = ${id}
				union select case_id from assessment.results where user_id = ${id} and passed
				union select case_id from assessment.reflecting where user_id = ${id}
				union select ${near}::int where ${near}::int is not null
			) as known,
			(select coalesce(json_agg(json_build_object('kind', i.kind, 'slug', coalesce(t.slug, i.term_id::text),
					'name', ${nameIn(locale)}, 'caseIds', array(
						select f.case_id from catalogue.filings f where f.kind = i.kind and f.term_id = i.term_id and f.published_at <= now()
						order by f.case_id desc limit ${mostOfInterest}
					)) order by i.kind, i.term_id), '[]')
				from pathways.interests i left join catalogue.terms t on t.kind = i.kind and t.id = i.term_id
				where i.user_id = ${id} and is_personal and (t.id is not null or i.kind = 'goal')) as interests
		from choice`.execute(db);
	// The first query of choices is an aggregate, which has one row whatever there is.
	const profile = rows[0] as Profile;
	return { ...profile, interests: profile.interests.map((one) => named(one, locale)) };
}

function learnedJson(locale: Locale) {
	return sql`json_build_object('id', c.id, 'slug', c.slug, 'title', c.title, 'language', c.language, 'did', l.did,
		'weight', l.weight)::jsonb || ${subjectsJson(locale)}::jsonb`;
}

function named(interest: Interest, locale: Locale): Interest {
	return interest.kind === 'goal' ? { ...interest, name: goalName(locale, Number(interest.slug)) } : interest;
}
