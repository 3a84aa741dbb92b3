import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import type { FeedChannel, FeedEpisode, FeedEvent, FeedProblem } from './feed-model.ts';
import { type ReadFeedOptions, readFeed } from './read-feed.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

async function* pieces(bytes: Uint8Array, size: number) {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(source: string | Uint8Array, options: Partial<ReadFeedOptions> = {}, size = 1000) {
	const events: FeedEvent[] = [];
	const bytes = typeof source === 'string' ? Buffer.from(source) : source;
	for await (const event of readFeed(pieces(bytes, size), { address: 'https://fjordproven.example/feed.xml', ...options }))
		events.push(event);
	const ofType = <T extends FeedEvent>(type: T['type']) => events.filter((event): event is T => event.type === type);
	return {
		events,
		channels: ofType<FeedChannel>('channel'),
		episodes: ofType<FeedEpisode>('episode'),
		problems: ofType<FeedProblem>('problem'),
	};
}

const rss = (inside: string) => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`;
const item = (n: number | string, more = '') => `<item><title>E${n}</title><guid>g${n}</guid>${more}</item>\n`;

test('reads everything that a full feed says', async () => {
	const { channels, episodes, problems } = await read(fixture('full.xml'));
	expect(problems).toEqual([]);
	expect(channels).toEqual([
		{
			type: 'channel',
			title: 'Fjordprøven & venner',
			description: 'Oppdiktede samtaler om ny praksis.\n\nHver uke.',
			language: 'nb-NO',
			link: 'https://fjordproven.example/',
			image: 'https://fjordproven.example/art/cover.jpg',
			author: 'Redaksjonen',
			owner: { name: 'Kari Oppdiktet', email: 'kari@fjordproven.example' },
			categories: ['Business', 'Careers', 'Education'],
			explicit: false,
			guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
			license: { name: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
			locked: true,
			people: [
				{
					name: 'Kari Oppdiktet',
					role: 'host',
					url: 'https://fjordproven.example/kari',
					image: 'https://fjordproven.example/kari.jpg',
				},
			],
			copyright: '© Oppdiktet forlag',
			funding: [{ url: 'https://fjordproven.example/gi', text: 'Spleis på kaffen' }],
			trailers: [
				{
					url: 'https://fjordproven.example/t.mp3',
					title: 'Smakebit',
					type: 'audio/mpeg',
					bytes: 1000,
					publishedAt: '2019-01-01T08:00:00.000Z',
				},
			],
			nextPage: 'https://fjordproven.example/feed.xml?page=2',
		},
	]);
	expect(episodes).toEqual([
		{
			type: 'episode',
			line: 29,
			guid: 'fp-001',
			title: '1. Havet som klasserom',
			notesHtml: '<p>Lange notater &amp; <a href="https://example.org">lenke</a>.</p>',
			summary: 'Kort om havet.',
			publishedAt: '2019-01-08T05:00:00.000Z',
			durationMs: 1_865_000,
			season: 2,
			episode: 7,
			episodeType: 'full',
			explicit: false,
			link: 'https://fjordproven.example/1',
			image: 'https://fjordproven.example/1.jpg',
			enclosure: { url: 'https://fjordproven.example/1.mp3?a=1&b=2', type: 'audio/mpeg', bytes: 123_456 },
			alternateEnclosures: [{ url: 'https://fjordproven.example/1.mp4', type: 'video/mp4', bytes: 999 }],
			transcripts: [
				{ url: 'https://fjordproven.example/1.vtt', type: 'text/vtt', language: 'nb', rel: 'captions' },
				{ url: 'https://fjordproven.example/1.json', type: 'application/json' },
			],
			chapters: { url: 'https://fjordproven.example/1-chapters.json', type: 'application/json+chapters' },
			people: [
				{ name: 'Kari Oppdiktet', role: 'host' },
				{ name: 'Ola Påfunn', role: 'guest' },
			],
			soundbites: [
				{ startMs: 73_500, durationMs: 30_250, title: 'Det første' },
				{ startMs: 90_000, durationMs: 10_000 },
			],
			location: { name: 'Ålesund', geo: 'geo:62.47,6.15', osm: 'R1234' },
			license: { name: 'cc-by-4.0' },
			keywords: ['hav', 'skole', 'Naturfag'],
			filings: [],
		},
	]);
});

test('reads a sloppy feed and says what it could not use, with lines', async () => {
	const { channels, episodes, problems } = await read(fixture('sloppy.xml'));
	expect(channels.map(({ title, author }) => [title, author])).toEqual([
		['Skrot & skrap – oppdiktet', undefined],
		['Skrot & skrap – oppdiktet', 'Sist, men ikke minst'],
	]);
	expect(episodes).toMatchObject([
		{
			guid: 'https://skrot.example/1.mp3?x=1&y=2',
			title: 'Blåbær & brød',
			link: 'https://www.skrot.example/1?a=1&b=2&copy=3',
			publishedAt: '2019-01-08T05:00:00.000Z',
			durationMs: 1_865_000,
			notesHtml: '<p>Første linje & mer<br>andre linje</p><p>Nytt avsnitt, 5 &lt; 6 & så videre</p>',
		},
		{
			guid: 'https://skrot.example/2',
			title: expect.stringContaining('Ueskapet fet'),
			link: 'https://skrot.example/2',
			notesHtml: '<p>Ueskapet <b>fet</b> \u00a0 tekst &amp; <a href="/x?a=1&amp;b=2">lenke</a><br></p>',
			enclosure: { url: 'https://fjordproven.example/2.m4a', bytes: 20 },
			alternateEnclosures: [{ url: 'https://fjordproven.example/2.pdf' }],
			transcripts: [{ url: 'https://fjordproven.example/2.srt' }],
		},
		{ guid: 'Bare en tittel' },
	]);
	expect(problems.map(({ line, message }) => [line, message.replace(/"[^"]*" (?=stands|in|is)/, '… ')])).toMatchInlineSnapshot(`
		[
		  [
		    2,
		    "The XML has an error that was stepped over: an XML declaration must be at the start of the document.",
		  ],
		  [
		    6,
		    "This episode has no guid; … stands in for it.",
		  ],
		  [
		    21,
		    "… in <link> is not a web address and was left out.",
		  ],
		  [
		    17,
		    "This episode has no title; its first words stand in for it.",
		  ],
		  [
		    19,
		    "… in <pubDate> is not a date and was left out.",
		  ],
		  [
		    24,
		    "… in <itunes:duration> is not a duration and was left out.",
		  ],
		  [
		    25,
		    "… in <itunes:episode> is not a whole number and was left out.",
		  ],
		  [
		    28,
		    "The guid … is there twice; the first episode with it was kept.",
		  ],
		  [
		    29,
		    "This episode has neither a guid nor an address or a title to be known by, and was left out.",
		  ],
		  [
		    30,
		    "This episode has no guid; … stands in for it.",
		  ],
		]
	`);
	expect(problems.some(({ fatal }) => fatal)).toBe(false);
});

test('reads Atom, with bases and markup in its own ways', async () => {
	const { channels, episodes, problems } = await read(fixture('atom.xml'));
	expect(problems).toEqual([]);
	expect(channels).toMatchObject([
		{
			title: 'Oppdikta prat',
			description: 'Om ingenting',
			language: 'nn',
			link: 'https://atom.example/pod/',
			image: 'https://atom.example/pod/logo.png',
			author: 'Ingen Særskild',
			categories: ['Arbeid'],
		},
	]);
	expect(episodes).toMatchObject([
		{
			guid: 'tag:atom.example,2020:1',
			title: 'Fyrste prat & prøve',
			link: 'https://atom.example/pod/e1/side',
			enclosure: { url: 'https://atom.example/pod/e1/lyd.ogg', type: 'audio/ogg', bytes: 5 },
			publishedAt: '2020-02-29T10:00:00.000Z',
			summary: 'Kort',
			notesHtml: '<div><p>Hei <em>du</em> &amp; eg</p></div>',
			image: 'https://atom.example/pod/e1/bilete.jpg',
		},
	]);
});

test('reads RSS 1.0, whose items stand beside the channel', async () => {
	const { channels, episodes, problems } = await read(fixture('rdf.xml'));
	expect(channels).toMatchObject([{ title: 'Gammelt format, oppdiktet', language: 'nb' }]);
	expect(episodes).toMatchObject([
		{ title: 'En', author: 'Noen', publishedAt: '2004-05-06T05:08:00.000Z', guid: 'https://gammel.example/1' },
	]);
	expect(problems).toMatchObject([{ message: expect.stringContaining('has no guid') }]);
});

test('gives the same whatever the pieces in which it arrives', async () => {
	for (const name of ['full.xml', 'sloppy.xml', 'atom.xml', 'rdf.xml']) {
		const whole = await read(fixture(name), {}, 1_000_000);
		for (const size of [1, 2, 3, 7, 64])
			expect((await read(fixture(name), {}, size)).events, `${name} ${size}`).toEqual(whole.events);
	}
});

test.each([
	['UTF-8 with a byte order mark', Buffer.from(`\uFEFF<?xml version="1.0"?>${rss(item('é'))}`), undefined],
	['UTF-16 little endian', Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${rss(item('é'))}`, 'utf16le'), undefined],
	[
		'UTF-16 without a mark',
		Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${rss(item('é'))}`, 'utf16le').swap16(),
		undefined,
	],
	['declared ISO-8859-1', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${rss(item('é'))}`, 'latin1'), undefined],
	['HTTP charset', Buffer.from(rss(item('é')), 'latin1'), 'text/xml; charset="windows-1252"'],
	['a wrong HTTP charset', Buffer.from(rss(item('é'))), 'text/xml; charset=us-ascii'],
	['windows-1252 that says UTF-8', Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${rss(item('é'))}`, 'latin1'), undefined],
	['an unknown encoding', Buffer.from(`<?xml version="1.0" encoding="klingon"?>${rss(item('&eacute;'))}`), undefined],
])('understands %s', async (what, bytes, contentType) => {
	const { episodes, problems } = await read(bytes, { contentType });
	expect(episodes.map(({ title }) => title)).toEqual(['Eé']);
	expect(problems.map(({ fatal }) => fatal)).toEqual(/wrong|says|unknown/.test(what) ? [false] : []);
});

test('one wrong byte in a UTF-8 feed is shown as such and reported with its line', async () => {
	const bytes = Buffer.from(rss(item('æøå') + item('#')));
	bytes[bytes.indexOf('#')] = 0xe6;
	const { episodes, problems } = await read(bytes);
	expect(episodes.map(({ title }) => title)).toEqual(['Eæøå', 'E\uFFFD']);
	expect(problems).toMatchObject([{ line: 2, fatal: false, message: expect.stringContaining('not text in its encoding') }]);
});

test('broken XML: what was complete is given, then one problem with its line', async () => {
	const { events } = await read(
		`${rss(item(1) + item(2)).replace('</channel></rss>', '')}<item><title>x</titel></item>${item(3)}`,
	);
	expect(events.map(({ type }) => type)).toEqual(['channel', 'episode', 'episode', 'problem']);
	expect(events.at(-1)).toMatchObject({
		line: 3,
		fatal: true,
		message: expect.stringMatching(/^The XML breaks here \(unexpected close tag\)/),
	});
});

test('a feed with nothing in it is a channel that says so', async () => {
	const { channels, problems } = await read('<rss version="2.0"><channel/></rss>');
	expect(channels).toMatchObject([{ title: 'https://fjordproven.example/feed.xml' }]);
	expect(problems).toMatchObject([{ fatal: false, message: expect.stringContaining('has no title') }]);
});

test('a feed that ends in the middle says so', async () => {
	const { episodes, problems } = await read(rss(item(1) + item(2)).slice(0, -30));
	expect(episodes.length).toBe(1);
	expect(problems).toMatchObject([{ fatal: true, message: expect.stringContaining('ends in the middle') }]);
});

test.each([
	['', 'there is nothing in it'],
	['   \n ', 'there is nothing in it'],
	['{"version": "https://jsonfeed.org/version/1"}', 'it is not XML'],
	['ID3\u0004\0\0binary<rss>', 'it is not XML'],
	['<!DOCTYPE html><html><head><title>x</title></head></html>', 'it is a web page'],
	['<opml version="2.0"><body/></opml>', 'its first element is <opml>'],
	['<constructor/>', 'its first element is <constructor>'],
])('%j is no feed, in one sentence', async (source, reason) => {
	const { events } = await read(source);
	expect(events).toMatchObject([{ type: 'problem', fatal: true, message: expect.stringContaining(reason) }]);
	expect(events[0]).toHaveProperty(
		'message',
		expect.stringContaining('https://fjordproven.example/feed.xml is not a podcast feed'),
	);
});

test('entities that a feed declares are refused, not expanded', async () => {
	const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
	const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${rss(item('&l9;'))}`;
	const outside = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item('&x;'))}`;
	for (const source of [bomb, outside]) {
		const { events } = await read(source);
		expect(events).toMatchObject([
			{ type: 'problem', fatal: true, line: 1, message: expect.stringContaining('declares entities of its own') },
		]);
	}
	const { episodes, problems } = await read(
		`<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">${rss(item(1))}`,
	);
	expect([episodes.length, problems]).toEqual([1, []]);
});

