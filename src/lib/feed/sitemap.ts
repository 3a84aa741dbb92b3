import { escapeUTF8 } from 'entities';
import { type Locale, locales } from '#lib/platform/locale.ts';

/** A page that exists in every interface language. */
export interface SitemapPage {
	/** Its address without the origin in one language. */
	path: (locale: Locale) => string;
	changedAt?: Date;
}

const all: Languages = { offered: locales, standard: 'nb' };
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The languages that a site speaks, and the one that stands for the others. */
interface Languages {
	offered: readonly Locale[];
	standard: Locale;
}

/** Writes a part of the sitemap: each page once in each language, with links to its siblings (sitemaps.org 0.9, hreflang). */
export function writeSitemap(origin: string, pages: readonly SitemapPage[], languages: Languages = all): string {
	const urls = pages.flatMap((page) => {
		const shared =
			alternates(origin, page, languages) + (page.changedAt ? `<lastmod>${page.changedAt.toISOString()}</lastmod>` : '');
		return languages.offered.map((locale) => `<url><loc>${escapeUTF8(origin + page.path(locale))}</loc>${shared}</url>\n`);
	});
	return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('')}</urlset>\n`;
}

function alternates(origin: string, { path }: SitemapPage, { offered, standard }: Languages): string {
	const link = (hreflang: string, locale: Locale) =>
		`<xhtml:link rel="alternate" hreflang="${hreflang}" href="${escapeUTF8(origin + path(locale))}"/>`;
	return offered.map((locale) => link(locale, locale)).join('') + link('x-default', standard);
}

/** Writes the index that names the parts. */
export function writeSitemapIndex(parts: readonly { address: string; changedAt?: Date }[]): string {
	const entries = parts.map(({ address, changedAt }) => {
		const lastmod = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
		return `<sitemap><loc>${escapeUTF8(address)}</loc>${lastmod}</sitemap>\n`;
	});
	return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</sitemapindex>\n`;
}
