import { type Locale, localePath } from './locale.ts';

/** A stretch of a recording, in milliseconds. */
interface Span {
	startMs: number;
	endMs: number;
}

/** Every address of the site, in one place; `locale` gives the language's prefix. */
export const paths = {
	home: (locale: Locale) => localePath(locale, '/'),
	cases: (locale: Locale) => localePath(locale, '/cases'),
	case: (locale: Locale, slug: string) => localePath(locale, `/case/${slug}`),
	moment: (locale: Locale, slug: string, { startMs, endMs }: Span) =>
		localePath(locale, `/case/${slug}/moment?from=${startMs / 1000}&to=${endMs / 1000}`),
	cite: (locale: Locale, slug: string, ending: 'bib' | 'ris', atMs?: number) =>
		localePath(locale, `/case/${slug}/cite.${ending}${atMs === undefined ? '' : `?t=${atMs / 1000}`}`),
	embed: (locale: Locale, slug: string) => localePath(locale, `/embed/${slug}`),
	themes: (locale: Locale) => localePath(locale, '/themes'),
	theme: (locale: Locale, slug: string) => localePath(locale, `/theme/${slug}`),
	perspective: (locale: Locale, slug: string) => localePath(locale, `/perspective/${slug}`),
	people: (locale: Locale) => localePath(locale, '/people'),
	person: (locale: Locale, slug: string) => localePath(locale, `/person/${slug}`),
	organisations: (locale: Locale) => localePath(locale, '/organisations'),
	organisation: (locale: Locale, slug: string) => localePath(locale, `/organisation/${slug}`),
	place: (locale: Locale, slug: string) => localePath(locale, `/place/${slug}`),
	series: (locale: Locale, slug: string) => localePath(locale, `/series/${slug}`),
	goals: (locale: Locale) => localePath(locale, '/goals'),
	goal: (locale: Locale, goal: number) => localePath(locale, `/goal/${goal}`),
	answers: (locale: Locale) => localePath(locale, '/answers'),
	answersTo: (locale: Locale, slug: string) => localePath(locale, `/answers/${slug}`),
	search: (locale: Locale) => localePath(locale, '/search'),
	searchSuggest: (locale: Locale) => localePath(locale, '/search/suggest'),
	subscribe: (locale: Locale) => localePath(locale, '/subscribe'),
	about: (locale: Locale) => localePath(locale, '/about'),
	accessibility: (locale: Locale) => localePath(locale, '/accessibility'),
	privacy: (locale: Locale) => localePath(locale, '/privacy'),

	feed: () => '/feeds/all.xml',
	feedOf: (kind: 'theme' | 'perspective' | 'series', slug: string) => `/feeds/${kind}/${slug}.xml`,
	searchFeed: () => '/feeds/search.xml',
	media: (key: string) => `/media/${key}`,
	art: (slug: string) => `/art/${slug}.svg`,
	card: (slug: string) => `/cards/${slug}.png`,
	/** A quote as a picture: square to download, wide for links that are shared. */
	quoteCard: (slug: string, shape: 'square' | 'wide', { startMs, endMs }: Span) =>
		`/cards/${slug}/quote-${shape}.png?from=${startMs / 1000}&to=${endMs / 1000}`,
	transcript: (slug: string, ending: string) => `/transcripts/${slug}.${ending}`,
	transcriptWords: (slug: string) => `/transcripts/${slug}/words.json`,
	chapters: (slug: string) => `/chapters/${slug}.json`,
	oembed: () => '/oembed',
	sitemap: () => '/sitemap.xml',
	sitemapPart: (name: string) => `/sitemaps/${name}.xml`,
	openapi: () => '/api/v1/openapi.json',
	apiCases: () => '/api/v1/cases',
	apiCase: (slug: string) => `/api/v1/cases/${slug}`,
} as const;
