import { attributes, lines, optional, textAsHtml, type Xml, xml } from '#lib/platform/xml.ts';
import type { FeedChannelOut, FeedPages } from '../feed-item.ts';
import { fundingTag, licenseTag, locationTag, personTag, trailerTag } from './podcast-tags.ts';
import { rfc822Date } from './values.ts';

/** All that the feed says of the programme, before its first item. */
export function channelTags(channel: FeedChannelOut, pages: FeedPages): Xml {
	return lines([...rssTags(channel, pages), ...itunesTags(channel), ...podcastTags(channel)]);
}

function rssTags(channel: FeedChannelOut, pages: FeedPages): (Xml | undefined)[] {
	const { title, description = title, link = pages.self, language, image, copyright, changedAt } = channel;
	return [
		xml`<title>${title}</title>`,
		xml`<link>${link}</link>`,
		pageLink('self', pages.self),
		optional(pages.next, (href) => pageLink('next', href)),
		optional(pages.prev, (href) => pageLink('previous', href)),
		xml`<description>${textAsHtml(description)}</description>`,
		optional(language, (tag) => xml`<language>${tag}</language>`),
		optional(copyright, (text) => xml`<copyright>${text}</copyright>`),
		xml`<generator>Dugnad</generator>`,
		optional(rfc822Date(changedAt), (date) => xml`<lastBuildDate>${date}</lastBuildDate>`),
		optional(image, (url) => xml`<image><url>${url}</url><title>${title}</title><link>${link}</link></image>`),
	];
}

function pageLink(rel: string, href: string): Xml {
	return xml`<atom:link${attributes({ rel, href, type: 'application/rss+xml' })}/>`;
}

function itunesTags({
	author,
	owner,
	image,
	categories,
	explicit = false,
	order = 'episodic',
	movedTo,
}: FeedChannelOut): (Xml | undefined)[] {
	return [
		optional(author, (name) => xml`<itunes:author>${name}</itunes:author>`),
		optional(owner?.email ? owner : undefined, ownerTag),
		optional(image, (href) => xml`<itunes:image href="${href}"/>`),
		...categories.map(categoryTag),
		xml`<itunes:explicit>${explicit}</itunes:explicit>`,
		xml`<itunes:type>${order}</itunes:type>`,
		optional(movedTo, (address) => xml`<itunes:new-feed-url>${address}</itunes:new-feed-url>`),
	];
}

function ownerTag({ name, email }: { name?: string; email?: string }): Xml {
	return xml`<itunes:owner>${optional(name, (text) => xml`<itunes:name>${text}</itunes:name>`)}<itunes:email>${email}</itunes:email></itunes:owner>`;
}

/** Apple's categories have one level below them: `Education > Courses`. */
function categoryTag(category: string): Xml {
	const [name = '', below] = category.split(/\s*>\s*/);
	const inner = optional(below, (text) => xml`<itunes:category text="${text}"/>`);
	return xml`<itunes:category text="${name}">${inner}</itunes:category>`;
}

function podcastTags(channel: FeedChannelOut): (Xml | undefined)[] {
	const { guid, locked = false, owner, medium = 'podcast', license, location, people, funding, trailers } = channel;
	return [
		optional(guid, (id) => xml`<podcast:guid>${id}</podcast:guid>`),
		xml`<podcast:locked${attributes({ owner: owner?.email })}>${locked ? 'yes' : 'no'}</podcast:locked>`,
		xml`<podcast:medium>${medium}</podcast:medium>`,
		optional(license, licenseTag),
		optional(location, locationTag),
		...people.map(personTag),
		...funding.map(fundingTag),
		...trailers.map(trailerTag),
	];
}
