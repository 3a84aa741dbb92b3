import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { SignalKind } from './signal.ts';

/** How much a member did of a kind: the share heard (0 to 1), the best score, the number of notes and bookmarks. */
export interface Signal {
	kind: SignalKind;
	amount: number;
}

/** What counts of one case for a member's recommendations. */
export interface SignalsOfCase {
	id: number;
	slug: string;
	title: string;
	language: string;
	/** What was heard of it, in milliseconds; null where its length is not known. */
	heardMs: number | null;
	/** Its part of all that counts, 0 to 1. */
	share: number;
	signals: Signal[];
}

/** What counts for a member's recommendations, in all. */
export interface SignalSums {
	cases: number;
	heardMs: number;
	/** In how many cases the member did it. */
	counts: Partial<Record<SignalKind, number>>;
}

/** What counts for a member's recommendations, the weightiest case first, and in all. */
export async function listSignals(
	db: Db,
	viewer: Member,
	page: PageRequest,
): Promise<{ cases: SignalsOfCase[]; sums: SignalSums }> {
	const { rows } = await sql<{ cases: SignalsOfCase[]; sums: SignalSums }>`
		with mine as (
			select e.*, c.slug, c.title, c.language, case e.kind when 'heard' then (e.amount * c.duration_ms)::int end as heard_ms
			from pathways.evidence e join catalogue.cases c on c.id = e.case_id where e.user_id = ${viewer.id} and ${visible(viewer)}
		),
		each as (
			select case_id as id, slug, title, language, sum(heard_ms) as "heardMs", sum(weight) / sum(sum(weight)) over () as share,
				json_agg(json_build_object('kind', kind, 'amount', amount) order by weight desc) as signals
			from mine group by case_id, slug, title, language order by share desc, case_id limit ${page.limit} offset ${offsetOf(page)}
		)
		select (select coalesce(json_agg(each), '[]') from each) as cases, json_build_object(
			'cases', (select count(distinct case_id) from mine), 'heardMs', (select coalesce(sum(heard_ms), 0) from mine),
			'counts', (select coalesce(json_object_agg(kind, times), '{}') from (select kind, count(*) as times from mine group by kind) as k)
		) as sums`.execute(db);
	return rows[0] as { cases: SignalsOfCase[]; sums: SignalSums };
}
