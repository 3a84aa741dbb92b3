import { decodeText } from '#lib/platform/decode-text.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { Unreadable } from '../../imports.ts';
import { say } from '../say.ts';
import type { SheetRow } from './sheet-row.ts';

const separators = [';', ',', '\t'] as const;

/**
 * Reads a CSV file (RFC 4180) with semicolons, commas or tabs, with or without a byte order mark. A row is numbered as
 * spreadsheets show it. Throws Unreadable for what is no text, and for a quote that never ends.
 */
export function readCsv(bytes: Uint8Array): SheetRow[] {
	const whole = decoded(bytes);
	const [named = '', told] = /^sep=([;,\t])\n/i.exec(whole) ?? [];
	const text = whole.slice(named.length);
	const separator = told ?? separatorOf(text);
	const rows: SheetRow[] = [];
	let cells: string[] = [];
	for (let at = 0, number = 1; at < text.length; ) {
		const cell = text[at] === '"' ? quoted(text, at, { separator, number }) : plain(text, at, separator);
		cells.push(withoutGuard(cell.value));
		at = cell.end;
		if (text[at] === separator) {
			at += 1;
			if (at < text.length) continue;
			cells.push('');
		} else at += 1;
		rows.push({ number, cells });
		[cells, number] = [[], number + 1];
	}
	return rows;
}

function decoded(bytes: Uint8Array): string {
	try {
		return decodeText(bytes);
	} catch (error) {
		if (isExpected(error)) throw new Unreadable(say('notUtf8'));
		throw error;
	}
}

/** Whichever the first line has most of, outside quotes. */
function separatorOf(text: string): string {
	const first = text.slice(0, endOfFirstRow(text)).replace(/"(?:[^"]|"")*"/g, '');
	const counted = separators.map((one) => ({ one, count: first.split(one).length }));
	return counted.toSorted((a, b) => b.count - a.count)[0]?.one ?? ';';
}

function endOfFirstRow(text: string): number {
	let isQuoted = false;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '"') isQuoted = !isQuoted;
		if (text[at] === '\n' && !isQuoted) return at;
	}
	return text.length;
}

function plain(text: string, from: number, separator: string): { value: string; end: number } {
	let end = from;
	while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
	return { value: text.slice(from, end), end };
}

/** What stands after a closing quote, by mistake, belongs to the cell. */
function quoted(text: string, from: number, { separator, number }: { separator: string; number: number }) {
	let value = '';
	for (let at = from + 1; ; ) {
		const close = text.indexOf('"', at);
		if (close < 0) throw new Unreadable(say('openQuote', { row: number }));
		value += text.slice(at, close);
		if (text[close + 1] !== '"') {
			const rest = plain(text, close + 1, separator);
			return { value: value + rest.value, end: rest.end };
		}
		value += '"';
		at = close + 2;
	}
}

/** Spreadsheets would reckon with a text that begins so; ours are written with an apostrophe before it. */
const reckoned = /^'+(?=[=+\-@\t\r\n])/;

function withoutGuard(value: string): string {
	return reckoned.test(value) ? value.slice(1) : value;
}
