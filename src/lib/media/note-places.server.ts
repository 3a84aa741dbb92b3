import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Deed, Named, Site } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import { finishedShare, newestPlace, type Place, placeFrom, type ToldPlace } from './place.ts';
import { completedDeed, playingDeeds } from './play-statements.ts';
import { playedShare } from './played-segments.ts';

interface Known extends Named {
	id: number;
	durationMs: number | null;
	now: Date;
	place: { atMs: number; isFinished: boolean; notedAt: string } | null;
}

/**
 * Notes where a member is, in one case or many, unless another device has told later, and records what they played. Cases
 * that are gone are passed over.
 */
export async function notePlaces(db: Db, viewer: Member, told: readonly ToldPlace[], site: Site): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const slugs = told.map((one) => one.case);
		for (const known of await findKnown(tx, viewer, slugs)) {
			const here = told.filter((one) => one.case === known.slug);
			const places = here.map((one) => placeFrom(one, known.now, known.durationMs));
			const stored = known.place && { ...known.place, notedAt: new Date(known.place.notedAt) };
			const all = [...places, ...(stored ? [stored] : [])];
			const newest = all.reduce(newestPlace);
			await storePlace(tx, viewer, known.id, newest, all.reduce(oldestPlace).notedAt);
			await storeHeard(tx, viewer, known.id, heardIn(here, known.durationMs), places.reduce(newestPlace));
			await recordLearning(tx, viewer, site, deedsOf(known, here, newest, site));
		}
	});
}

function deedsOf(known: Known, told: readonly ToldPlace[], { isFinished }: Place, site: Site): Deed[] {
	const { durationMs, now, place } = known;
	const playing = told.find((one) => one.heard) ?? told[0];
	const length = playing?.length ?? (durationMs === null ? undefined : durationMs / 1000);
	const all = { site, aCase: known, heard: playing?.heard, length, now };
	const isNew = isFinished && !place?.isFinished;
	return [...playingDeeds(all), ...(isNew ? [completedDeed(all, finishedShare)] : [])];
}

/** The greatest share of the case that one of the tellings has played; without a known length that is nothing. */
function heardIn(told: readonly ToldPlace[], durationMs: number | null): number {
	const shares = told.map(({ heard, length = (durationMs ?? 0) / 1000 }) =>
		heard && length > 0 ? playedShare(heard.segments, length) : 0,
	);
	return Math.max(...shares);
}

/** The time is the database's, so that any number of web processes agree on it. */
async function findKnown(tx: Db, viewer: Member, slugs: string[]): Promise<Known[]> {
	const { rows } = await sql<Known>`
		select c.id, c.slug, c.title, c.language, c.duration_ms as "durationMs", now(), case when p.user_id is not null then
			json_build_object('atMs', p.at_ms, 'isFinished', p.is_finished, 'notedAt', p.noted_at) end as place
		from catalogue.cases c left join media.places p on p.case_id = c.id and p.user_id = ${viewer.id}
		where c.slug = any(${slugs}) and ${visible(viewer)}`.execute(tx);
	return rows;
}

function oldestPlace(one: Place, other: Place): Place {
	return other.notedAt < one.notedAt ? other : one;
}

async function storePlace(tx: Db, { id }: Member, caseId: number, place: Place, firstAt: Date): Promise<void> {
	const { atMs, isFinished, notedAt } = place;
	await sql`
		insert into media.places (user_id, case_id, at_ms, is_finished, noted_at, first_at)
		values (${id}, ${caseId}, ${atMs}, ${isFinished}, ${notedAt}, ${firstAt})
		on conflict (user_id, case_id) do update set
			at_ms = excluded.at_ms, is_finished = excluded.is_finished, noted_at = excluded.noted_at,
			first_at = least(places.first_at, excluded.first_at)`.execute(tx);
}

/** When it was heard moves only with a telling that says all that is known: seconds of it do not bring back what was forgotten. */
async function storeHeard(tx: Db, { id }: Member, caseId: number, share: number, { isFinished, notedAt }: Place): Promise<void> {
	if (share === 0 && !isFinished) return;
	await sql`
		update media.places set heard_share = greatest(heard_share, ${share}::real), heard_at = greatest(heard_at, ${notedAt})
		where user_id = ${id} and case_id = ${caseId}
			and (${isFinished} or ${share}::real >= case when is_finished then 1 else heard_share end)`.execute(tx);
}
