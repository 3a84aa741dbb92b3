/** A JSON value of schema.org's words; members that are undefined are left out when it is written. */
export type JsonLd = { [name: string]: JsonLdValue };
type JsonLdValue = string | number | boolean | undefined | JsonLd | readonly JsonLdValue[];

export interface EpisodePerson {
	name: string;
	url?: string;
	imageUrl?: string;
	title?: string;
	organisation?: string;
}

export interface EpisodeMedia {
	kind: 'audio' | 'video';
	url: string;
	mimeType: string;
	bytes?: number;
	durationMs?: number;
	/** Captions as WebVTT. */
	captionsUrl?: string;
}

/** What a case page says of its case to machines; all addresses are absolute. */
export interface EpisodeData {
	url: string;
	title: string;
	description?: string;
	/** BCP 47. */
	language: string;
	/** `#0608` or `C0178`. */
	number?: string;
	episode?: number;
	season?: number;
	publishedAt?: string;
	modifiedAt?: string;
	recordedOn?: string;
	durationMs?: number;
	imageUrl?: string;
	guests: readonly EpisodePerson[];
	hosts: readonly EpisodePerson[];
	/** Themes and perspectives, with the addresses of their pages. */
	about: readonly { name: string; url?: string }[];
	/** What one will learn. */
	outcomes: readonly string[];
	literature: readonly { text: string; url?: string }[];
	keywords: readonly string[];
	place?: string;
	licenseUrl?: string;
	media: readonly EpisodeMedia[];
	/** The whole conversation as text. */
	transcript?: string;
	series: { name: string; url: string; feedUrl: string };
	publisher: { name: string; url: string; logoUrl?: string };
}

/** A case as schema.org's PodcastEpisode and LearningResource at once. */
export function episodeJsonLd(data: EpisodeData): JsonLd {
	return {
		'@context': 'https://schema.org',
		'@type': ['PodcastEpisode', 'LearningResource'],
		'@id': data.url,
		url: data.url,
		...identity(data),
		...learning(data),
		associatedMedia: data.media.map((media) => mediaJsonLd(media, data)),
		partOfSeries: { '@type': 'PodcastSeries', name: data.series.name, url: data.series.url, webFeed: data.series.feedUrl },
		partOfSeason: data.season === undefined ? undefined : { '@type': 'PodcastSeason', seasonNumber: data.season },
		contributor: data.guests.map(personJsonLd),
		creator: data.hosts.map(personJsonLd),
		publisher: organizationNode(data.publisher),
	};
}

function identity(data: EpisodeData): JsonLd {
	return {
		name: data.title,
		identifier: data.number,
		episodeNumber: data.episode,
		description: data.description,
		inLanguage: data.language,
		image: data.imageUrl,
		datePublished: data.publishedAt,
		dateModified: data.modifiedAt,
		dateCreated: data.recordedOn,
		duration: isoDuration(data.durationMs),
		keywords: data.keywords.length > 0 ? data.keywords : undefined,
		locationCreated: data.place === undefined ? undefined : { '@type': 'Place', name: data.place },
		license: data.licenseUrl,
		isAccessibleForFree: true,
	};
}

function learning({ about, outcomes, literature, durationMs }: EpisodeData): JsonLd {
	return {
		learningResourceType: 'case study',
		about: about.map(({ name, url }) => ({ '@type': 'Thing', name, url })),
		teaches: outcomes,
		timeRequired: isoDuration(durationMs),
		citation: literature.map(({ text, url }) => ({ '@type': 'CreativeWork', name: text, url })),
	};
}

function mediaJsonLd(
	media: EpisodeMedia,
	{ title, description, imageUrl, publishedAt, transcript, language }: EpisodeData,
): JsonLd {
	return {
		'@type': media.kind === 'audio' ? 'AudioObject' : 'VideoObject',
		name: title,
		description: description ?? title,
		contentUrl: media.url,
		encodingFormat: media.mimeType,
		contentSize: media.bytes === undefined ? undefined : `${media.bytes} B`,
		duration: isoDuration(media.durationMs),
		uploadDate: publishedAt,
		thumbnailUrl: imageUrl,
		inLanguage: language,
		transcript,
		caption: media.captionsUrl && {
			'@type': 'MediaObject',
			contentUrl: media.captionsUrl,
			encodingFormat: 'text/vtt',
			inLanguage: language,
		},
	};
}

function personJsonLd({ name, url, imageUrl, title, organisation }: EpisodePerson): JsonLd {
	const worksFor = organisation === undefined ? undefined : { '@type': 'Organization', name: organisation };
	return { '@type': 'Person', name, url, image: imageUrl, jobTitle: title, worksFor };
}

/** The way from the front page to a page, the page itself last. */
export function breadcrumbJsonLd(steps: readonly { name: string; url: string }[]): JsonLd {
	const itemListElement = steps.map(({ name, url }, i) => ({ '@type': 'ListItem', position: i + 1, name, item: url }));
	return { '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement };
}

export interface OrganizationData {
	name: string;
	url: string;
	logoUrl?: string;
	/** Its profiles elsewhere. */
	sameAs?: readonly string[];
}

/** Who runs the site. */
export function organizationJsonLd(data: OrganizationData): JsonLd {
	return { '@context': 'https://schema.org', ...organizationNode(data) };
}

function organizationNode({ name, url, logoUrl, sameAs }: OrganizationData): JsonLd {
	return { '@type': 'Organization', '@id': `${url}#organization`, name, url, logo: logoUrl, sameAs };
}

/** The site and its search; `searchUrl` has `{q}` where the words go. */
export function websiteJsonLd(data: { name: string; url: string; language: string; searchUrl: string }): JsonLd {
	const urlTemplate = data.searchUrl.replace('{q}', '{search_term_string}');
	return {
		'@context': 'https://schema.org',
		'@type': 'WebSite',
		'@id': `${data.url}#website`,
		name: data.name,
		url: data.url,
		inLanguage: data.language,
		publisher: { '@id': `${data.url}#organization` },
		potentialAction: {
			'@type': 'SearchAction',
			target: { '@type': 'EntryPoint', urlTemplate },
			'query-input': 'required name=search_term_string',
		},
	};
}

/** JSON for between `<script type="application/ld+json">` and `</script>`: nothing in it can end the script or start a comment. */
export function jsonLdScript(value: JsonLd | readonly JsonLd[]): string {
	return JSON.stringify(value)
		.replaceAll('<', '\\u003c')
		.replaceAll('>', '\\u003e')
		.replaceAll('&', '\\u0026')
		.replaceAll('\u2028', '\\u2028')
		.replaceAll('\u2029', '\\u2029');
}

/** `PT31M5S` (ISO 8601). */
function isoDuration(ms: number | undefined): string | undefined {
	if (ms === undefined) return undefined;
	const seconds = Math.round(ms / 1000);
	const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
	return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || seconds === 0 ? `${rest}S` : ''}`;
}
