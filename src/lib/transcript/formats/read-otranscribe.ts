import { decodeHTML } from 'entities';
import { Invalid } from '#lib/platform/errors.ts';
import { parseJson, property } from './json-value.ts';
import type { ParsedFile } from './piece.ts';
import { readText } from './read-text.ts';
import { formatTimestamp, LATEST_MS, parseTimestamp } from './timestamp.ts';

const BLOCK = /^<\/?(?:p|div|li|ul|ol|blockquote|h\d)\b/i;
const STAMP = /^<(?=[^>]*\bclass=["']?timestamp\b)(?:[^>]*\bdata-timestamp=["']?([\d.]*))?/i;

/** Whether a JSON document is oTranscribe's: HTML in `text` beside the name of the media file. */
export function isOtranscribe(document: unknown): boolean {
	const isBeside = property(document, 'media') !== undefined || property(document, 'media-time') !== undefined;
	return typeof property(document, 'text') === 'string' && isBeside;
}

/** Reads an .otr file. */
export function readOtranscribe(text: string, people: readonly string[]): ParsedFile {
	return readOtranscribeDocument(parseJson(text), people);
}

/** Reads oTranscribe's JSON by the rules of plain text: a timestamp times the words after it, a paragraph is a paragraph. */
export function readOtranscribeDocument(document: unknown, people: readonly string[]): ParsedFile {
	const html = property(document, 'text');
	if (typeof html === 'string') return readText(textOf(html), people);
	throw new Invalid('The oTranscribe file has no `text`. Export it anew from oTranscribe.', 'text');
}

/** The text of the HTML, a line break before each timestamp. */
function textOf(html: string): string {
	const parts: string[] = [];
	let stamp: { seconds: string; words: string } | undefined;
	for (const [token] of html.matchAll(/<[^<>]*>|[^<]+|</g)) {
		if (!token.endsWith('>') || token[0] !== '<') {
			const words = decodeHTML(token).replace(/\s+/g, ' ');
			if (stamp) stamp.words += words;
			else parts.push(words);
			continue;
		}
		if (stamp) {
			parts.push(timestampOf(stamp.seconds, stamp.words));
			stamp = undefined;
		}
		const [isStamp, seconds = ''] = STAMP.exec(token) ?? [];
		if (isStamp) stamp = { seconds, words: '' };
		else if (BLOCK.test(token)) parts.push('\n\n');
		else if (/^<br\b/i.test(token)) parts.push('\n');
	}
	return parts.join('').replace(/^ +| +$/gm, '');
}

/** The seconds of the attribute count; where they are none, the words do. */
function timestampOf(seconds: string, words: string): string {
	const ms = seconds === '' ? Number.NaN : Math.round(Number(seconds) * 1000);
	const known = ms >= 0 && ms <= LATEST_MS ? ms : parseTimestamp(words.trim());
	return known === undefined ? words : `\n[${formatTimestamp(known)}] `;
}
