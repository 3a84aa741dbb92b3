import { SaxesParser } from 'saxes';
import { Invalid } from '#lib/platform/errors.ts';
import { type SkippedLine, skippedLine } from './piece.ts';

/** What is told of an XML document, tag by tag; names and attributes come without their prefixes. */
export interface XmlReader {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close(name: string): void;
	text(text: string): void;
}

/** Deeper nesting is no document, and would take the parser's time. */
const DEEPEST = 256;
const REPORTED = 5;
const CHUNK = 65_536;
/** What has more errors is no XML to speak of. */
const MOST_ERRORS = 1000;

class TooBroken extends Error {}

/**
 * Reads XML piece by piece. What is not well-formed is passed over, the first few places reported by line.
 * Entities of the document's own are not resolved, so that none can blow up.
 * @throws Invalid when elements are nested too deep
 */
export function readXml(xml: string, reader: XmlReader, skipped: SkippedLine[]): void {
	const parser = new SaxesParser();
	let depth = 0;
	let errors = 0;
	parser.on('error', (error) => {
		if (++errors > MOST_ERRORS) throw new TooBroken();
		if (errors <= REPORTED)
			skipped.push(skippedLine(parser.line, error.message.replace(/^[\d:]+ /, ''), 'It is not well-formed XML.'));
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (++depth > DEEPEST)
			throw new Invalid('The XML is nested too deep to be a transcript. Export it anew, or take another format.');
		reader.open(withoutPrefix(name), unprefixed(attributes));
	});
	parser.on('closetag', ({ name }) => {
		depth--;
		reader.close(withoutPrefix(name));
	});
	parser.on('text', (text) => reader.text(text));
	parser.on('cdata', (text) => reader.text(text));
	try {
		for (let at = 0; at < xml.length; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
		parser.close();
	} catch (error) {
		if (!(error instanceof TooBroken)) throw error;
		skipped.push(skippedLine(parser.line, '', 'The XML is too broken from here on; the rest was left out.'));
	}
}

function unprefixed(attributes: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [withoutPrefix(name), value]));
}

function withoutPrefix(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
