import { z } from 'zod';
import { htmlToText } from '#lib/platform/sanitize-html.ts';
import { type FeedEpisode, type FeedFile, type FeedFiling, filingDomain, filingKinds } from '../feed-model.ts';
import { atomAuthor, linkOf } from './channel-fields.ts';
import {
	attributeAddress,
	bytesOf,
	dateOf,
	durationOf,
	flagOf,
	ordinalOf,
	plainLine,
	type Report,
	textAddress,
} from './field-values.ts';
import {
	readAlternateEnclosures,
	readChaptersFile,
	readLicense,
	readLocation,
	readPeople,
	readSoundbites,
	readTranscripts,
} from './podcast-tags.ts';
import { attribute, child, childHtml, childrenNamed, childText, innerHtml, textOf, type XmlElement } from './xml-element.ts';

/** Reads one episode; undefined, and reported, when it has nothing to be known by. */
export function readEpisode(item: XmlElement, report: Report): FeedEpisode | undefined {
	const [enclosure, ...others] = enclosures(item, report);
	const link = textAddress(child(item, 'link'), report) ?? linkOf(item, 'alternate', report) ?? permalink(item);
	const notesHtml = notes(item);
	const summary = summaryOf(item, notesHtml);
	const ownTitle = plainLine(childText(item, 'title') ?? atomTitle(item) ?? childText(item, 'itunes:title'));
	const guid = childText(item, 'guid', 'atom:id') ?? standInGuid(item, enclosure?.url ?? link ?? ownTitle, report);
	if (!guid) return undefined;
	return {
		type: 'episode',
		line: item.line,
		guid,
		title: ownTitle ?? standInTitle(item, summary ?? guid, report),
		notesHtml,
		summary,
		publishedAt: dateOf(child(item, 'pubDate', 'atom:published', 'dc:date', 'atom:updated', 'atom:issued'), report),
		durationMs: durationOf(child(item, 'itunes:duration'), report),
		season: ordinalOf(child(item, 'podcast:season', 'itunes:season'), report),
		episode: ordinalOf(child(item, 'itunes:episode', 'podcast:episode'), report),
		episodeType: episodeType(item),
		explicit: flagOf(child(item, 'itunes:explicit', 'googleplay:explicit')),
		link,
		image: episodeImage(item, report),
		author: plainLine(childText(item, 'itunes:author', 'dc:creator', 'author') ?? atomAuthor(item)),
		enclosure,
		alternateEnclosures: [...others, ...readAlternateEnclosures(item, report)],
		transcripts: readTranscripts(item, report),
		chapters: readChaptersFile(item, report),
		people: readPeople(item, report),
		soundbites: readSoundbites(item, report),
		location: readLocation(item),
		license: readLicense(item, report),
		keywords: keywords(item),
		filings: filings(item),
		language: childText(item, 'dc:language')?.replaceAll('_', '-'),
		recordedOn: dayOf(childText(item, 'dcterms:created')),
	};
}

/** Every enclosed file, recordings before pictures and papers. */
function enclosures(item: XmlElement, report: Report): FeedFile[] {
	const rss = childrenNamed(item, 'enclosure').map((each) => file(each, 'url', 'length', report));
	const atomLinks = childrenNamed(item, 'atom:link').filter((each) => attribute(each, 'rel') === 'enclosure');
	const atom = atomLinks.map((each) => file(each, 'href', 'length', report));
	const found = [...rss, ...atom].filter((each) => each !== undefined);
	const all = found.length > 0 ? found : mediaRssFiles(item, report);
	return all.toSorted((a, b) => Number(isRecording(b)) - Number(isRecording(a)));
}

function mediaRssFiles(item: XmlElement, report: Report): FeedFile[] {
	return mediaContents(item)
		.filter((each) => /^(audio|video)/.test(attribute(each, 'type') ?? attribute(each, 'medium') ?? ''))
		.map((each) => file(each, 'url', 'fileSize', report))
		.filter((each) => each !== undefined);
}

function mediaContents(item: XmlElement): XmlElement[] {
	return [item, ...childrenNamed(item, 'media:group')].flatMap((each) => childrenNamed(each, 'media:content'));
}

function file(element: XmlElement, addressName: string, lengthName: string, report: Report): FeedFile | undefined {
	const url = attributeAddress(element, addressName, report);
	return url ? { url, type: attribute(element, 'type')?.toLowerCase(), bytes: bytesOf(element, lengthName) } : undefined;
}

