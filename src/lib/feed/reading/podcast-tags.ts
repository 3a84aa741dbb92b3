import type {
	FeedFile,
	FeedLicense,
	FeedLocation,
	FeedPerson,
	FeedSoundbite,
	FeedTrailer,
	FeedTranscript,
} from '../feed-model.ts';
import { parseFeedDate } from './feed-date.ts';
import { attributeAddress, bytesOf, plainLine, type Report } from './field-values.ts';
import { attribute, child, childrenNamed, textOf, type XmlElement } from './xml-element.ts';

// The tags of the Podcasting 2.0 namespace, https://podcasting2.org/docs/podcast-namespace

/** `podcast:person`; the role is `host` when none is given. */
export function readPeople(parent: XmlElement, report: Report): FeedPerson[] {
	return childrenNamed(parent, 'podcast:person').flatMap((element) => {
		const name = plainLine(textOf(element));
		const role = attribute(element, 'role')?.toLowerCase() ?? 'host';
		const url = attributeAddress(element, 'href', report);
		const image = attributeAddress(element, 'img', report);
		return name ? [{ name, role, url, image }] : [];
	});
}

/** `podcast:transcript`, as many as there are. */
export function readTranscripts(item: XmlElement, report: Report): FeedTranscript[] {
	return childrenNamed(item, 'podcast:transcript').flatMap((element) => {
		const url = attributeAddress(element, 'url', report);
		const type = attribute(element, 'type')?.toLowerCase() ?? 'text/plain';
		return url ? [{ url, type, language: attribute(element, 'language'), rel: attribute(element, 'rel') }] : [];
	});
}

/** `podcast:chapters`: the file, not its content. */
export function readChaptersFile(item: XmlElement, report: Report): FeedFile | undefined {
	const element = child(item, 'podcast:chapters');
	const url = attributeAddress(element, 'url', report);
	return url ? { url, type: attribute(element, 'type') } : undefined;
}

/** `podcast:soundbite`; times are seconds with decimals. */
export function readSoundbites(item: XmlElement, report: Report): FeedSoundbite[] {
	return childrenNamed(item, 'podcast:soundbite').flatMap((element) => {
		const startMs = milliseconds(attribute(element, 'startTime'));
		const durationMs = milliseconds(attribute(element, 'duration'));
		if (startMs !== undefined && durationMs) return [{ startMs, durationMs, title: plainLine(textOf(element)) }];
		report('A <podcast:soundbite> without a start or a duration was left out.', element.line);
		return [];
	});
}

/** `podcast:location`: the name, with coordinates or map object. */
export function readLocation(parent: XmlElement): FeedLocation | undefined {
	const element = child(parent, 'podcast:location');
	const name = plainLine(textOf(element));
	return name ? { name, geo: attribute(element, 'geo'), osm: attribute(element, 'osm') } : undefined;
}

/** `podcast:license`: an SPDX name or the licence's own, with its address. */
export function readLicense(parent: XmlElement, report: Report): FeedLicense | undefined {
	const element = child(parent, 'podcast:license');
	const name = plainLine(textOf(element));
	return name ? { name, url: attributeAddress(element, 'url', report) } : undefined;
}

/** `podcast:alternateEnclosure`: the first web address of each. */
export function readAlternateEnclosures(item: XmlElement, report: Report): FeedFile[] {
	return childrenNamed(item, 'podcast:alternateEnclosure').flatMap((element) => {
		const sources = childrenNamed(element, 'podcast:source');
		const source = sources.find((each) => /^https?:/i.test(attribute(each, 'uri') ?? '')) ?? sources[0];
		const url = attributeAddress(source, 'uri', report);
		const type = attribute(source, 'contentType') ?? attribute(element, 'type');
		return url ? [{ url, type, bytes: bytesOf(element, 'length') }] : [];
	});
}

/** `podcast:funding`: where listeners may pay, and what the link says. */
export function readFunding(channel: XmlElement, report: Report): { url: string; text: string }[] {
	return childrenNamed(channel, 'podcast:funding').flatMap((element) => {
		const url = attributeAddress(element, 'url', report);
		return url ? [{ url, text: plainLine(textOf(element)) ?? url }] : [];
	});
}

/** `podcast:trailer` of the channel. */
export function readTrailers(channel: XmlElement, report: Report): FeedTrailer[] {
	return childrenNamed(channel, 'podcast:trailer').flatMap((element) => {
		const url = attributeAddress(element, 'url', report);
		const publishedAt = parseFeedDate(attribute(element, 'pubdate') ?? '');
		const file = { type: attribute(element, 'type'), bytes: bytesOf(element, 'length'), publishedAt };
		return url ? [{ url, title: plainLine(textOf(element)) ?? url, ...file }] : [];
	});
}

function milliseconds(seconds: string | undefined): number | undefined {
	return seconds && /^\d{1,6}(\.\d{1,9})?$/.test(seconds) ? Math.round(Number(seconds) * 1000) : undefined;
}
