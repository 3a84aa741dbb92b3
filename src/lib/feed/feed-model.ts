/** What a podcast feed says, in our words; addresses are absolute http(s), dates ISO 8601 in UTC, durations milliseconds. */

/** A person as Podcasting 2.0 names them: role `host`, `guest`, `editor` … in lower case. */
export interface FeedPerson {
	name: string;
	role: string;
	url?: string;
	image?: string;
}

export interface FeedFile {
	url: string;
	type?: string;
	bytes?: number;
}

export interface FeedTranscript {
	url: string;
	type: string;
	language?: string;
	/** `captions`: timed for showing over the picture. */
	rel?: string;
}

export interface FeedSoundbite {
	startMs: number;
	durationMs: number;
	title?: string;
}

export interface FeedLocation {
	name: string;
	/** An RFC 5870 `geo:` address. */
	geo?: string;
	/** An OpenStreetMap object, such as `R148838`. */
	osm?: string;
}

/** A licence by its SPDX name or its own words. */
export interface FeedLicense {
	name: string;
	url?: string;
}

/** Kinds of categories by which a site of our kind tells another one more than feeds have tags for. */
export const filingKinds = ['number', 'series', 'theme', 'perspective', 'organisation', 'goal'] as const;

/** A category that says what it is: `<category domain="urn:dugnad:theme">`; to other programs it is a plain one. */
export interface FeedFiling {
	kind: (typeof filingKinds)[number];
	name: string;
}

/** Begins the domain of such a category. */
export const filingDomain = 'urn:dugnad:';

export interface FeedTrailer extends FeedFile {
	title: string;
	publishedAt?: string;
}

/** The programme. It comes before the first episode, and once more at the end when more of it stood after the episodes. */
export interface FeedChannel {
	type: 'channel';
	title: string;
	description?: string;
	language?: string;
	link?: string;
	image?: string;
	author?: string;
	owner?: { name?: string; email?: string };
	categories: string[];
	explicit?: boolean;
	guid?: string;
	license?: FeedLicense;
	location?: FeedLocation;
	/** The owner asks other platforms not to import the feed (podcast:locked). */
	locked?: boolean;
	people: FeedPerson[];
	copyright?: string;
	funding: { url: string; text: string }[];
	trailers: FeedTrailer[];
	/** The next, older page of a paged feed (RFC 5005). */
	nextPage?: string;
	/** The program that wrote the feed; `Dugnad` is a site of our kind. */
	generator?: string;
	/** Where the feed has moved (itunes:new-feed-url). */
	movedTo?: string;
}

export interface FeedEpisode {
	type: 'episode';
	/** The line on which it begins. */
	line: number;
	guid: string;
	title: string;
	/** Show notes as the feed has them; sanitise before showing. */
	notesHtml?: string;
	/** Plain text. */
	summary?: string;
	publishedAt?: string;
	durationMs?: number;
	season?: number;
	episode?: number;
	episodeType?: 'full' | 'trailer' | 'bonus';
	explicit?: boolean;
	link?: string;
	image?: string;
	author?: string;
	enclosure?: FeedFile;
	alternateEnclosures: FeedFile[];
	transcripts: FeedTranscript[];
	/** A file of chapters, for `readChapters`. */
	chapters?: FeedFile;
	people: FeedPerson[];
	soundbites: FeedSoundbite[];
	location?: FeedLocation;
	license?: FeedLicense;
	keywords: string[];
	/** What a site of our kind files the episode under. */
	filings: FeedFiling[];
	/** The language of the conversation, where it has one of its own. */
	language?: string;
	/** When it was recorded, `2019-01-08`. */
	recordedOn?: string;
}

/** Something that could not be read: one sentence, with the line it is about where there is one. */
export interface FeedProblem {
	type: 'problem';
	line?: number;
	message: string;
	/** Nothing comes after it: the rest of the feed could not be read. */
	fatal: boolean;
}

export type FeedEvent = FeedChannel | FeedEpisode | FeedProblem;