function isRecording({ type }: FeedFile): boolean {
	return type === undefined || /^(audio|video)\//.test(type);
}

/** A guid is an address when it says so, or when it says nothing and looks like one. */
function permalink(item: XmlElement): string | undefined {
	const guid = child(item, 'guid');
	const text = textOf(guid) ?? '';
	return attribute(guid, 'isPermaLink') !== 'false' && /^https?:\/\//.test(text) ? URL.parse(text)?.href : undefined;
}

function standInGuid(item: XmlElement, standIn: string | undefined, report: Report): string | undefined {
	if (standIn) report(`This episode has no guid; "${standIn}" stands in for it.`, item.line);
	else report('This episode has neither a guid nor an address or a title to be known by, and was left out.', item.line);
	return standIn;
}

function standInTitle(item: XmlElement, text: string, report: Report): string {
	report('This episode has no title; its first words stand in for it.', item.line);
	const line = text.replace(/\s+/g, ' ');
	return line.length > 80 ? `${line.slice(0, 80).replace(/\s\S*$/, '')} …` : line;
}

function notes(item: XmlElement): string | undefined {
	const html = childHtml(item, 'content:encoded', 'description', 'atom:content', 'atom:summary', 'itunes:summary');
	return html && (/<[a-z]/i.test(html) ? html : paragraphs(html));
}

/** Notes without any markup keep their lines. */
function paragraphs(text: string): string {
	const blocks = text.replaceAll('\r', '').split(/\n[ \t]*\n\s*/);
	// References stay as they are: a feed escapes them once for HTML even where it has no tags.
	return blocks.map((block) => `<p>${block.replaceAll('<', '&lt;').trim().replaceAll('\n', '<br>')}</p>`).join('');
}

function summaryOf(item: XmlElement, notesHtml: string | undefined): string | undefined {
	const own = childHtml(item, 'itunes:summary', 'atom:summary', 'description', 'itunes:subtitle') ?? notesHtml;
	return own && (htmlToText(own) || undefined);
}

function atomTitle(item: XmlElement): string | undefined {
	const title = child(item, 'atom:title');
	const html = ['html', 'xhtml'].includes(attribute(title, 'type') ?? '') && innerHtml(title);
	return html ? htmlToText(html) : textOf(title);
}

function episodeType(item: XmlElement): FeedEpisode['episodeType'] {
	const type = childText(item, 'itunes:episodeType')?.toLowerCase();
	return type === 'full' || type === 'trailer' || type === 'bonus' ? type : undefined;
}

function episodeImage(item: XmlElement, report: Report): string | undefined {
	const picture = mediaContents(item).find((each) => /^image/.test(attribute(each, 'type') ?? attribute(each, 'medium') ?? ''));
	return (
		attributeAddress(child(item, 'itunes:image', 'googleplay:image'), 'href', report) ??
		attributeAddress(child(item, 'media:thumbnail'), 'url', report) ??
		attributeAddress(picture, 'url', report)
	);
}

function keywords(item: XmlElement): string[] {
	const lists = ['itunes:keywords', 'media:keywords'].flatMap((name) => childText(item, name)?.split(',') ?? []);
	const categories = childrenNamed(item, 'category')
		.filter((each) => !filingKind(each))
		.map(textOf);
	const terms = childrenNamed(item, 'atom:category').map((each) => attribute(each, 'label') ?? attribute(each, 'term'));
	return [...new Set([...lists, ...categories, ...terms].flatMap((word) => plainLine(word) || []))];
}

/** What a site of our kind says by categories with a domain. */
function filings(item: XmlElement): FeedFiling[] {
	return childrenNamed(item, 'category').flatMap((each) => {
		const kind = filingKind(each);
		const name = plainLine(textOf(each));
		return kind && name ? [{ kind, name }] : [];
	});
}

function filingKind(category: XmlElement): FeedFiling['kind'] | undefined {
	const domain = attribute(category, 'domain');
	return filingKinds.find((kind) => domain === filingDomain + kind);
}

/** A date without a time of day (https://www.w3.org/TR/NOTE-datetime). */
function dayOf(text: string | undefined): string | undefined {
	return z.iso.date().safeParse(text).data;
}
