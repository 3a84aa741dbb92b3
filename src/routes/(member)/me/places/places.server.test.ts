import type { RequestEvent } from '@sveltejs/kit';
import { expect } from 'vitest';
import { anonymous, type Viewer } from '#lib/accounts/viewer.ts';
import { findPlace } from '#lib/media/find-places.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../../../tests/accounts/make-member.ts';
import { test } from '../../../../../tests/database/database-test.ts';
import { storeCase } from '../../../../../tests/database/make-case.ts';
import { POST } from './+server.ts';

const url = new URL('https://cases.example.org/me/places');
const json = { 'content-type': 'application/json' };

function tell(db: Db, viewer: Viewer, body: string, headers: Record<string, string> = json): Promise<Response> {
	const request = new Request(url, { method: 'POST', body, headers });
	return POST({ locals: { db, viewer, config: { origin: url.origin } }, request } as unknown as RequestEvent<never, never>);
}

const places = (slug: string, more: object = {}) => JSON.stringify({ places: [{ case: slug, seconds: 60, agoMs: 0, ...more }] });

test('a player tells where a member is', async ({ db }) => {
	const [me, { id, slug }] = [await makeMember(db), await storeCase(db, { title: 'Fortalt' })];
	expect((await tell(db, me, places(slug))).status).toBe(204);
	expect(await findPlace(db, me, id)).toMatchObject({ atMs: 60_000 });
	await tell(db, me, places(slug, { seconds: 61 }), { 'content-type': 'application/json; charset=utf-8' });
	expect(await findPlace(db, me, id)).toMatchObject({ atMs: 61_000 });
});

test('nothing else is taken', async ({ db }) => {
	const [me, { id, slug }] = [await makeMember(db), await storeCase(db, { title: 'Angrepet' })];
	const good = places(slug);
	const refused: [string, number, () => Promise<Response>][] = [
		['nobody’s', 403, () => tell(db, anonymous, good)],
		['a form', 400, () => tell(db, me, good, { 'content-type': 'text/plain' })],
		['no JSON', 400, () => tell(db, me, '{')],
		['nothing', 400, () => tell(db, me, '')],
		['null', 400, () => tell(db, me, 'null')],
		['huge numbers', 400, () => tell(db, me, places(slug, { seconds: 1e308 }))],
		['numbers beyond all', 400, () => tell(db, me, good.replace('60', '1e999'))],
		['a megabyte', 400, () => tell(db, me, `${good}${' '.repeat(1_000_000)}`)],
		['another’s name', 400, () => tell(db, me, places(slug, { userId: me.id }))],
		['a depth of lists', 400, () => tell(db, me, '['.repeat(20_000))],
	];
	for (const [what, status, attempt] of refused) await expect(attempt(), what).rejects.toMatchObject({ status });
	expect(await findPlace(db, me, id)).toBeUndefined();
});

test('ages and addresses that are odd do no harm', async ({ db }) => {
	const [me, { id, slug }] = [await makeMember(db), await storeCase(db, { title: 'Skjev klokke' })];
	expect((await tell(db, me, places(slug, { agoMs: -1e15 }))).status).toBe(204);
	expect((await findPlace(db, me, id))?.agoMs).toBeGreaterThanOrEqual(0);
	for (const odd of ["x' or true --", '\0', '\uD800', '../..', '__proto__']) {
		await expect(tell(db, me, places(odd))).rejects.toMatchObject({ status: 400 });
	}
});
