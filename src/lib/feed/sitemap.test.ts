import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { writeSitemap, writeSitemapIndex } from './sitemap.ts';

/** The names and attributes of a well-formed document's elements, with their texts. */
function elements(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
	const parser = new SaxesParser();
	const found: ReturnType<typeof elements> = [];
	parser.on('opentag', ({ name, attributes }) =>
		found.push({ name, attributes: { ...attributes } as Record<string, string>, text: '' }),
	);
	parser.on('text', (text) => {
		const last = found.at(-1);
		if (last) last.text += text.trim();
	});
	parser.write(xml).close();
	return found;
}

it('lists each page in each language with links to its siblings', () => {
	const changedAt = new Date('2024-05-06T07:08:09Z');
	const found = elements(writeSitemap('https://x.example', [{ path: (locale) => `/${locale}?a=1&b=2`, changedAt }]));
	const texts = (name: string) => found.filter((element) => element.name === name).map(({ text }) => text);
	expect(texts('loc')).toEqual(['nb', 'nn', 'en'].map((locale) => `https://x.example/${locale}?a=1&b=2`));
	expect(texts('lastmod')).toEqual(Array(3).fill('2024-05-06T07:08:09.000Z'));
	const links = found.filter(({ name }) => name === 'xhtml:link').map(({ attributes }) => [attributes.hreflang, attributes.href]);
	expect(links).toHaveLength(12);
	expect(links.slice(0, 4)).toEqual([
		['nb', 'https://x.example/nb?a=1&b=2'],
		['nn', 'https://x.example/nn?a=1&b=2'],
		['en', 'https://x.example/en?a=1&b=2'],
		['x-default', 'https://x.example/nb?a=1&b=2'],
	]);
});

it('names its parts, with the time of the last change where it is known', () => {
	const found = elements(
		writeSitemapIndex([{ address: 'https://x.example/a.xml', changedAt: new Date(0) }, { address: 'https://x.example/b.xml' }]),
	);
	expect(found.filter(({ name }) => name === 'loc')).toHaveLength(2);
	expect(found.filter(({ name }) => name === 'lastmod').map(({ text }) => text)).toEqual(['1970-01-01T00:00:00.000Z']);
});
