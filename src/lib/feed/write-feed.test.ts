import fc from 'fast-check';
import { parseFeed } from 'podcast-partytime';
import { describe, expect, test } from 'vitest';
import type { FeedChannelOut, FeedItemOut } from './feed-item.ts';
import { readFeed } from './read-feed.ts';
import { writeFeed } from './write-feed.ts';
import { elementsOf } from './writing/elements-of.test-support.ts';

const pages = { self: 'https://example.org/feeds/all.xml', next: 'https://example.org/feeds/all.xml?page=2', prev: undefined };

const channel: FeedChannelOut = {
	title: 'Oppdiktede caser & prøver',
	description: 'Om <alt> & ingenting',
	language: 'nb',
	link: 'https://example.org/',
	image: 'https://example.org/cover.png',
	author: 'Eksempelforlaget',
	owner: { name: 'Kari Eksempel', email: 'kari@example.org' },
	categories: ['Education > Courses', 'Business'],
	explicit: false,
	guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
	license: { name: 'cc-by-4.0' },
	location: { name: 'Oppdiktvik', geo: 'geo:60.1,5.3', osm: 'R113314' },
	locked: true,
	people: [{ name: 'Kari Eksempel', role: 'host', url: 'https://example.org/person/kari' }],
	copyright: '© Eksempelforlaget',
	funding: [{ url: 'https://example.org/stott', text: 'Støtt oss' }],
	trailers: [
		{
			title: 'Smakebit',
			url: 'https://example.org/t.mp3',
			type: 'audio/mpeg',
			bytes: 9,
			publishedAt: '2024-01-01T00:00:00.000Z',
		},
	],
	movedTo: 'https://example.org/feeds/all.xml',
	changedAt: '2024-02-03T04:05:06Z',
	order: 'serial',
	medium: 'course',
};

const episode: FeedItemOut = {
	guid: 'urn:example:0608',
	title: 'Hva <skjer> når man prøver?',
	notesHtml: '<p>Notater med ]]> og <a href="https://example.org/?a=1&amp;b=2">lenke</a></p>',
	summary: 'Kort & <godt>',
	publishedAt: '2019-01-08T10:00:00+01:00',
	durationMs: 1_865_400,
	season: 2,
	seasonName: 'Andre runde',
	episode: 608,
	episodeLabel: '#0608',
	episodeType: 'full',
	explicit: true,
	link: 'https://example.org/case/0608',
	image: 'https://example.org/art/0608.png',
	author: 'Ola Oppdiktet',
	language: 'nn',
	enclosure: { url: 'https://example.org/a.mp3?x=1&y=2', type: 'audio/mpeg', bytes: 123_456 },
	alternateEnclosures: [{ url: 'https://example.org/v.mp4', type: 'video/mp4', bytes: 999 }],
	transcripts: [
		{ url: 'https://example.org/t/0608.vtt', type: 'text/vtt', language: 'nn', rel: 'captions' },
		{ url: 'https://example.org/t/0608.json', type: 'application/json', language: 'nn' },
	],
	chapters: { url: 'https://example.org/c/0608.json', type: 'application/json+chapters' },
	people: [
		{ name: 'Ola Oppdiktet', role: 'guest', url: 'https://example.org/person/ola', image: 'https://example.org/ola.jpg' },
		{ name: 'Kari Eksempel', role: 'host' },
		{ name: 'Per Prøve', role: 'editor' },
	],
	soundbites: [{ startMs: 73_500, durationMs: 60_000, title: 'Det beste' }],
	location: { name: 'Oppdiktvik' },
	license: { name: 'min-lisens', url: 'https://example.org/lisens' },
	keywords: ['vind', 'Bærekraft & natur'],
	filings: [
		{ kind: 'number', name: '#0608' },
		{ kind: 'theme', name: 'Hav & <vann>' },
	],
	recordedOn: '2018-12-24',
};
const bare: FeedItemOut = {
	guid: 'b',
	title: 'Bare',
	alternateEnclosures: [],
	transcripts: [],
	people: [],
	soundbites: [],
	keywords: [],
};

