import { attributes, cdata, lines, optional, textAsHtml, type Xml, xml } from '#lib/platform/xml.ts';
import type { FeedItemOut } from '../feed-item.ts';
import { type FeedFile, filingDomain } from '../feed-model.ts';
import {
	alternateEnclosureTag,
	chaptersTag,
	licenseTag,
	locationTag,
	personTag,
	soundbiteTag,
	transcriptTag,
} from './podcast-tags.ts';
import { rfc822Date } from './values.ts';

/** One episode. */
export function itemTag(item: FeedItemOut): Xml {
	return xml`<item>\n${lines([...rssTags(item), ...itunesTags(item), ...podcastTags(item)])}\n</item>`;
}

function rssTags(item: FeedItemOut): (Xml | undefined)[] {
	const {
		guid,
		title,
		link,
		publishedAt,
		enclosure,
		summary,
		notesHtml,
		author,
		language,
		keywords,
		filings = [],
		recordedOn,
	} = item;
	return [
		xml`<guid isPermaLink="false">${guid}</guid>`,
		xml`<title>${title}</title>`,
		optional(link, (address) => xml`<link>${address}</link>`),
		optional(rfc822Date(publishedAt), (date) => xml`<pubDate>${date}</pubDate>`),
		optional(enclosure, enclosureTag),
		optional(
			summary === undefined ? optional(notesHtml, cdata) : textAsHtml(summary),
			(html) => xml`<description>${html}</description>`,
		),
		optional(notesHtml, (html) => xml`<content:encoded>${cdata(html)}</content:encoded>`),
		optional(author, (name) => xml`<dc:creator>${name}</dc:creator>`),
		optional(language, (tag) => xml`<dc:language>${tag}</dc:language>`),
		optional(recordedOn, (day) => xml`<dcterms:created>${day}</dcterms:created>`),
		...keywords.map((word) => xml`<category>${word}</category>`),
		...filings.map(({ kind, name }) => xml`<category domain="${filingDomain + kind}">${name}</category>`),
	];
}

/** A length of 0 says that it is not known; RSS demands one. */
function enclosureTag({ url, type = 'application/octet-stream', bytes = 0 }: FeedFile): Xml {
	return xml`<enclosure url="${url}" length="${bytes}" type="${type}"/>`;
}

function itunesTags({ durationMs, season, episode, episodeType, explicit, image, author }: FeedItemOut): (Xml | undefined)[] {
	return [
		optional(durationMs, (ms) => xml`<itunes:duration>${Math.round(ms / 1000)}</itunes:duration>`),
		optional(season, (number) => xml`<itunes:season>${number}</itunes:season>`),
		optional(episode, (number) => xml`<itunes:episode>${number}</itunes:episode>`),
		optional(episodeType, (type) => xml`<itunes:episodeType>${type}</itunes:episodeType>`),
		optional(explicit, (flag) => xml`<itunes:explicit>${flag}</itunes:explicit>`),
		optional(image, (href) => xml`<itunes:image href="${href}"/>`),
		optional(author, (name) => xml`<itunes:author>${name}</itunes:author>`),
	];
}

function podcastTags(item: FeedItemOut): (Xml | undefined)[] {
	const name = item.seasonName;
	const display = item.episodeLabel;
	return [
		optional(item.season, (number) => xml`<podcast:season${attributes({ name })}>${number}</podcast:season>`),
		optional(item.episode, (number) => xml`<podcast:episode${attributes({ display })}>${number}</podcast:episode>`),
		...item.transcripts.map(transcriptTag),
		optional(item.chapters, chaptersTag),
		...item.people.map(personTag),
		...item.soundbites.map(soundbiteTag),
		optional(item.location, locationTag),
		optional(item.license, licenseTag),
		...item.alternateEnclosures.map(alternateEnclosureTag),
	];
}
