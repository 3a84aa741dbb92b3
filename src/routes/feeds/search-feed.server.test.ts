import { parseFeed } from 'podcast-partytime';
import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { caseDocument } from '#lib/studio/case-document.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { callEndpoint } from '../../../tests/database/call-endpoint.ts';
import { test } from '../../../tests/search/search-test.ts';
import { GET } from './search.xml/+server.ts';

/** Saves an invented case in which something is said about tea, with its sound elsewhere. */
async function saveEpisode(db: Db, day: number, said = 'Vi kokte te på tyttebær.'): Promise<void> {
	const publishedAt = new Date(Date.UTC(2024, 0, day)).toISOString();
	const document = caseDocument.parse({
		case: { title: `Samtale ${day}`, language: 'nb', publishedAt, themes: [day > 30 ? 'Mat' : 'Helse'] },
		transcript: { language: 'nb', turns: [{ speaker: 'Liv', text: said, startMs: 0 }] },
		media: [{ kind: 'audio', src: `https://sound.example/${day}.mp3`, mimeType: 'audio/mpeg' }],
	});
	await saveCaseDocument(db, operator, document, { storeMedia: async () => undefined });
}

test('while the index is being built, a feed reader is told to come back', async ({ db, search }) => {
	const { status, headers } = await callEndpoint(GET, { db, search }, '/feeds/search.xml?q=te');
	expect([status, headers.get('retry-after')]).toEqual([503, '10']);
});

test('holds the 50 newest cases that answer, under its own address', async ({ db, search, reindex }) => {
	for (let day = 1; day <= 60; day++) await saveEpisode(db, day);
	await saveEpisode(db, 61, 'Vi kokte kaffe.');
	await reindex();

	const response = await callEndpoint(GET, { db, search }, '/feeds/search.xml?sort=relevance&q=%20tytteb%C3%A6r&page=1');
	const text = await response.text();
	const feed = parseFeed(text);
	expect(feed?.title).toBe('Testdugnad: tyttebær');
	expect(feed?.link).toBe('https://cases.example.org/search?q=tytteb%C3%A6r');
	expect(text).toContain('rel="self" href="https://cases.example.org/feeds/search.xml?q=tytteb%C3%A6r"');
	expect(feed?.items.map(({ title }) => title)).toEqual(Array.from({ length: 50 }, (_, at) => `Samtale ${60 - at}`));
	expect(response.headers.get('x-robots-tag')).toBe('noindex');
	expect(response.headers.get('x-page-tags')).toBe('');

	const narrowed = await callEndpoint(GET, { db, search }, '/feeds/search.xml?q=tytteb%C3%A6r&theme=helse');
	expect(parseFeed(await narrowed.text())?.items[0]?.title).toBe('Samtale 30');
});

test('says what it needs', async ({ db, search }) => {
	const ask = (query: string) => callEndpoint(GET, { db, search }, `/feeds/search.xml${query}`);
	await expect(ask('')).rejects.toThrow('The parameter q is missing');
	await expect(ask('?q=te&page=2')).rejects.toThrow('no page 2');
});
