import { expect } from 'vitest';
import { countJobs } from '#lib/platform/jobs.ts';
import { test } from '../../../tests/database/database-test.ts';
import { clipKey } from './cut-quote.server.ts';
import { findClip, mostWaiting, orderClip } from './order-clip.server.ts';

const sha256 = 'a'.repeat(64);
const quote = { sha256, startMs: 1000, endMs: 5000 };
const card = { text: 'Bussen må spørre først.', speaker: 'Ågot', caseTitle: 'Buss', siteName: 'Testdugnad', hue: 20 };

test('a clip is ordered once, each kind for itself, and is ready when it is made', async ({ db }) => {
	expect(await findClip(db, quote)).toEqual({ state: 'none' });
	expect(await Promise.all([orderClip(db, quote), orderClip(db, quote)])).toEqual(['ordered', 'ordered']);
	expect(await findClip(db, quote)).toEqual({ state: 'waiting' });
	expect(await findClip(db, { ...quote, card })).toEqual({ state: 'none' });
	expect(await countJobs(db, 'cut_quote')).toBe(1);
	await db.insertInto('media.sources').values({ sha256 }).execute();
	const row = { source_sha256: sha256, kind: 'sound', start_ms: 1000, end_ms: 5000, mime_type: 'audio/mpeg', bytes: 9 };
	await db
		.insertInto('media.clips')
		.values({ ...row, storage_key: clipKey(quote), sha256 })
		.execute();
	expect(await findClip(db, quote)).toEqual({ state: 'ready', storageKey: clipKey(quote) });
});

test('a video of words that were corrected since is not shown any more', async ({ db }) => {
	const former = { ...quote, startMs: 2000, card };
	await db
		.insertInto('media.sources')
		.values({ sha256 })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const row = { source_sha256: sha256, kind: 'card', start_ms: 2000, end_ms: 5000, mime_type: 'video/mp4', bytes: 9 };
	await db
		.insertInto('media.clips')
		.values({ ...row, storage_key: clipKey(former), sha256 })
		.execute();
	expect(await findClip(db, former)).toMatchObject({ state: 'ready' });
	expect(await findClip(db, { ...former, card: { ...card, text: 'Bussen må svare først.' } })).toEqual({ state: 'none' });
});

test('strangers at once never get more clips queued than there is room for', async ({ db }) => {
	const before = await countJobs(db, 'cut_quote');
	const orders = Array.from({ length: mostWaiting + 5 }, (_, i) => orderClip(db, { sha256, startMs: i * 1000, endMs: 200_000 }));
	const outcomes = await Promise.all(orders);
	expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(before + 5);
	expect(await countJobs(db, 'cut_quote')).toBe(mostWaiting);
	expect(await orderClip(db, { sha256, startMs: 0, endMs: 200_000 })).toBe('ordered');
});