/** Bytes without end; `taken` tells how many somebody wanted. */
function endless(start: string, again: string) {
	const taken = { bytes: 0 };
	const chunk = Buffer.from(again.repeat(Math.ceil(65_536 / again.length)));
	async function* pour() {
		yield Buffer.from(start);
		for (;;) {
			taken.bytes += chunk.length;
			yield chunk;
		}
	}
	return { body: pour(), taken };
}

test.each([
	['random letters', '', 'abc ', 200_000],
	['blanks', '', ' ', 2_000_000],
	['one comment', '<!-- ', 'no end ', 2_000_000],
	['one doctype', '<!DOCTYPE rss [', '<!-- x --> ', 2_000_000],
	['one text', '<rss><channel><title>', 'no end ', 20_000_000],
	['one CDATA section', '<rss><channel><item><description><![CDATA[', ']]]>', 20_000_000],
	['one tag', '<rss><channel><item ', 'a="b"\n', 20_000_000],
	['one reference', '<rss><channel><item>&', '#x', 20_000_000],
	['ever deeper elements', '<rss><channel><item>', '<a>', 200_000],
	['ever more of one episode', '<rss><channel><item>', '<a>b</a>', 20_000_000],
	['empty comments', '<rss><channel>', '<!---->', 20_000_000],
	['ever more of the channel', '<rss><channel>', '<category>b</category>', 20_000_000],
])('%s without end stops in time', async (_what, start, again, atMost) => {
	const { body, taken } = endless(start, again);
	const events: FeedEvent[] = [];
	for await (const event of readFeed(body, { address: 'https://x.example/', maxBytes: 50_000_000 })) events.push(event);
	expect(events.at(-1)).toMatchObject({ type: 'problem', fatal: true });
	expect(taken.bytes).toBeLessThan(atMost);
	expect(events.length).toBeLessThan(5);
});

