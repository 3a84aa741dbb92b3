import type { CaseContent } from '#lib/catalogue/case-content.ts';
import { type Line, type Read, splitAt, strayLines } from './lines.ts';

type Literature = CaseContent['literature'][number];
type Quote = CaseContent['quotes'][number];

const speakerMark = '— ';

/** Writes `- one item` a line; the further lines of an item stand in under it. */
export function writeList(items: readonly string[]): string {
	return items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n');
}

export function readList(lines: readonly Line[]): Read<string[]> {
	const isPartOfItem = ({ text }: Line) => /^([-*]\s|\s|$)/.test(text);
	const [before, ...blocks] = splitAt(lines.filter(isPartOfItem), ({ text }) => /^[-*]\s+(.*)$/s.exec(text)?.[1]);
	const items = blocks.map(({ opener = '', lines: rest }) => [opener, ...rest.map(({ text }) => text.replace(/^ {2}/, ''))]);
	return {
		value: items.map((item) => item.join('\n').trim()).filter((item) => item !== ''),
		unplaced: [...strayLines(before?.lines ?? []), ...lines.filter((line) => !isPartOfItem(line))],
	};
}

/** Writes literature as a list, with a link around what has an address. */
export function writeLiterature(items: readonly Literature[]): string {
	return writeList(items.map(({ text, url }) => (url === undefined ? text : `[${text}](${url})`)));
}

export function readLiterature(lines: readonly Line[]): Read<Literature[]> {
	const { value, unplaced } = readList(lines);
	return { value: value.map(readReference), unplaced };
}

function readReference(item: string): Literature {
	const [, text, url] = /^\[(.+)\]\((\S+)\)$/su.exec(item) ?? [];
	return text === undefined ? { text: item } : { text, url };
}

/** Writes each quote as `> its words`, and below them `> — who said them`. */
export function writeQuotes(quotes: readonly Quote[]): string {
	const write = ({ text, speaker }: Quote) => [
		...text.split('\n'),
		...(speaker === undefined ? [] : [`${speakerMark}${speaker}`]),
	];
	return quotes
		.map((quote) =>
			write(quote)
				.map((line) => `> ${line}`)
				.join('\n'),
		)
		.join('\n\n');
}

export function readQuotes(lines: readonly Line[]): Read<Quote[]> {
	const isQuoted = ({ text }: Line) => text.startsWith('>');
	const blocks = splitAt(lines, (line) => (isQuoted(line) ? undefined : true)).filter(({ lines: quoted }) => quoted.length > 0);
	return {
		value: blocks.map((block) => readQuote(block.lines.map(({ text }) => text.replace(/^> ?/, '')))),
		unplaced: strayLines(lines.filter((line) => !isQuoted(line))),
	};
}

function readQuote(lines: readonly string[]): Quote {
	const last = lines.at(-1) ?? '';
	if (!last.startsWith(speakerMark) || lines.length === 1) return { text: lines.join('\n').trim() };
	return { text: lines.slice(0, -1).join('\n').trim(), speaker: last.slice(speakerMark.length).trim() };
}
