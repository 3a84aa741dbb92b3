import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	breadcrumbJsonLd,
	type EpisodeData,
	episodeJsonLd,
	jsonLdScript,
	organizationJsonLd,
	websiteJsonLd,
} from './structured-data.ts';

const data: EpisodeData = {
	url: 'https://example.org/case/0608',
	title: 'En oppdiktet case',
	language: 'nb',
	number: '#0608',
	durationMs: 3_725_000,
	publishedAt: '2019-01-08T09:00:00Z',
	guests: [{ name: 'Ola Oppdiktet', title: 'Snekker', organisation: 'Oppdiktet verksted' }],
	hosts: [{ name: 'Kari Eksempel', url: 'https://example.org/person/kari' }],
	about: [{ name: 'Vind', url: 'https://example.org/theme/vind' }],
	outcomes: ['Hvorfor det er lurt å prøve'],
	literature: [{ text: 'En bok', url: 'https://example.org/bok' }],
	keywords: ['vind'],
	place: 'Oppdiktvik',
	media: [
		{
			kind: 'audio',
			url: 'https://example.org/a.mp3',
			mimeType: 'audio/mpeg',
			bytes: 42,
			durationMs: 3_725_000,
			captionsUrl: 'https://example.org/t.vtt',
		},
	],
	transcript: 'Hei </script> og hå',
	series: { name: 'Samtaler', url: 'https://example.org/', feedUrl: 'https://example.org/feeds/all.xml' },
	publisher: { name: 'Eksempelforlaget', url: 'https://example.org/' },
};

test('a case is an episode and a learning resource', () => {
	expect(JSON.parse(jsonLdScript(episodeJsonLd(data)))).toEqual({
		'@context': 'https://schema.org',
		'@type': ['PodcastEpisode', 'LearningResource'],
		'@id': data.url,
		url: data.url,
		name: data.title,
		identifier: '#0608',
		inLanguage: 'nb',
		datePublished: data.publishedAt,
		duration: 'PT1H2M5S',
		keywords: ['vind'],
		locationCreated: { '@type': 'Place', name: 'Oppdiktvik' },
		isAccessibleForFree: true,
		learningResourceType: 'case study',
		about: [{ '@type': 'Thing', name: 'Vind', url: 'https://example.org/theme/vind' }],
		teaches: data.outcomes,
		timeRequired: 'PT1H2M5S',
		citation: [{ '@type': 'CreativeWork', name: 'En bok', url: 'https://example.org/bok' }],
		associatedMedia: [
			{
				'@type': 'AudioObject',
				name: data.title,
				description: data.title,
				contentUrl: 'https://example.org/a.mp3',
				encodingFormat: 'audio/mpeg',
				contentSize: '42 B',
				duration: 'PT1H2M5S',
				uploadDate: data.publishedAt,
				inLanguage: 'nb',
				transcript: data.transcript,
				caption: {
					'@type': 'MediaObject',
					contentUrl: 'https://example.org/t.vtt',
					encodingFormat: 'text/vtt',
					inLanguage: 'nb',
				},
			},
		],
		partOfSeries: {
			'@type': 'PodcastSeries',
			name: 'Samtaler',
			url: 'https://example.org/',
			webFeed: 'https://example.org/feeds/all.xml',
		},
		contributor: [
			{
				'@type': 'Person',
				name: 'Ola Oppdiktet',
				jobTitle: 'Snekker',
				worksFor: { '@type': 'Organization', name: 'Oppdiktet verksted' },
			},
		],
		creator: [{ '@type': 'Person', name: 'Kari Eksempel', url: 'https://example.org/person/kari' }],
		publisher: {
			'@type': 'Organization',
			'@id': 'https://example.org/#organization',
			name: 'Eksempelforlaget',
			url: 'https://example.org/',
		},
	});
});

test.each([
	[0, 'PT0S'],
	[60_000, 'PT1M'],
	[3_600_400, 'PT1H'],
	[59_600, 'PT1M'],
])('%i milliseconds last %s', (durationMs, duration) => {
	expect(episodeJsonLd({ ...data, durationMs })).toMatchObject({ duration, timeRequired: duration });
});

test('the way, the organisation and the site', () => {
	expect(
		breadcrumbJsonLd([
			{ name: 'Forside', url: 'https://example.org/' },
			{ name: 'Vind', url: 'https://example.org/theme/vind' },
		]),
	).toMatchObject({
		'@type': 'BreadcrumbList',
		itemListElement: [
			{ position: 1, name: 'Forside' },
			{ position: 2, item: 'https://example.org/theme/vind' },
		],
	});
	expect(organizationJsonLd({ name: 'E', url: 'https://example.org/', sameAs: ['https://social.example/@e'] })).toMatchObject({
		'@type': 'Organization',
		sameAs: ['https://social.example/@e'],
	});
	expect(
		websiteJsonLd({ name: 'E', url: 'https://example.org/', language: 'nb', searchUrl: 'https://example.org/search?q={q}' }),
	).toMatchObject({
		'@type': 'WebSite',
		publisher: { '@id': 'https://example.org/#organization' },
		potentialAction: { target: { urlTemplate: 'https://example.org/search?q={search_term_string}' } },
	});
});

test('no text ends the script, and every text is read back', () => {
	const hostile = fc
		.array(fc.oneof(fc.constantFrom('</script>', '<!--', ']]>', '&lt;', '\u2028', '\u2029', '\\', '"'), fc.string()))
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(hostile, (name) => {
			const script = jsonLdScript({ name });
			expect(script).not.toMatch(/[<>&\u2028\u2029]/);
			expect(JSON.parse(script)).toEqual({ name });
		}),
	);
});
