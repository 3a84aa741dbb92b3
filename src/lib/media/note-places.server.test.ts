import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { site } from '../../../tests/records/site.ts';
import { findPlace, findPlaces } from './find-places.server.ts';
import { forgetPlace, forgetPlaces } from './forget-places.server.ts';
import { notePlaces } from './note-places.server.ts';

let made = 0;
const makeRecording = (db: Db, more = {}) => storeCase(db, { title: `Samtale ${++made}`, durationMs: 1_800_000, ...more });
const played = async (db: Db, viewer: Member, only?: 'begun') =>
	(await findPlaces(db, viewer, 'nb', { limit: 50, only })).played.map(({ card, atMs, isFinished }) => [
		card.id,
		atMs,
		isFinished,
	]);

test('a second device finds the place where the first one stopped, and an old one moves nothing back', async ({ db }) => {
	const [me, { id, slug }] = [await makeMember(db), await makeRecording(db)];
	await notePlaces(db, me, [{ case: slug, seconds: 600.5, agoMs: 60_000 }], site);
	expect(await findPlace(db, me, id)).toMatchObject({ atMs: 600_500 });
	await notePlaces(db, me, [{ case: slug, seconds: 20, agoMs: 3_600_000 }], site);
	expect(await findPlace(db, me, id)).toMatchObject({ atMs: 600_500 });
	await notePlaces(db, me, [{ case: slug, seconds: 300, agoMs: 0 }], site);
	const { atMs, agoMs } = (await findPlace(db, me, id)) ?? {};
	expect(atMs).toBe(300_000);
	expect(agoMs).toBeLessThan(60_000);
	const { firstAt, notedAt } = (await findPlaces(db, me, 'nb', { limit: 1 })).played[0] ?? {};
	expect((notedAt?.getTime() ?? 0) - (firstAt?.getTime() ?? 0)).toBeGreaterThan(3_500_000);
});

test('what is heard to the end is not offered to be gone on with, and stays heard', async ({ db }) => {
	const [me, { id, slug }] = [await makeMember(db), await makeRecording(db)];
	await notePlaces(db, me, [{ case: slug, seconds: 1790, length: 1800, agoMs: 5 }], site);
	expect(await played(db, me)).toEqual([[id, 0, true]]);
	expect(await played(db, me, 'begun')).toEqual([]);
	await notePlaces(db, me, [{ case: slug, seconds: 60, length: 1800, agoMs: 0 }], site);
	expect(await played(db, me)).toEqual([[id, 60_000, true]]);
});

test('what a browser remembered moves in at once; drafts and what is gone are passed over', async ({ db }) => {
	const me = await makeMember(db);
	const [one, two, draft] = [await makeRecording(db), await makeRecording(db), await makeRecording(db, { status: 'draft' })];
	await notePlaces(
		db,
		me,
		[
			{ case: one.slug, seconds: 10, agoMs: 1000 },
			{ case: one.slug, seconds: 30, agoMs: 9000 },
			{ case: two.slug, seconds: 20, agoMs: 2000 },
			{ case: draft.slug, seconds: 20, agoMs: 0 },
			{ case: 'finnes-ikke', seconds: 20, agoMs: 0 },
		],
		site,
	);
	expect(await played(db, me)).toEqual([
		[one.id, 10_000, false],
		[two.id, 20_000, false],
	]);
});

test('many devices at once leave the newest place', async ({ db }) => {
	const [me, { id, slug }] = [await makeMember(db), await makeRecording(db)];
	const ages = [5, 1, 4, 9, 3, 8, 2, 7, 6];
	await Promise.all(ages.map((age) => notePlaces(db, me, [{ case: slug, seconds: 100 + age, agoMs: age * 60_000 }], site)));
	expect(await findPlace(db, me, id)).toMatchObject({ atMs: 101_000 });
});

test('nobody sees or forgets another’s places', async ({ db }) => {
	const [me, other, { id, slug }] = [await makeMember(db), await makeMember(db), await makeRecording(db)];
	await notePlaces(db, me, [{ case: slug, seconds: 60, agoMs: 0 }], site);
	expect(await findPlace(db, other, id)).toBeUndefined();
	expect(await played(db, other)).toEqual([]);
	await expect(forgetPlace(db, other, id)).rejects.toMatchObject({ status: 404 });
	await forgetPlaces(db, other);
	expect(await played(db, me)).toEqual([[id, 60_000, false]]);
	await forgetPlace(db, me, id);
	expect(await played(db, me)).toEqual([]);
});

test('an account that is gone gets no places', async ({ db }) => {
	const { slug } = await makeRecording(db);
	const nobody: Member = { kind: 'member', id: crypto.randomUUID(), name: 'Ingen', role: 'member' };
	await expect(notePlaces(db, nobody, [{ case: slug, seconds: 60, agoMs: 0 }], site)).rejects.toMatchObject({ status: 403 });
});

test('the greatest share that a session heard counts, and when', async ({ db }) => {
	const [me, { id, slug }] = [await makeMember(db), await makeRecording(db)];
	const { slug: unknown } = await makeRecording(db, { durationMs: undefined });
	const hear = (to: number, { aCase = slug, agoMs = 0, from = 0 } = {}) => {
		const heard = { session: crypto.randomUUID(), segments: [[from, to]] as [number, number][], events: [] };
		return notePlaces(db, me, [{ case: aCase, seconds: to, agoMs, heard }], site);
	};
	const shareOf = () =>
		db
			.selectFrom('media.listening')
			.select(['share', 'heard_at'])
			.where('user_id', '=', me.id)
			.where('case_id', '=', id)
			.executeTakeFirstOrThrow();
	await hear(900, { agoMs: 3_600_000 });
	const first = await shareOf();
	expect(first.share).toBe(0.5);
	await hear(60);
	expect(await shareOf()).toEqual(first);
	await hear(1200, { from: 300 });
	const again = await shareOf();
	expect(again.share).toBe(0.5);
	expect(again.heard_at?.getTime()).toBeGreaterThan(first.heard_at?.getTime() ?? 0);
	await hear(1790, { from: 1780 });
	expect((await shareOf()).share).toBe(1);
	await hear(900, { aCase: unknown });
	const counted = await db.selectFrom('pathways.evidence').select('case_id').where('user_id', '=', me.id).execute();
	expect(counted).toEqual([{ case_id: id }]);
});
