import { escapeHtml } from '#lib/platform/escape-html.ts';
/** A small piece of a feed in memory: one episode, or one element of the channel. */
export interface XmlElement {
	/** The local name with our prefix for its namespace: `title`, `itunes:image`, `atom:link`. */
	name: string;
	attributes: ReadonlyMap<string, string>;
	children: (XmlElement | string)[];
	line: number;
	/** What relative addresses in it are relative to (xml:base, or the feed's own address). */
	base: string;
}

const PREFIXES = new Map(
	[
		['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
		['podcastindex.org/namespace/1.0', 'podcast'],
		['github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md', 'podcast'],
		['purl.org/rss/1.0/modules/content', 'content'],
		['www.w3.org/2005/atom', 'atom'],
		['purl.org/atom/ns', 'atom'],
		['purl.org/dc/elements/1.1', 'dc'],
		['purl.org/dc/terms', 'dcterms'],
		['search.yahoo.com/mrss', 'media'],
		['www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
		['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
		['www.w3.org/1999/xhtml', 'xhtml'],
		['purl.org/rss/1.0', ''],
		['my.netscape.com/rdf/simple/0.9', ''],
		['backend.userland.com/rss2', ''],
	].map(([uri = '', prefix = '']) => [plainUri(uri), prefix]),
);

/** Prefixes that feeds use without declaring them. */
export const WELL_KNOWN_PREFIXES = {
	itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
	podcast: 'https://podcastindex.org/namespace/1.0',
	content: 'http://purl.org/rss/1.0/modules/content/',
	atom: 'http://www.w3.org/2005/Atom',
	dc: 'http://purl.org/dc/elements/1.1/',
	media: 'http://search.yahoo.com/mrss/',
	googleplay: 'http://www.google.com/schemas/play-podcasts/1.0',
};

/**
 * A name with our prefix for its namespace, whatever the feed calls it; case, scheme and last slash of namespaces vary
 * in the wild, and an unknown default namespace means RSS.
 */
export function qualifiedName({ uri, prefix, local }: { uri: string; prefix: string; local: string }): string {
	const ours = PREFIXES.get(plainUri(uri)) ?? (prefix && 'other');
	return ours ? `${ours}:${local}` : local;
}

function plainUri(uri: string): string {
	return uri
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/[/#]+$/, '');
}

/** HTML elements that have no end tag. */
const VOID_ELEMENTS = ['br', 'hr', 'img', 'wbr', 'source', 'input', 'col', 'embed'];

/** The first child with one of these names, tried in their order. */
export function child(parent: XmlElement, ...names: string[]): XmlElement | undefined {
	for (const name of names) {
		const [found] = childrenNamed(parent, name);
		if (found) return found;
	}
	return undefined;
}

/** All children with this name, in the feed's order. */
export function childrenNamed(parent: XmlElement, name: string): XmlElement[] {
	return elements(parent).filter((element) => element.name === name);
}

function elements(parent: XmlElement): XmlElement[] {
	return parent.children.filter((part) => typeof part !== 'string');
}

/** All text inside an element; undefined when it is empty or blank. */
export function textOf(element: XmlElement | undefined): string | undefined {
	return (element && collectText(element).trim()) || undefined;
}

/** The text of the first child that has any, tried in this order. */
export function childText(parent: XmlElement, ...names: string[]): string | undefined {
	for (const name of names) {
		for (const element of childrenNamed(parent, name)) {
			const text = textOf(element);
			if (text) return text;
		}
	}
	return undefined;
}

/** An attribute without the blanks around it; undefined when there is nothing in it. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
	return element?.attributes.get(name)?.trim() || undefined;
}

/** The inside of an element as HTML: escaped markup as it is, markup that was left unescaped written out again. */
export function innerHtml(element: XmlElement | undefined): string | undefined {
	if (!element) return undefined;
	const isMixed = elements(element).length > 0;
	const html = isMixed ? element.children.map(markup).join('') : collectText(element);
	return html.trim() || undefined;
}

/** The inside of the first child that has any, tried in this order. */
export function childHtml(parent: XmlElement, ...names: string[]): string | undefined {
	for (const name of names) {
		const html = innerHtml(child(parent, name));
		if (html) return html;
	}
	return undefined;
}

function collectText(element: XmlElement): string {
	return element.children.map((part) => (typeof part === 'string' ? part : collectText(part))).join('');
}

function markup(part: XmlElement | string): string {
	if (typeof part === 'string') return escapeHtml(part);
	const name = part.name.replace(/^.*:/, '');
	const attributes = [...part.attributes].map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('');
	if (VOID_ELEMENTS.includes(name)) return `<${name}${attributes}>`;
	return `<${name}${attributes}>${part.children.map(markup).join('')}</${name}>`;
}
