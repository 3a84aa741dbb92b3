import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseContent } from '#lib/catalogue/case-content.ts';
import type { FeedChannel, FeedEpisode } from '#lib/feed/feed-model.ts';
import { caseOfEpisode } from './feed-case.ts';
import { mediaOfEpisode } from './feed-media.ts';
import { noticesOfChannel, noticesOfEpisode } from './feed-notices.ts';

const channel: FeedChannel = {
	type: 'channel',
	title: 'Oppdiktet serie',
	link: 'https://serie.example/',
	categories: [],
	people: [],
	funding: [],
	trailers: [],
};
const episode: FeedEpisode = {
	type: 'episode',
	line: 7,
	guid: 'https://serie.example/1',
	title: 'En prøve',
	publishedAt: '2024-01-02T03:04:05.000Z',
	alternateEnclosures: [],
	transcripts: [],
	people: [],
	soundbites: [],
	keywords: [],
	filings: [],
};
const caseOf = (more: Partial<FeedEpisode>, programme: Partial<FeedChannel> = {}) =>
	caseOfEpisode({ ...channel, ...programme }, { ...episode, ...more });

describe('the number', () => {
	test.each([
		['#0608: Havet', '#0608', 'Havet'],
		['C0178 – Kommunen', 'C0178', 'Kommunen'],
		['c0178 - Kommunen', 'C0178', 'Kommunen'],
		['#C0178: Kommunen', 'C0178', 'Kommunen'],
		[' #12345. Langt', '#12345', 'Langt'],
		['#608: Kort', undefined, '#608: Kort'],
		['0608: Uten tegn', undefined, '0608: Uten tegn'],
		['#0608:', undefined, '#0608:'],
		['#0608 uten skille', undefined, '#0608 uten skille'],
		['Sak #0608: midt inne', undefined, 'Sak #0608: midt inne'],
	])('of “%s” is %s', (title, number, rest) => {
		expect(caseOf({ title })).toMatchObject({ number, title: rest });
	});

	test('that the feed states leaves the title alone', () => {
		expect(caseOf({ title: 'C0001 – slik het den', filings: [{ kind: 'number', name: '#0608' }] })).toMatchObject({
			number: '#0608',
			title: 'C0001 – slik het den',
		});
	});
});

test.each([
	['no-NO', undefined, 'nb'],
	['nb_no', undefined, 'nb'],
	['nn', undefined, 'nn'],
	['en-us', undefined, 'en'],
	['en-us', 'nn-NO', 'nn'],
	['x', undefined, 'nb'],
	[undefined, undefined, 'nb'],
])('a feed in %s with an episode in %s gives a case in %s', (ofFeed, ofEpisode, expected) => {
	expect(caseOf({ language: ofEpisode }, { language: ofFeed?.replace('_', '-') }).language).toBe(expected);
});

test('a guid that only the feed can tell apart gets the feed’s before it', () => {
	expect(caseOf({ guid: '1' }).guid).toBe('https://serie.example/ 1');
	expect(caseOf({ guid: '1' }, { guid: 'feed-guid' }).guid).toBe('feed-guid 1');
	expect(caseOf({ guid: '1' }, { generator: 'Dugnad' }).guid).toBe('1');
	for (const guid of ['urn:x:1', '917393e3-1b1e-5cef-ace4-edaa54e1f810']) expect(caseOf({ guid }).guid).toBe(guid);
});

describe('ingress and notes', () => {
	const long = `<p>${'Første avsnitt. '.repeat(40)}</p><p>${'Andre avsnitt. '.repeat(60)}</p>`;

	test('a short text is the ingress alone, unless words would be lost', () => {
		expect(caseOf({ notesHtml: '<p>Kort.</p>', summary: 'Kort.' })).toMatchObject({ ingress: 'Kort.', notesHtml: undefined });
		const linked = '<p>Se <a href="https://a.example">her</a>.</p>';
		expect(caseOf({ notesHtml: linked, summary: 'Se her.' })).toMatchObject({
			ingress: 'Se her.',
			notesHtml: expect.stringContaining('a.example'),
		});
	});

	test('a long text is notes, and its first paragraph the ingress', () => {
		const { ingress, notesHtml } = caseOf({ notesHtml: long, summary: undefined });
		expect(ingress).toBe('Første avsnitt. '.repeat(40).trim());
		expect(notesHtml).toBe(long.replaceAll('. </p>', '. </p>'));
		const endless = caseOf({ notesHtml: `<p>${'ord '.repeat(2_000)}</p>` });
		expect(endless.ingress?.length).toBeLessThan(1_010);
		expect(endless.ingress).toMatch(/ord …$/);
	});

	test('a summary of its own is kept whole, however long', () => {
		const summary = 'Sammendrag. '.repeat(200).trim();
		expect(caseOf({ notesHtml: long, summary }).ingress).toBe(summary);
	});

	test('scripts of others never come in', () => {
		expect(caseOf({ notesHtml: '<p onclick="x()">Hei <script>x()</script><b>du</b></p>' }).notesHtml).toBe(
			'<p>Hei <strong>du</strong></p>',
		);
	});
});