async function write(items: Iterable<FeedItemOut> | AsyncIterable<FeedItemOut>, of = channel): Promise<string> {
	const parts: string[] = [];
	for await (const part of writeFeed(of, items, pages)) parts.push(part);
	return parts.join('');
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	yield new TextEncoder().encode(text);
}

describe('a whole feed', () => {
	test('is read by an independent parser, every field of the channel', async () => {
		const feed = parseFeed(await write([episode]));
		expect(feed).toMatchObject({
			title: channel.title,
			link: channel.link,
			description: 'Om <alt> & ingenting',
			language: 'nb',
			explicit: false,
			itunesImage: channel.image,
			itunesCategory: ['Education > Courses', 'Business'],
			itunesType: 'serial',
			itunesNewFeedUrl: channel.movedTo,
			copyright: channel.copyright,
			generator: 'Dugnad',
			lastBuildDate: new Date('2024-02-03T04:05:06Z'),
			pubsub: { self: pages.self, next: pages.next },
			author: channel.author,
			owner: channel.owner,
			image: { url: channel.image, title: channel.title, link: channel.link },
			guid: channel.guid,
			locked: true,
			podcastOwner: 'kari@example.org',
			medium: 'course',
			license: { identifier: 'cc-by-4.0', url: expect.stringContaining('CC-BY-4.0') },
			podcastLocation: { name: 'Oppdiktvik', geo: 'geo:60.1,5.3', osm: 'R113314' },
			podcastPeople: [{ name: 'Kari Eksempel', role: 'Host', group: 'Cast', href: 'https://example.org/person/kari' }],
			podcastFunding: [{ url: 'https://example.org/stott', message: 'Støtt oss' }],
			trailers: [
				{
					title: 'Smakebit',
					url: 'https://example.org/t.mp3',
					type: 'audio/mpeg',
					length: 9,
					pubdate: new Date('2024-01-01T00:00:00Z'),
				},
			],
		});
	});

	test('is read by an independent parser, every field of an episode', async () => {
		const [item] = parseFeed(await write([episode]))?.items ?? [];
		expect(item).toMatchObject({
			guid: episode.guid,
			title: episode.title,
			link: episode.link,
			pubDate: new Date('2019-01-08T09:00:00Z'),
			duration: 1865,
			explicit: true,
			enclosure: { url: 'https://example.org/a.mp3?x=1&y=2', type: 'audio/mpeg', length: 123_456 },
			itunesEpisode: 608,
			itunesSeason: 2,
			itunesEpisodeType: 'full',
			itunesImage: episode.image,
			author: 'Ola Oppdiktet',
			podcastSeason: { number: 2, name: 'Andre runde' },
			podcastEpisode: { number: 608, display: '#0608' },
			podcastTranscripts: episode.transcripts,
			podcastChapters: episode.chapters,
			podcastPeople: [
				{
					name: 'Ola Oppdiktet',
					role: 'Guest',
					group: 'Cast',
					href: 'https://example.org/person/ola',
					img: 'https://example.org/ola.jpg',
				},
				{ name: 'Kari Eksempel', role: 'Host', group: 'Cast' },
				{ name: 'Per Prøve', role: 'Editor' },
			],
			podcastSoundbites: [{ startTime: 73.5, duration: 60, title: 'Det beste' }],
			podcastLocation: { name: 'Oppdiktvik' },
			license: { identifier: 'min-lisens', url: 'https://example.org/lisens' },
			alternativeEnclosures: [{ type: 'video/mp4', length: 999, source: [{ uri: 'https://example.org/v.mp4' }] }],
		});
	});

	test('is read by our own importer as what was written', async () => {
		const { changedAt: _, order: __, medium: ___, ...readable } = channel;
		const { seasonName: ____, episodeLabel: _____, ...heard } = episode;
		const events = await Array.fromAsync(readFeed(bytesOf(await write([episode])), { address: pages.self }));
		expect(events).toMatchObject([
			{ type: 'channel', ...readable, categories: ['Education', 'Courses', 'Business'], nextPage: pages.next },
			{ type: 'episode', ...heard, publishedAt: '2019-01-08T09:00:00.000Z', durationMs: 1_865_000 },
		]);
	});

	test('says to a strict parser what the other one does not read', async () => {
		const elements = elementsOf(await write([episode]));
		const item = elements.slice(elements.findIndex(({ name }) => name === 'item'));
		const text = (name: string) => item.filter((element) => element.name === name).map((element) => element.text);
		expect(item.find(({ name }) => name === 'guid')?.attributes).toEqual({ isPermaLink: 'false' });
		expect(text('pubDate')).toEqual(['Tue, 08 Jan 2019 09:00:00 GMT']);
		expect(text('description')).toEqual(['Kort &amp; &lt;godt&gt;']);
		expect(text('content:encoded')).toEqual([episode.notesHtml]);
		expect(text('dc:creator')).toEqual(['Ola Oppdiktet']);
		expect(text('dc:language')).toEqual(['nn']);
		expect(text('category')).toEqual(['vind', 'Bærekraft & natur', '#0608', 'Hav & <vann>']);
		const categories = elements.filter(({ name }) => name === 'itunes:category');
		expect(categories.map(({ attributes, parent }) => [attributes.text, parent])).toEqual([
			['Education', 'channel'],
			['Courses', 'itunes:category'],
			['Business', 'channel'],
		]);
	});
});

