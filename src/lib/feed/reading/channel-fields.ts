import { htmlToText } from '#lib/platform/sanitize-html.ts';
import type { FeedChannel } from '../feed-model.ts';
import { attributeAddress, flagOf, plainLine, type Report, textAddress } from './field-values.ts';
import { readFunding, readLicense, readLocation, readPeople, readTrailers } from './podcast-tags.ts';
import { attribute, child, childHtml, childrenNamed, childText, textOf, type XmlElement } from './xml-element.ts';

/** Reads what the feed says of the whole programme. */
export function readChannel(channel: XmlElement, report: Report): FeedChannel {
	return {
		type: 'channel',
		title: plainLine(childText(channel, 'title', 'atom:title', 'itunes:title')) ?? standInTitle(channel, report),
		description: description(channel),
		language: childText(channel, 'language', 'dc:language')?.replaceAll('_', '-'),
		link: textAddress(child(channel, 'link'), report) ?? linkOf(channel, 'alternate', report),
		image: channelImage(channel, report),
		author: plainLine(childText(channel, 'itunes:author', 'googleplay:author', 'dc:creator') ?? atomAuthor(channel)),
		owner: owner(channel),
		categories: categories(channel),
		explicit: flagOf(child(channel, 'itunes:explicit', 'googleplay:explicit')),
		guid: childText(channel, 'podcast:guid'),
		license: readLicense(channel, report),
		location: readLocation(channel),
		locked: flagOf(child(channel, 'podcast:locked')),
		people: readPeople(channel, report),
		copyright: plainLine(childText(channel, 'copyright', 'dc:rights', 'atom:rights')),
		funding: readFunding(channel, report),
		trailers: readTrailers(channel, report),
		nextPage: linkOf(channel, 'next', report),
		generator: plainLine(childText(channel, 'generator', 'atom:generator')),
		movedTo: textAddress(child(channel, 'itunes:new-feed-url'), report),
	};
}

/** The address of an Atom link; without a `rel` it is an alternate one (RFC 4287, section 4.2.7.2). */
export function linkOf(parent: XmlElement, rel: string, report: Report): string | undefined {
	const found = childrenNamed(parent, 'atom:link').find((link) => (attribute(link, 'rel') ?? 'alternate') === rel);
	return attributeAddress(found, 'href', report);
}

/** The name of an Atom feed's or entry's author. */
export function atomAuthor(parent: XmlElement): string | undefined {
	const author = child(parent, 'atom:author');
	return author && childText(author, 'atom:name');
}

function standInTitle(channel: XmlElement, report: Report): string {
	report('The feed has no title; its address stands in for it.', channel.line);
	return channel.base;
}

function description(channel: XmlElement): string | undefined {
	const html = childHtml(channel, 'description', 'itunes:summary', 'atom:subtitle', 'itunes:subtitle');
	return html && htmlToText(html);
}

function channelImage(channel: XmlElement, report: Report): string | undefined {
	const rss = childrenNamed(channel, 'image')
		.map((image) => child(image, 'url'))
		.find((url) => url);
	return (
		attributeAddress(child(channel, 'itunes:image', 'googleplay:image'), 'href', report) ??
		textAddress(rss, report) ??
		attributeAddress(child(channel, 'media:thumbnail'), 'url', report) ??
		textAddress(child(channel, 'atom:logo', 'atom:icon'), report)
	);
}

function owner(channel: XmlElement): FeedChannel['owner'] {
	const element = child(channel, 'itunes:owner');
	if (!element) return undefined;
	return { name: plainLine(childText(element, 'itunes:name')), email: childText(element, 'itunes:email') };
}

/** Apple's categories with their subcategories, and the plain ones, each once. */
function categories(channel: XmlElement): string[] {
	const apple = childrenNamed(channel, 'itunes:category').flatMap((each) => [each, ...childrenNamed(each, 'itunes:category')]);
	const names = [
		...apple.map((each) => attribute(each, 'text')),
		...childrenNamed(channel, 'category').map(textOf),
		...childrenNamed(channel, 'atom:category').map((each) => attribute(each, 'label') ?? attribute(each, 'term')),
	];
	return [...new Set(names.flatMap((name) => plainLine(name) || []))];
}
