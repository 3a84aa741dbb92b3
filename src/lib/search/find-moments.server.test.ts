import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { saveTranscript } from '#lib/transcript/save-transcript.server.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { findMoments } from './find-moments.server.ts';

type Content = Parameters<typeof storeCase>[1];

async function storeTalk(db: Db, content: Content, said: string[], language = 'nb') {
	const { id } = await storeCase(db, content);
	const turns = said.map((text, i) => ({ kind: 'speech' as const, speaker: 'Ada Moe', text, startMs: i * 10_000 }));
	await db.transaction().execute((tx) => saveTranscript(tx, id, { language, turns }));
}

const titles = async (db: Db, query: string) =>
	(await findMoments(db, anonymous, 'nb', query, { limit: 10 })).cases.map(({ card }) => card.title);

test('leads from a word that was said to its second, escaped and marked', async ({ db }) => {
	await storeTalk(db, { title: 'Tare' }, ['Vi begynte.', 'Da kom >> havtåken & alt stanset.']);
	const found = await findMoments(db, anonymous, 'nb', 'havtåk', { limit: 10 });
	expect(found).toMatchObject({ total: 1, cases: [{ card: { title: 'Tare' } }] });
	expect(found.cases[0]?.moments).toEqual([
		{ startMs: 10_000, speaker: 'Ada Moe', html: expect.stringContaining('Da kom &gt;&gt; <mark>havtåken</mark> &amp;') },
	]);
});

test('finds Norwegian and English words in other forms than the asked one', async ({ db }) => {
	await storeTalk(db, { title: 'Robotene', language: 'nb' }, ['Robotene sorterte avfallet.']);
	await storeTalk(db, { title: 'Waiting', language: 'en' }, ['They were running everywhere.'], 'en');
	expect(await titles(db, 'robot avfall')).toEqual(['Robotene']);
	expect(await titles(db, 'runs')).toEqual(['Waiting']);
});

test('finds people, organisations, themes and numbers, titles before mere mentions', async ({ db }) => {
	const people = [{ name: 'Guro Fjellheim', role: 'guest' as const, organisation: 'Vindlaget' }];
	await storeCase(db, { title: 'Møllene', number: 'C0999', people, themes: ['Seilskip'] });
	await storeTalk(db, { title: 'Noe annet' }, ['Alle snakket om møllene.']);
	for (const query of ['fjellheim', 'Vindlag', 'seilskip', 'C0999']) expect(await titles(db, query), query).toEqual(['Møllene']);
	expect(await titles(db, 'møllene')).toEqual(['Møllene', 'Noe annet']);
});

test('keeps drafts to itself, and takes nonsense as nothing found', async ({ db }) => {
	await storeTalk(db, { title: 'Kladd', status: 'draft' }, ['Hemmelig kvikksølv.']);
	for (const query of ['kvikksølv', 'kladd', '', '%', "'", '& | !', 'og', '\0', 'x'.repeat(5000)])
		expect(await titles(db, query)).toEqual([]);
});
