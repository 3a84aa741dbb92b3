import { parseClock } from '../../folder/clock.ts';

/** What stands in a cell: Excel says of some numbers that they are moments. */
export type Cell = string | Date;

/** What stands in a cell as a text; a moment as ISO 8601. */
export function textOf(cell: Cell): string {
	return cell instanceof Date ? cell.toISOString() : cell.trim();
}

/** A whole number of up to nine digits; spreadsheets may write `7` as `7,0`. */
export function readNumber(cell: Cell): number | undefined {
	const [, digits] = /^(\d{1,9})(?:[.,]0+)?$/.exec(textOf(cell)) ?? [];
	return digits === undefined ? undefined : Number(digits);
}

/** Spreadsheets make 608 of 0608. */
export function readCaseNumber(cell: Cell): string {
	const written = textOf(cell);
	return /^#?\d{1,6}$/.test(written) ? `#${written.replace('#', '').padStart(4, '0')}` : written.toUpperCase();
}

/** `2026-03-14` or `14.3.2026`. */
export function readDate(cell: Cell): string | undefined {
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	const written = cell.trim();
	const [, day = '', month = '', year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(written) ?? [];
	if (year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return /^\d{4}-\d\d-\d\d$/.test(written) ? written : undefined;
}

/** A date, or a moment with its zone. */
export function readMoment(cell: Cell): string | undefined {
	if (cell instanceof Date) return cell.toISOString();
	const date = readDate(cell);
	return date === undefined ? cell.trim() : `${date}T00:00:00Z`;
}

const excelBegin = Date.UTC(1899, 11, 30);

/** `26:10`, `1:02:00` or `26 min`; Excel makes a moment of its first day of it. */
export function readLength(cell: Cell): number | undefined {
	return cell instanceof Date ? cell.getTime() - excelBegin : parseClock(cell);
}

const languages: Record<string, string> = {
	...{ bokmål: 'nb', norsk: 'nb', 'norsk bokmål': 'nb', norwegian: 'nb', no: 'nb' },
	...{ nynorsk: 'nn', 'norsk nynorsk': 'nn', engelsk: 'en', english: 'en' },
};

/** A language tag: its usual name in Norwegian or English, or what stands there. */
export function readLanguage(cell: Cell): string {
	const written = textOf(cell);
	return languages[written.toLowerCase()] ?? written;
}

/** `x`, yes or no; undefined for anything else. */
export function readFlag(cell: Cell): boolean | undefined {
	const written = textOf(cell).toLowerCase();
	if (['x', 'ja', 'yes', 'true', 'sann', '1'].includes(written)) return true;
	return ['nei', 'no', 'false', 'usann', '0', '-'].includes(written) ? false : undefined;
}

/** A web address; undefined for anything else. */
export function readAddress(cell: Cell): string | undefined {
	const url = URL.parse(textOf(cell));
	return url && /^https?:$/.test(url.protocol) ? textOf(cell) : undefined;
}
