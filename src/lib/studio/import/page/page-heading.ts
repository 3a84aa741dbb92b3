import { Invalid } from '#lib/platform/errors.ts';
import { isBoilerplate } from './boilerplate.ts';
import type { PageAccount } from './page-account.ts';
import type { PageLine } from './page-line.ts';

export interface PageHeading {
	template: 'older' | 'newer' | 'webinar';
	number?: string;
	title: string;
	/** Where the case itself begins: all lines before belong to the site. */
	start: number;
}

const older = /^#(?<number>C?\d{4,6}):\s*(?<title>.+)$/i;
const newer = /^(?:[^#:]{0,40}\s)?case\s+#?(?<number>C?\d{4,6})(?:\s*[:–-]\s*(?<title>.+))?$/i;
const webinar = /^(?:[^#:]{0,40}\s)?webinar(?:\s+#?(?<number>C?\d{4,6})|(?=:))(?:\s*[:–-]\s*(?<title>.+))?$/i;
const siteName = /\s[-–—|]\s(?:LØRN\S*|\S+\.[a-zæøå]{2,})$/i;

/** Finds the line that carries the case's number and the title with it; the first of its kind on the page decides. */
export function readHeading(lines: readonly PageLine[], account: PageAccount): PageHeading {
	const at = lines.findIndex((line) => match(line) !== undefined);
	const [line, found] = [lines[at], lines[at] && match(lines[at])];
	if (!line || !found) throw noCasePage('no case number with a title (such as "#0608: …" or "Case #C0178")');
	account.mark('placed', line);
	const number = found.number && caseNumber(found.number);
	if (found.title) {
		const title = found.title.replace(siteName, '');
		return { template: found.template, ...(number && { number }), title, start: at + 1 };
	}
	const titleLine = lines.slice(at + 1).find(({ text }) => !isBoilerplate(text));
	if (!titleLine) throw noCasePage(`no title after line ${line.number}, where its number stands`);
	account.mark('placed', titleLine);
	return { template: found.template, ...(number && { number }), title: titleLine.text, start: titleLine.index + 1 };
}

/** Whether a line only says the page's number or title once more. */
export function repeatsHeading({ text }: PageLine, heading: PageHeading): boolean {
	const bare = text.replace(siteName, '');
	const again = older.exec(bare)?.groups ?? newer.exec(bare)?.groups;
	const number = again?.number ?? /^#?(C?\d{4,6})$/i.exec(bare)?.[1];
	if (number !== undefined && caseNumber(number) !== heading.number) return false;
	return number !== undefined ? (again?.title ?? heading.title) === heading.title : bare === heading.title;
}

/** The newer numbers begin with C, whatever sign the page puts before; the older with a number sign. */
export function caseNumber(written: string): string {
	const bare = written.replace(/^#/, '').toUpperCase();
	return bare.startsWith('C') ? bare : `#${bare}`;
}

function match({ text }: PageLine): { template: PageHeading['template']; number?: string; title?: string } | undefined {
	if (/^quiz\b/i.test(text)) return undefined;
	for (const [template, pattern] of [
		['older', older],
		['newer', newer],
		['webinar', webinar],
	] as const) {
		const groups = pattern.exec(text)?.groups;
		if (groups) return { template, ...groups };
	}
	return undefined;
}

function noCasePage(lack: string): Invalid {
	return new Invalid(`The page has ${lack}, so it is not read as a case page; check the file or the address.`);
}