test('a text or an episode that is far too long is left out, and the rest goes on', async () => {
	const long = `<description>${'x'.repeat(1_000_001)}</description>`;
	const huge = '<a>b</a>'.repeat(30_000);
	const { episodes, problems } = await read(rss(item(1, long) + item(2, huge) + item(3)), {}, 65_536);
	expect(episodes.map(({ guid, notesHtml }) => [guid, notesHtml])).toEqual([
		['g1', undefined],
		['g3', undefined],
	]);
	expect(problems.map(({ line, message }) => [line, message.slice(0, 40)])).toEqual([
		[1, 'The text of <description> is longer than'],
		[2, 'This <item> is too large to be meant (40'],
	]);
});

test('a body that breaks off is a problem after what was complete; a mistake of ours is not hidden', async () => {
	async function* breaking(error: Error) {
		yield Buffer.from(rss(item(1) + item(2)).slice(0, -40));
		throw error;
	}
	const events: FeedEvent[] = [];
	for await (const event of readFeed(breaking(new Invalid('The line went dead.')), { address: 'x' })) events.push(event);
	expect(events.at(-1)).toMatchObject({ type: 'problem', fatal: true, message: 'The line went dead.' });
	await expect(readFeed(breaking(new TypeError('ours')), { address: 'x' }).next()).rejects.toThrow('ours');
});

