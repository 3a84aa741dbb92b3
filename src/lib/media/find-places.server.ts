import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import { type CardJson, cardJson, toCard } from '#lib/catalogue/case-json.ts';
import type { CaseCard } from '#lib/catalogue/case-views.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';

/** A case that a member has played, and how far. */
export interface Played {
	card: CaseCard;
	/** Where to go on; 0 when it is heard to the end. */
	atMs: number;
	isFinished: boolean;
	notedAt: Date;
	firstAt: Date;
}

/** Which of what a member has played: everything, or only what can be gone on with. */
export interface PlayedRequest extends PageRequest {
	only?: 'begun';
}

/** What a member has played, the latest first, and how much that is in all. */
export async function findPlaces(
	db: Db,
	viewer: Member,
	locale: Locale,
	{ only, ...page }: PlayedRequest,
): Promise<{ played: Played[]; total: number }> {
	const mine = sql`media.places p join catalogue.cases c on c.id = p.case_id
		where p.user_id = ${viewer.id} and ${visible(viewer)} and ${only === 'begun' ? sql`not p.is_finished` : sql`true`}`;
	const { rows } = await sql<{ played: PlayedJson[]; total: number }>`
		select (select count(*) from ${mine}) as total, (select coalesce(json_agg(entry), '[]') from (
			select json_build_object('card', ${cardJson(locale)}, 'atMs', p.at_ms, 'isFinished', p.is_finished,
				'notedAt', p.noted_at, 'firstAt', p.first_at) as entry
			from ${mine} order by p.noted_at desc, c.id limit ${page.limit} offset ${offsetOf(page)}) as page) as played`.execute(db);
	return { played: rows[0]?.played.map(toPlayed) ?? [], total: rows[0]?.total ?? 0 };
}

type PlayedJson = Omit<Played, 'card' | 'notedAt' | 'firstAt'> & { card: CardJson; notedAt: string; firstAt: string };

function toPlayed({ card, notedAt, firstAt, ...played }: PlayedJson): Played {
	return { ...played, card: toCard(card), notedAt: new Date(notedAt), firstAt: new Date(firstAt) };
}

/** Where a member is in a case that the caller has opened, and how long ago that was noted. */
export async function findPlace(db: Db, viewer: Member, caseId: number): Promise<{ atMs: number; agoMs: number } | undefined> {
	const { rows } = await sql<{ atMs: number; agoMs: number }>`
		select at_ms as "atMs", (extract(epoch from now() - noted_at) * 1000)::float8 as "agoMs"
		from media.places where user_id = ${viewer.id} and case_id = ${caseId}`.execute(db);
	return rows[0] && { ...rows[0], agoMs: Math.round(rows[0].agoMs) };
}
