import { readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { type FeedSite, startFeedSite } from '../../../tests/import/feed-site.ts';
import { inventedFeed, inventedItem } from '../../../tests/import/invented-feed.ts';
import { countRows, test } from '../../../tests/import/studio-test.ts';
import { checkedDocument } from './import/checked-document.ts';
import { saveImported } from './import/save-imported.server.ts';
import { importCases } from './import-cases.server.ts';

const demo = join(import.meta.dirname, '../../../demo');
const sound = readFileSync(join(demo, 'den-stille-halvtimen/sound.mp3'));
const video = readFileSync(join(demo, 'bussen-som-spor-forst/video.mp4'));
const picture = readFileSync(join(import.meta.dirname, '../../../static/icon-180.png'));

let site: FeedSite;
beforeEach(async () => {
	site = await startFeedSite();
});
afterEach(() => site.close());

/** Puts a feed at an address of the site and returns the address. */
function serve(path: string, body: string | Buffer, type = 'application/rss+xml'): string {
	site.answers.set(path, { type, body });
	return site.base + path;
}

const fullItem = () => `<item>
	<title>#0608: Havet som klasserom</title>
	<guid isPermaLink="false">urn:oppdiktet:full</guid>
	<link>https://serie.example/1</link>
	<pubDate>Tue, 08 Jan 2019 06:00:00 +0100</pubDate>
	<description>Kort om havet.</description>
	<content:encoded><![CDATA[<p>Lange notater <script>alert(1)</script><a href="https://example.org">lenke</a>.</p>]]></content:encoded>
	<enclosure url="${site.base}/1.mp3" type="audio/x-wrong" length="${sound.length}"/>
	<itunes:image href="${site.base}/1.jpg"/>
	<itunes:duration>00:31:05</itunes:duration>
	<podcast:season name="Våren">2</podcast:season><itunes:episode>7</itunes:episode>
	<itunes:explicit>true</itunes:explicit><itunes:keywords>hav, ny praksis</itunes:keywords>
	<podcast:transcript url="${site.base}/1.srt" type="application/x-subrip"/>
	<podcast:transcript url="${site.base}/1.en.json" type="application/json" language="en"/>
	<podcast:transcript url="${site.base}/1.vtt" type="text/vtt" language="no"/>
	<podcast:transcript url="${site.base}/1.json" type="application/json" language="nb"/>
	<podcast:chapters url="${site.base}/1.chapters.json" type="application/json+chapters"/>
	<podcast:person role="guest" href="https://ola.example/" img="https://ola.example/o.jpg">Ola Påfunn</podcast:person>
	<podcast:person role="editor">Klipp Klippesen</podcast:person>
	<podcast:soundbite startTime="73.5" duration="30">Det beste</podcast:soundbite>
	<podcast:location geo="geo:62.47,6.15">Ålesund</podcast:location>
	<podcast:license>cc-by-4.0</podcast:license>
	<podcast:alternateEnclosure type="video/mp4" length="${video.length}"><podcast:source uri="${site.base}/1.mp4"/></podcast:alternateEnclosure>
</item>`;

function fullFeed(items: string): string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
	xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:atom="http://www.w3.org/2005/Atom"><channel>
	<title>Oppdiktet serie</title><language>no</language><description>Om oss</description>
	<podcast:person>Kari Oppdiktet</podcast:person>${items}</channel></rss>`;
}

function serveFullFeed(): string {
	const json = { version: '1.0.0', segments: [{ speaker: 'Ola', startTime: 1, endTime: 2.5, body: 'Hei, havet.' }] };
	serve('/1.json', JSON.stringify(json), 'application/json');
	serve(
		'/1.chapters.json',
		JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Start' }] }),
		'application/json',
	);
	serve('/1.mp3', sound, 'text/plain');
	serve('/1.mp4', video, 'application/octet-stream');
	serve('/1.jpg', picture, 'image/jpeg');
	return serve('/feed.xml', fullFeed(fullItem()));
}

describe('an episode', () => {
	test('becomes a case with every field, and what has no place is told', async ({ lab }) => {
		const address = serveFullFeed();
		const events = await lab.run(address);
		expect(events.filter(({ type }) => type === 'problem')).toEqual([]);
		const told = events.flatMap((event) => (event.type === 'notice' ? event.message : [])).join('\n');
		expect(told).toMatch(/description[\s\S]*Klipp Klippesen \(editor\)[\s\S]*“Det beste”[\s\S]*geo:62/);
		const document = (await lab.documents()).get('Havet som klasserom');
		expect(document).toMatchObject({
			case: {
				guid: 'urn:oppdiktet:full',
				number: '#0608',
				ingress: 'Kort om havet.',
				notesHtml: '<p>Lange notater <a href="https://example.org" rel="nofollow noopener">lenke</a>.</p>',
				language: 'nb',
				status: 'published',
				publishedAt: '2019-01-08T05:00:00.000Z',
				durationMs: 1_865_000,
				people: [
					{ name: 'Ola Påfunn', role: 'guest', url: 'https://ola.example/', imageUrl: 'https://ola.example/o.jpg' },
					{ name: 'Kari Oppdiktet', role: 'host' },
				],
				place: 'Ålesund',
				series: 'Oppdiktet serie',
				season: 2,
				episode: 7,
				hashtags: ['hav', 'nypraksis'],
				license: 'cc-by-4.0',
				explicit: true,
				sourceUrl: 'https://serie.example/1',
			},
			transcript: { language: 'nb', turns: [{ speaker: 'Ola Påfunn', text: 'Hei, havet.', startMs: 1000, endMs: 2500 }] },
		});
		expect(document?.media).toEqual([
			{ kind: 'audio', src: `${site.base}/1.mp3`, mimeType: 'audio/x-wrong', bytes: sound.length, durationMs: 1_865_000 },
			{ kind: 'video', src: `${site.base}/1.mp4`, mimeType: 'video/mp4', bytes: video.length, durationMs: 1_865_000 },
			{ kind: 'image', src: `${site.base}/1.jpg`, mimeType: 'image/jpeg', alt: '' },
			{ kind: 'chapters', src: `${site.base}/1.chapters.json`, mimeType: 'application/json+chapters' },
		]);
		expect(site.asked.get('/1.en.json')).toBeUndefined();
		expect(lab.files()).toEqual([]);
	});

	test('is downloaded with types by content; the same again asks for nothing but news', async ({ lab }) => {
		const address = serveFullFeed();
		await lab.run(address);
		const events = await lab.run(address, { media: 'download' });
		expect(events).toContainEqual(expect.objectContaining({ type: 'case', outcome: 'changed' }));
		const media = (await lab.documents()).get('Havet som klasserom')?.media;
		expect(media?.map(({ kind, mimeType, src, bytes }) => [kind, mimeType, src.split('.')[1], bytes])).toEqual([
			['audio', 'audio/mpeg', 'mp3', sound.length],
			['video', 'video/mp4', 'mp4', video.length],
			['image', 'image/png', 'png', picture.length],
			['chapters', 'application/json+chapters', 'json', expect.any(Number)],
		]);
		expect(lab.files()).toHaveLength(4);

		site.asked.clear();
		const again = await lab.run(address, { media: 'download' });
		expect(again).toEqual([{ type: 'notice', source: address, message: 'Nothing is new there since the last import.' }]);
		expect([...site.asked]).toEqual([['/feed.xml', 1]]);
	});

	test('that changes is changed, alone, without fetching its sound again', async ({ lab }) => {
		const other = inventedItem(site.base, 2);
		serve('/2.mp3', sound);
		const address = serveFullFeed();
		serve('/feed.xml', fullFeed(fullItem() + other));
		await lab.run(address, { media: 'download' });
		serve('/feed.xml', fullFeed(fullItem().replace('Havet som', 'Fjæra som') + other));
		site.asked.clear();
		const events = await lab.run(address, { media: 'download' });
		expect(events.flatMap((event) => (event.type === 'case' ? `${event.outcome} ${event.title}` : []))).toEqual([
			'changed Fjæra som klasserom',
			'unchanged Prøve nummer 2',
		]);
		expect(site.asked.has('/1.mp3')).toBe(false);
		expect((await lab.documents()).size).toBe(2);
	});

	test('keeps what only its page knows, and its page keeps the sound', async ({ lab }) => {
		const address = serveFullFeed();
		await lab.run(address);
		const fromPage = { number: '#0608', title: 'Havet som klasserom', language: 'nb', outcomes: ['Tidevann'] };
		const people = [{ name: 'Ola Påfunn', role: 'guest' as const, title: 'Lærer', organisation: 'Oppdiktet skole' }];
		await saveImported(lab.studio, 'page.txt', checkedDocument({ case: { ...fromPage, people } }), { keepUnsaid: true });
		serve('/feed.xml', fullFeed(fullItem().replace('Kort om havet.', 'Kort om fjorden.')));
		await lab.run(address);
		const document = (await lab.documents()).get('Havet som klasserom');
		expect(document?.case).toMatchObject({ ingress: 'Kort om fjorden.', outcomes: ['Tidevann'], guid: 'urn:oppdiktet:full' });
		expect(document?.case.people[0]).toMatchObject({
			title: 'Lærer',
			organisation: 'Oppdiktet skole',
			url: 'https://ola.example/',
		});
		expect(document?.media).toHaveLength(4);
		expect(document?.transcript?.turns).toHaveLength(1);
	});
});

describe('what goes wrong', () => {
	test('with one file is one problem; the case is saved with its link, and tried again', async ({ lab }) => {
		const address = serveFullFeed();
		serve('/1.mp3', '<!doctype html><title>Not found</title>', 'audio/mpeg');
		site.answers.delete('/1.json');
		serve('/1.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ola>Hei.\n');
		const events = await lab.run(address, { media: 'download' });
		expect(events.filter(({ type }) => type === 'problem')).toEqual([
			expect.objectContaining({ message: `${site.base}/1.mp3 holds no sound or video, but something else.` }),
		]);
		expect(events).toContainEqual({ type: 'notice', source: expect.any(String), message: expect.stringContaining('/1.json') });
		const [first] = (await lab.documents()).get('Havet som klasserom')?.media ?? [];
		expect(first).toMatchObject({ src: `${site.base}/1.mp3` });

		serve('/1.mp3', sound);
		expect((await lab.run(address, { media: 'download' })).filter(({ type }) => type === 'problem')).toEqual([]);
		expect((await lab.documents()).get('Havet som klasserom')?.media[0]).toMatchObject({
			mimeType: 'audio/mpeg',
			bytes: sound.length,
		});
		expect(lab.files().filter((file) => file.startsWith('work/'))).toEqual([]);
	});

	test('does not take away the copy of an earlier import', async ({ lab }) => {
		const address = serveFullFeed();
		await lab.run(address, { media: 'download' });
		const before = (await lab.documents()).get('Havet som klasserom');
		for (const path of ['/1.mp3', '/1.json', '/1.jpg']) site.answers.delete(path);
		serve('/feed.xml', fullFeed(fullItem().replace(`length="${sound.length}"/>`, 'length="5"/>').replace('Ålesund', 'Giske')));
		const events = await lab.run(address, { media: 'download' });
		expect(events.filter(({ type }) => type === 'problem').length).toBeGreaterThan(1);
		const after = (await lab.documents()).get('Havet som klasserom');
		expect(after).toMatchObject({ ...before, case: { place: 'Giske' } });
	});

	test('with an episode leaves the others alone', async ({ lab }) => {
		const wrong = inventedItem(site.base, 2).replace('</item>', '<podcast:season>3000000000</podcast:season></item>');
		const items = [inventedItem(site.base, 1), wrong, inventedItem(site.base, 3)];
		const events = await lab.run(serve('/feed.xml', fullFeed(items.join(''))));
		expect(events.filter(({ type }) => type === 'problem')).toHaveLength(1);
		expect([...(await lab.documents()).keys()]).toEqual(['Prøve nummer 1', 'Prøve nummer 3']);
	});

	test('in the middle of a download is mended by the next import, from where it broke off', async ({ lab }) => {
		const address = serve('/feed.xml', fullFeed(inventedItem(site.base, 1)));
		const whole = { type: 'audio/mpeg', body: sound };
		let isBroken = true;
		const ranges: (string | undefined)[] = [];
		site.answers.set('/1.mp3', (request, response) => {
			ranges.push(request.headers.range);
			const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0]);
			const head = { 'content-type': whole.type, etag: '"v1"', 'content-length': sound.length - from };
			const range = from ? { 'content-range': `bytes ${from}-${sound.length - 1}/${sound.length}` } : {};
			response.writeHead(from ? 206 : 200, { ...head, ...range });
			if (!isBroken) return response.end(sound.subarray(from));
			response.write(sound.subarray(from, from + 1000), () => setTimeout(() => response.destroy(), 30));
		});
		const broken = await lab.run(address, { media: 'download' });
		expect(broken.filter(({ type }) => type === 'problem')).toHaveLength(1);
		isBroken = false;
		await lab.run(address, { media: 'download' });
		expect(ranges.at(-1)).toMatch(/^bytes=[1-9]\d*-$/);
		expect((await lab.documents()).get('Prøve nummer 1')?.media[0]).toMatchObject({ bytes: sound.length });
		expect(lab.files().filter((file) => file.startsWith('work/'))).toEqual([]);
	});
});

test('a feed of several pages is read to its end; with no news each page is asked once', async ({ lab }) => {
	const next = (page: number) => `<atom:link rel="next" href="${site.base}/feed-${page}.xml"/>`;
	serve('/feed-1.xml', fullFeed(next(2) + inventedItem(site.base, 3)));
	serve('/feed-2.xml', fullFeed(next(3) + inventedItem(site.base, 2)));
	serve('/feed-3.xml', fullFeed(next(1) + inventedItem(site.base, 1)));
	const last = site.answers.get('/feed-3.xml');
	site.answers.delete('/feed-3.xml');
	const broken = await lab.run(`${site.base}/feed-1.xml`);
	expect(broken.filter(({ type }) => type === 'problem')).toHaveLength(1);
	if (last) site.answers.set('/feed-3.xml', last);
	// The first pages have no news, and still the third is read now.
	await lab.run(`${site.base}/feed-1.xml`);
	expect((await lab.documents()).size).toBe(3);
	const again = await lab.run(`${site.base}/feed-1.xml`);
	expect(again.map(({ type }) => type)).toEqual(['notice', 'notice', 'notice']);
});

test('a case that was removed since comes back, though the feed has no news', async ({ lab }) => {
	const address = serve('/feed.xml', [...inventedFeed(site.base, 3)].join(''));
	await lab.run(address);
	await lab.studio.db.deleteFrom('catalogue.cases').where('number', '=', 'C0002').execute();
	const events = await lab.run(address);
	expect(events.filter((event) => event.type === 'case' && event.outcome === 'created')).toHaveLength(1);
	expect((await lab.documents()).size).toBe(3);
});

test('a page at an address becomes its case, with the address as its source', async ({ lab }) => {
	const page = readFileSync(join(import.meta.dirname, '../../../tests/fixtures/pages/engelsk.html'));
	const events = await lab.run(serve('/page', page, 'text/html; charset=utf-8'));
	expect(events.filter(({ type }) => type === 'problem')).toEqual([]);
	const [document] = [...(await lab.documents()).values()];
	expect(document?.case).toMatchObject({ sourceUrl: `${site.base}/page`, language: 'en' });
	expect(lab.files()).toEqual([]);
});

describe('bad input is one clear line, and leaves nothing behind', () => {
	const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'x'.repeat(1000)}">${[...'bcdefgh']
		.map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(10)}">`)
		.join('')}]><rss><channel><title>&h;</title><item><title>&h;</title></item></channel></rss>`;
	const endless = (type: string, chunk: Buffer) => (_request: unknown, response: ServerResponse) => {
		response.writeHead(200, { 'content-type': type });
		const more = () => {
			while (!response.destroyed && response.write(chunk));
			if (!response.destroyed) response.once('drain', more);
		};
		more();
	};
	const redirect = (location: string) => (_request: unknown, response: ServerResponse) =>
		void response.writeHead(302, { location }).end();

	test.for([
		['broken XML', '<rss><channel><title>x</title><item></channel>', /line|XML|ends/i],
		['an XML bomb', bomb, /entit/i],
		[
			'wrong encoding',
			Buffer.concat([
				Buffer.from('<?xml version="1.0" encoding="utf-8"?><rss><channel><title>'),
				Buffer.from([0xff, 0xfe, 0xe5]),
			]),
			/./,
		],
		['an empty file', '', /./],
		['a zip file', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)]), /./],
		['plain words', 'Dette er ingen feed.', /./],
	] as const)('%s', async ([, body, message], { lab, db }) => {
		for (const type of ['application/rss+xml', 'text/html']) {
			const before = await countRows(db);
			const problems = (await lab.run(serve('/bad', body as Buffer, type))).filter((event) => event.type === 'problem');
			expect(problems).toHaveLength(1);
			expect(problems[0]?.message).toMatch(message);
			expect(problems[0]?.message).not.toMatch(/[\r\n]/);
			expect(await countRows(db)).toEqual(before);
			expect(lab.files()).toEqual([]);
		}
	});

	test.for([
		['an endless feed', endless('application/rss+xml', Buffer.from(`<rss><channel>${'<item>'.repeat(5_000)}`))],
		['an endless nothing', endless('application/octet-stream', Buffer.alloc(60_000, 'x'))],
	] as const)('%s', async ([, answer], { lab, db }) => {
		site.answers.set('/endless', answer);
		const before = await countRows(db);
		const events = await lab.run(`${site.base}/endless`);
		expect(events.filter((event) => event.type === 'problem')).toHaveLength(1);
		expect(await countRows(db)).toEqual(before);
		expect(lab.files()).toEqual([]);
	});

	test.for(['http://169.254.169.254/latest/meta-data', 'http://[::1]:1/', 'http://127.0.0.1:1/', 'file:///etc/passwd'])(
		'%s is not fetched, nor followed to from an episode',
		async (target, { lab, db }) => {
			const before = await countRows(db);
			const [problem, ...more] = await lab.run(target, { fetchPrivate: false });
			expect(problem).toMatchObject({ type: 'problem', message: expect.stringContaining('was not fetched') });
			expect(more).toEqual([]);
			expect(await countRows(db)).toEqual(before);
			expect(lab.files()).toEqual([]);
		},
	);

	test.for(['http://169.254.169.254/latest', 'http://[::1]:9/feed.xml', 'http://127.0.0.1:9/feed.xml', 'file:///etc/passwd'])(
		'a redirect to %s is not followed',
		async (target, { lab, db }) => {
			const before = await countRows(db);
			site.answers.set('/redirect', redirect(target));
			const events = await lab.run(`${site.base}/redirect`, { fetchPrivate: [new URL(site.base).host] });
			expect(events).toEqual([
				{ type: 'problem', source: `${site.base}/redirect`, message: expect.stringMatching(/was not fetched/) },
			]);
			expect(await countRows(db)).toEqual(before);
			expect(lab.files()).toEqual([]);
		},
	);

	test('what an episode links to is refused as well, for each link', async ({ lab }) => {
		const item = inventedItem('http://169.254.169.254', 1).replace(
			'</item>',
			'<podcast:transcript url="http://[::1]:9/t.vtt" type="text/vtt"/></item>',
		);
		const file = join(lab.folder, 'feed.xml');
		writeFileSync(file, fullFeed(item));
		const events = await lab.run(file, { media: 'download', fetchPrivate: false });
		expect(events.flatMap((event) => (event.type === 'problem' ? event.message : [])).sort()).toEqual([
			'http://169.254.169.254/1.mp3 was not fetched: it leads to 169.254.169.254, which is not a public address.',
			'http://[::1]:9/t.vtt was not fetched: it leads to ::1, which is not a public address.',
		]);
		expect((await lab.documents()).size).toBe(1);
	});
});

test('memory does not grow with the number of episodes', async ({ lab }) => {
	setFlagsFromString('--expose-gc');
	const collectGarbage: () => void = runInNewContext('gc');
	const file = join(lab.folder, 'long.xml');
	writeFileSync(file, [...inventedFeed('https://serie.example', 200, 30_000)].join(''));
	const heap: number[] = [];
	for await (const event of importCases(lab.studio, file, {
		media: 'link',
		fetchPrivate: false,
		workFolder: join(lab.folder, 'work'),
	})) {
		if (event.type !== 'progress' || event.done % 50 !== 49) continue;
		collectGarbage();
		heap.push(process.memoryUsage().heapUsed);
	}
	const [first = 0, last = 0] = [heap[0], heap.at(-1)];
	expect(heap).toHaveLength(4);
	// A hundred and fifty episodes of 30 kB lie between the two.
	expect(last - first).toBeLessThan(2_000_000);
});
