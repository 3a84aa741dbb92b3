import { attributes, type Xml, xml } from '#lib/platform/xml.ts';
import type {
	FeedFile,
	FeedLicense,
	FeedLocation,
	FeedPerson,
	FeedSoundbite,
	FeedTrailer,
	FeedTranscript,
} from '../feed-model.ts';
import { rfc822Date, seconds } from './values.ts';

// The tags of the Podcasting 2.0 namespace, https://podcasting2.org/docs/podcast-namespace

/** Everybody whose voice is heard; other roles belong to other groups of the Podcast Taxonomy. */
const CAST = ['host', 'co-host', 'guest host', 'guest', 'narrator', 'announcer', 'reporter', 'voice actor'];

export function personTag({ name, role, url, image }: FeedPerson): Xml {
	const group = CAST.includes(role) ? 'cast' : undefined;
	return xml`<podcast:person${attributes({ role, group, href: url, img: image })}>${name}</podcast:person>`;
}

export function licenseTag({ name, url }: FeedLicense): Xml {
	return xml`<podcast:license${attributes({ url })}>${name}</podcast:license>`;
}

export function locationTag({ name, geo, osm }: FeedLocation): Xml {
	return xml`<podcast:location${attributes({ geo, osm })}>${name}</podcast:location>`;
}

export function transcriptTag({ url, type, language, rel }: FeedTranscript): Xml {
	return xml`<podcast:transcript${attributes({ url, type, language, rel })}/>`;
}

export function chaptersTag({ url, type = 'application/json+chapters' }: FeedFile): Xml {
	return xml`<podcast:chapters url="${url}" type="${type}"/>`;
}

export function soundbiteTag({ startMs, durationMs, title }: FeedSoundbite): Xml {
	return xml`<podcast:soundbite startTime="${seconds(startMs)}" duration="${seconds(durationMs)}">${title}</podcast:soundbite>`;
}

export function alternateEnclosureTag({ url, type = 'application/octet-stream', bytes = 0 }: FeedFile): Xml {
	return xml`<podcast:alternateEnclosure type="${type}" length="${bytes}"><podcast:source uri="${url}"/></podcast:alternateEnclosure>`;
}

export function trailerTag({ title, url, type, bytes, publishedAt }: FeedTrailer): Xml {
	return xml`<podcast:trailer${attributes({ pubdate: rfc822Date(publishedAt), url, type, length: bytes })}>${title}</podcast:trailer>`;
}

export function fundingTag({ url, text }: { url: string; text: string }): Xml {
	return xml`<podcast:funding url="${url}">${text}</podcast:funding>`;
}
