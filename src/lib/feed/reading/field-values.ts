import { decodeHTML } from 'entities';
import { parseFeedDate } from './feed-date.ts';
import { parseDuration } from './feed-duration.ts';
import { attribute, textOf, type XmlElement } from './xml-element.ts';

/** Takes a sentence about something that was left out, with its line. */
export type Report = (message: string, line: number) => void;

/** An absolute http(s) address; anything else is reported and left out. */
export function webAddress(raw: string | undefined, element: XmlElement, report: Report): string | undefined {
	if (!raw) return undefined;
	const url = URL.parse(raw.startsWith('www.') ? `https://${raw}` : raw, element.base);
	if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href;
	report(`"${shown(raw)}" in <${element.name}> is not a web address and was left out.`, element.line);
	return undefined;
}

/** The address in an element's text. */
export function textAddress(element: XmlElement | undefined, report: Report): string | undefined {
	return element && webAddress(textOf(element), element, report);
}

/** The address in an attribute. */
export function attributeAddress(element: XmlElement | undefined, name: string, report: Report): string | undefined {
	return element && webAddress(attribute(element, name), element, report);
}

/** A date as ISO 8601; what is no date is reported. */
export function dateOf(element: XmlElement | undefined, report: Report): string | undefined {
	return parsedText(element, parseFeedDate, 'date', report);
}

/** A duration in milliseconds; zero means unknown. */
export function durationOf(element: XmlElement | undefined, report: Report): number | undefined {
	return parsedText(element, parseDuration, 'duration', report) || undefined;
}

/** A whole number above zero, such as an episode's number; 0 means none. */
export function ordinalOf(element: XmlElement | undefined, report: Report): number | undefined {
	return parsedText(element, wholeNumber, 'whole number', report) || undefined;
}

/** `yes`, `true` and `explicit`, or `no`, `false` and `clean`. */
export function flagOf(element: XmlElement | undefined): boolean | undefined {
	const text = textOf(element)?.toLowerCase() ?? '';
	if (['yes', 'true', 'explicit'].includes(text)) return true;
	return ['no', 'false', 'clean'].includes(text) ? false : undefined;
}

/** A size in bytes from an attribute; feeds write 0 or nonsense where they do not know. */
export function bytesOf(element: XmlElement, name: string): number | undefined {
	return wholeNumber(attribute(element, name) ?? '') || undefined;
}

/** One line of plain text, with HTML's references resolved where the feed escaped them twice. */
export function plainLine(text: string | undefined): string | undefined {
	return text && decodeHTML(text).replace(/\s+/g, ' ').trim();
}

function parsedText<T>(
	element: XmlElement | undefined,
	parse: (text: string) => T | undefined,
	kind: string,
	report: Report,
): T | undefined {
	const text = textOf(element);
	if (!element || text === undefined) return undefined;
	const value = parse(text);
	if (value === undefined) report(`"${shown(text)}" in <${element.name}> is not a ${kind} and was left out.`, element.line);
	return value;
}

function wholeNumber(text: string): number | undefined {
	return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

function shown(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