test('what is missing has no tags, and what RSS demands is there', async () => {
	const least: FeedChannelOut = { title: 'T', categories: [], people: [], funding: [], trailers: [] };
	const names = elementsOf(await write([bare], least)).map(({ name }) => name);
	expect(names).toEqual([
		...[
			'rss',
			'channel',
			'title',
			'link',
			'atom:link',
			'atom:link',
			'description',
			'generator',
			'itunes:explicit',
			'itunes:type',
		],
		...['podcast:locked', 'podcast:medium', 'item', 'guid', 'title'],
	]);
});

test('episodes without text of their own have their notes as description; broken dates are left out', async () => {
	const items = elementsOf(await write([{ ...bare, notesHtml: '<p>Hei</p>', publishedAt: 'i går' }]));
	expect(items.filter(({ name }) => name === 'description').at(-1)?.text).toBe('<p>Hei</p>');
	expect(items.some(({ name }) => name === 'pubDate')).toBe(false);
});

test('episodes are written as they come, one at a time', async () => {
	let asked = 0;
	async function* endless() {
		for (;;) yield { ...bare, guid: String(++asked) };
	}
	const feed = writeFeed(channel, endless(), pages);
	expect((await feed.next()).value).toContain('<channel>');
	expect(asked).toBe(0);
	expect((await feed.next()).value).toContain('<guid isPermaLink="false">1</guid>');
	expect(asked).toBe(1);
	await feed.return(undefined);
});

test.each([
	['</title><script>alert(1)</script>', '</title><script>alert(1)</script>'],
	[']]>', ']]>'],
	['😀 og \u0000\u0008\u000b.', '😀 og .'],
	['<![CDATA[x', '<![CDATA[x'],
	['&amp;lt;', '&amp;lt;'],
	['"\'><x a="', '"\'><x a="'],
	['halv \ud83d', 'halv '],
])('the title %j harms nothing', async (title, written) => {
	const said = {
		title,
		summary: title,
		notesHtml: title,
		link: title,
		keywords: [title],
		people: [{ name: title, role: title }],
	};
	const feed = await write([{ ...bare, ...said, enclosure: { url: title } }]);
	const elements = elementsOf(feed);
	expect(elements.filter(({ name }) => name === 'title').at(-1)?.text).toBe(written);
	expect(elements.some(({ name }) => name === 'script' || name === 'x')).toBe(false);
	expect(feed.isWellFormed()).toBe(true);
	expect(parseFeed(feed)?.items).toHaveLength(1);
});

test('any texts make a well-formed feed with the same number of elements', async () => {
	const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
	const size = elementsOf(await write([episode])).length;
	await fc.assert(
		fc.asyncProperty(text, text, text, async (a, b, c) => {
			const hostile = {
				...episode,
				title: a,
				summary: b,
				notesHtml: c,
				link: a,
				guid: b,
				author: c,
				episodeLabel: a,
				keywords: [a, b],
			};
			expect(elementsOf(await write([hostile], { ...channel, title: c, description: a, copyright: b }))).toHaveLength(size);
		}),
		{ numRuns: 200 },
	);
});
