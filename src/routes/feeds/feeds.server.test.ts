import { parseFeed } from 'podcast-partytime';
import { describe, expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import type { CaseContentInput } from '#lib/catalogue/case-content.ts';
import type { Db } from '#lib/platform/db.ts';
import { caseDocument } from '#lib/studio/case-document.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { callEndpoint } from '../../../tests/database/call-endpoint.ts';
import { test } from '../../../tests/database/database-test.ts';
import { makeManyCases } from '../../../tests/database/make-many-cases.ts';
import { GET as getOne } from './[kind]/[slug].xml/+server.ts';
import { GET as getAll } from './all.xml/+server.ts';

const stored = { storageKey: 'ab/abcd.mp3', bytes: 1234, sha256: 'ab'.repeat(32) };

/** Saves an invented case with a sound file, a transcript with times and a video elsewhere. */
async function saveEpisode(db: Db, content: Partial<CaseContentInput> & { title: string }, media = true) {
	const document = caseDocument.parse({
		case: { language: 'nn', publishedAt: '2024-05-01T08:00:00Z', themes: ['Vind'], series: 'Kysten', ...content },
		transcript: { language: 'nn', turns: [{ speaker: 'Liv', text: 'Hei.', startMs: 0, endMs: 900 }] },
		media: media
			? [
					{ kind: 'video', src: 'https://video.example/v.mp4', mimeType: 'video/mp4' },
					{ kind: 'audio', src: 'sound.mp3', mimeType: 'audio/mpeg' },
				]
			: [],
	});
	return saveCaseDocument(db, operator, document, { storeMedia: async ({ kind }) => (kind === 'audio' ? stored : undefined) });
}

describe('feeds', () => {
	test('hold what a podcast app needs of every case with sound or picture', async ({ db }) => {
		await saveEpisode(db, {
			title: 'Kven eig «vinden» & vatnet?',
			number: 'C0001',
			guid: 'guid-1',
			ingress: 'Om vind <og> vatn.',
			people: [
				{ name: 'Liv Gjest', role: 'guest', url: 'https://liv.example/' },
				{ name: 'Ola Vert', role: 'host' },
			],
			place: 'Fjellvåg',
			license: 'CC-BY-4.0',
			episode: 1,
			season: 2,
			durationMs: 61_000,
		});
		await saveEpisode(db, { title: 'Berre tekst', number: 'C0002', publishedAt: '2024-06-01T08:00:00Z' }, false);
		await saveEpisode(db, { title: 'Eit utkast', number: 'C0003', status: 'draft' });
		await saveEpisode(db, { title: 'I framtida', number: 'C0004', publishedAt: '2999-01-01T08:00:00Z' });
		await saveEpisode(db, {
			title: 'Nyare',
			number: 'C0005',
			language: 'nn',
			publishedAt: '2024-07-01T08:00:00Z',
			themes: ['Sol'],
			series: 'Fjellet',
		});

		const response = await callEndpoint(getAll, { db }, '/feeds/all.xml');
		expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
		expect(response.headers.get('x-page-tags')).toBe('list');
		expect(Date.parse(response.headers.get('last-modified') ?? '')).toBeGreaterThan(Date.now() - 3_600_000);
		const feed = parseFeed(await response.text());
		expect(feed).toMatchObject({ title: 'Testdugnad', language: 'nn', author: 'Testdugnad' });
		expect(feed?.items.map(({ title }) => title)).toEqual(['Nyare', 'Kven eig «vinden» & vatnet?']);
		expect(feed?.items[1]).toMatchObject({
			guid: 'guid-1',
			duration: 61,
			link: 'https://cases.example.org/nn/case/c0001-kven-eig-vinden-vatnet',
			enclosure: { url: 'https://cases.example.org/media/ab/abcd.mp3', length: 1234, type: 'audio/mpeg' },
			podcastLocation: { name: 'Fjellvåg' },
			license: { identifier: 'CC-BY-4.0' },
			podcastPeople: [
				{ name: 'Liv Gjest', role: 'Guest', href: 'https://liv.example/' },
				{ name: 'Ola Vert', role: 'Host' },
			],
		});
		expect(feed?.items[1]?.podcastTranscripts?.map(({ url }) => url)).toContain(
			'https://cases.example.org/transcripts/c0001-kven-eig-vinden-vatnet.vtt',
		);
	});

	test('of a theme or a series hold its cases and are called after it', async ({ db }) => {
		for (const [kind, slug, name] of [['theme', 'vind', 'Vind'] as const, ['series', 'kysten', 'Kysten'] as const]) {
			const response = await callEndpoint(getOne, { db }, `/feeds/${kind}/${slug}.xml`, { kind, slug });
			const feed = parseFeed(await response.text());
			expect(feed?.title).toBe(`Testdugnad: ${name}`);
			expect(feed?.items.map(({ guid }) => guid)).toEqual(['guid-1']);
		}
	});

	test('refuse in one sentence what there is not', async ({ db }) => {
		const call = (address: string, params = {}) => callEndpoint(getOne, { db }, address, params);
		await expect(call('/feeds/theme/x.xml', { kind: 'theme', slug: 'x' })).rejects.toThrow(/no .*x/);
		await expect(call('/feeds/colour/x.xml', { kind: 'colour', slug: 'x' })).rejects.toThrow('not of "colour"');
		await expect(callEndpoint(getAll, { db }, '/feeds/all.xml?page=2')).rejects.toThrow('no page 2');
		await expect(callEndpoint(getAll, { db }, '/feeds/all.xml?page=0')).rejects.toThrow('The parameter page is "0"');
	});

	test('are divided after 1,000 episodes, and each part leads to its neighbours', async ({ db }) => {
		await makeManyCases(db, 1001);
		const first = await (await callEndpoint(getAll, { db }, '/feeds/all.xml')).text();
		const second = await (await callEndpoint(getAll, { db }, '/feeds/all.xml?page=2')).text();
		expect(parseFeed(first)?.items).toHaveLength(1000);
		expect(parseFeed(second)?.items.map(({ guid }) => guid)).toEqual(['many 3', 'many 2', 'many 1']);
		expect(first).toContain('rel="next" href="https://cases.example.org/feeds/all.xml?page=2"');
		expect(second).toContain('rel="previous" href="https://cases.example.org/feeds/all.xml"');
		expect(second).not.toContain('rel="next"');
	});
});