test('people keep their roles; the programme’s come along unless the episode names them', () => {
	const people = [
		{ name: 'Kari', role: 'host' },
		{ name: 'Klipp', role: 'editor' },
	];
	const content = caseOf({ people: [{ name: 'Ola', role: 'guest', url: 'https://ola.example' }] }, { people });
	expect(content.people).toEqual([
		{ name: 'Ola', role: 'guest', url: 'https://ola.example' },
		{ name: 'Kari', role: 'host' },
	]);
	expect(caseOf({ people: [{ name: 'Kari', role: 'guest' }] }, { people }).people).toEqual([{ name: 'Kari', role: 'guest' }]);
});

test('what a case has no place for is told, each with its own words', () => {
	const more: Partial<FeedEpisode> = {
		people: [{ name: 'Klipp', role: 'editor' }],
		soundbites: [{ startMs: 73_500, durationMs: 30_000, title: 'Det beste' }],
		location: { name: 'Vik', geo: 'geo:1,2', osm: 'R1' },
		license: { name: 'Vår egen lisens', url: 'https://lisens.example' },
		episodeType: 'bonus',
		author: 'En Forfatter',
		enclosure: { url: 'https://serie.example/1.pdf', type: 'application/pdf' },
		transcripts: [{ url: 'https://serie.example/1.html', type: 'text/html' }],
		publishedAt: undefined,
	};
	const told = noticesOfEpisode(channel, { ...episode, ...more }).join('\n');
	for (const words of [
		'Klipp (editor)',
		'“Det beste” from 73.5 s',
		'geo:1,2, R1',
		'lisens.example',
		'bonus',
		'En Forfatter',
		'1.pdf',
		'1.html',
		'no date',
	])
		expect(told).toContain(words);
	expect(noticesOfEpisode(channel, episode)).toEqual([]);
	expect(noticesOfEpisode({ ...channel, author: 'Oss' }, { ...episode, author: 'Oss' })).toEqual([]);
	expect(noticesOfChannel(channel)).toEqual([]);
	const programme = { ...channel, description: 'Om oss', owner: { name: 'Vi' }, locked: true, movedTo: 'https://ny.example/' };
	expect(noticesOfChannel(programme).join('\n')).toMatch(
		/its description, its owner\.\n.*podcast:locked.*\n.*https:\/\/ny\.example/,
	);
});

test('enclosures are sound or video by their type, else by their name', () => {
	const enclosure = (url: string, type?: string) => mediaOfEpisode(channel, { ...episode, enclosure: { url, type } });
	expect(enclosure('https://a.example/x', 'audio/x-m4a')).toMatchObject([{ kind: 'audio', mimeType: 'audio/x-m4a' }]);
	expect(enclosure('https://a.example/x.mp4?a.mp3', 'application/octet-stream')).toMatchObject([
		{ kind: 'video', mimeType: 'video/mp4' },
	]);
	expect(enclosure('https://a.example/x')).toMatchObject([{ kind: 'audio', mimeType: 'audio/mpeg' }]);
	for (const type of ['application/pdf', 'application/x-mpegurl', 'audio/mpegurl'])
		expect(enclosure('https://a.example/x', type)).toEqual([]);
	const twice = { ...episode, enclosure: { url: 'https://a.example/1' }, alternateEnclosures: [{ url: 'https://a.example/1' }] };
	expect(
		mediaOfEpisode({ ...channel, image: 'https://a.example/all' }, { ...twice, image: 'https://a.example/p' }),
	).toMatchObject([{ kind: 'audio' }, { kind: 'image', mimeType: 'image/*' }]);
});

test('any texts make a case that the catalogue can keep', () => {
	const text = fc.string({ unit: 'grapheme', maxLength: 60 });
	const title = text.filter((value) => value.trim() !== '');
	fc.assert(
		fc.property(title, text, text, fc.array(text), (title, summary, notesHtml, keywords) => {
			expect(caseContent.safeParse(caseOf({ title, summary, notesHtml, keywords })).error).toBeUndefined();
		}),
	);
});
