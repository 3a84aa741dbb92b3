import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { type OembedSubject, oembed, oembedJson, oembedXml, readOembedRoom } from './oembed.ts';

const subject: OembedSubject = {
	title: 'En "oppdiktet" <case> & mer',
	embedUrl: 'https://example.org/embed/0608?a=1&b=2',
	kind: 'audio',
	provider: { name: 'Eksempel', url: 'https://example.org/' },
	author: { name: 'Ola Oppdiktet' },
	thumbnail: { url: 'https://example.org/card.png', width: 1200, height: 630 },
};

test('sound gets a bar, with all that is known', () => {
	expect(JSON.parse(oembedJson(oembed(subject)))).toEqual({
		version: '1.0',
		type: 'rich',
		title: subject.title,
		author_name: 'Ola Oppdiktet',
		provider_name: 'Eksempel',
		provider_url: 'https://example.org/',
		cache_age: 86_400,
		thumbnail_url: 'https://example.org/card.png',
		thumbnail_width: 1200,
		thumbnail_height: 630,
		html: '<iframe src="https://example.org/embed/0608?a=1&amp;b=2" title="En &quot;oppdiktet&quot; &lt;case&gt; &amp; mer" width="640" height="240" loading="lazy" allow="autoplay; fullscreen" style="border:0"></iframe>',
		width: 640,
		height: 240,
	});
});

test.each([
	['audio', { maxWidth: 320 }, 320, 240],
	['audio', { maxHeight: 100 }, 640, 100],
	['audio', { maxWidth: 5000, maxHeight: 5000 }, 640, 240],
	['video', {}, 640, 360],
	['video', { maxWidth: 320 }, 320, 180],
	['video', { maxWidth: 320, maxHeight: 90 }, 160, 90],
	['video', { maxWidth: 1 }, 1, 1],
] as const)('%s in a room of %j is %i × %i', (kind, room, width, height) => {
	const response = oembed({ ...subject, kind }, room);
	expect(response).toMatchObject({ width, height });
	expect(response.html).toContain(`width="${width}" height="${height}"`);
});

test('a thumbnail that does not fit is left out', () => {
	expect(oembed(subject, { maxWidth: 640 })).not.toHaveProperty('thumbnail_url');
	expect(oembed(subject, { maxWidth: 1200, maxHeight: 630 })).toHaveProperty('thumbnail_url');
});

test('XML says the same as JSON', () => {
	const response = oembed(subject, { maxWidth: 400 });
	const said: Record<string, string> = {};
	let name = '';
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', (tag) => (name = tag.name));
	parser.on('text', (text) => (said[name] = (said[name] ?? '') + text));
	parser.write(oembedXml(response)).close();
	for (const [key, value] of Object.entries(JSON.parse(oembedJson(response)))) expect(said[key]?.trimEnd()).toBe(String(value));
});

test('reads the room of a request and refuses nonsense', () => {
	expect(readOembedRoom(new URLSearchParams('maxwidth=400&maxheight='))).toEqual({ maxWidth: 400, maxHeight: undefined });
	for (const value of ['0', '-1', '1e9', 'abc', '9999999']) {
		expect(() => readOembedRoom(new URLSearchParams({ maxheight: value }))).toThrow(Invalid);
	}
});