test.each(['the end of the feed', 'an early goodbye', 'a break'])('%s lets go of the body', async (reason) => {
	let isClosed = false;
	async function* body() {
		try {
			yield Buffer.from(reason === 'a break' ? `${rss(item(1)).slice(0, -20)}</x>` : `${rss(item(1))}`);
			for (;;) yield Buffer.alloc(65_536, ' ');
		} finally {
			isClosed = true;
		}
	}
	for await (const { type } of readFeed(body(), { address: 'x' })) if (type === 'channel' && reason === 'an early goodbye') break;
	expect(isClosed).toBe(true);
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapBytes(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

test('memory does not grow with the number of episodes', async () => {
	const notes = `<description>${'Oppdiktet tekst om ingenting. '.repeat(100)}</description>`;
	async function* generated(count: number) {
		yield Buffer.from('<rss><channel><title>T</title>');
		for (let n = 0; n < count; n++) yield Buffer.from(item(n, notes));
		yield Buffer.from('</channel></rss>');
	}
	let episodes = 0;
	let atThousand = 0;
	for await (const event of readFeed(generated(20_000), { address: 'https://x.example/' })) {
		if (event.type === 'episode' && ++episodes === 1_000) atThousand = heapBytes();
	}
	expect(episodes).toBe(20_000);
	// 60 MB of feed; what stays is a hash for each guid.
	expect(heapBytes() - atThousand).toBeLessThan(6_000_000);
}, 60_000);

test('whatever happens to the bytes of a feed, it ends and nothing is thrown', async () => {
	const feeds = ['full.xml', 'sloppy.xml', 'atom.xml'].map(fixture);
	const snippets = [
		'<',
		'>',
		'&',
		']]>',
		'<![CDATA[',
		'<!--',
		'</item>',
		'<item>',
		'"',
		'\0',
		'\uFFFF',
		'&#0;',
		'&x',
		'<?xml ',
		'<!DOCTYPE [',
	];
	const mutation = fc.record({
		at: fc.nat(4_000),
		drop: fc.nat(200),
		insert: fc.oneof(
			fc.constantFrom(...snippets).map((text) => Buffer.from(text)),
			fc.uint8Array({ maxLength: 8 }),
		),
	});
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...feeds),
			fc.array(mutation, { minLength: 1, maxLength: 6 }),
			fc.integer({ min: 1, max: 5_000 }),
			async (feed, mutations, size) => {
				let bytes: Uint8Array = feed;
				for (const { at, drop, insert } of mutations)
					bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + drop)]);
				const { events, problems } = await read(bytes, {}, size);
				expect(problems.filter(({ fatal }) => fatal).length).toBeLessThan(2);
				if (problems.some(({ fatal }) => fatal)) expect(events.at(-1)).toHaveProperty('fatal', true);
				for (const event of events)
					if (event.type === 'episode') expect(event.guid.length * event.title.length).toBeGreaterThan(0);
			},
		),
		{ numRuns: 400 },
	);
}, 60_000);
