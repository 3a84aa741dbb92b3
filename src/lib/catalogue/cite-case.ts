import { calendarDay } from '#lib/platform/i18n/format.ts';
import type { CasePage } from './case-views.ts';
import { type Author, authorsOf, familyFirst } from './cited-author.ts';

/** A case, or a moment of it, as somebody's list of references needs it. */
export interface CitedWork {
	slug: string;
	title: string;
	/** `C0178`, without a number sign. */
	number: string | undefined;
	authors: Author[];
	/** Day of publication, `2025-02-18`. */
	publishedOn: string;
	medium: 'audio' | 'video' | 'text';
	/** The podcast that the case is an episode of. */
	series: string;
	publisher: string;
	language: string;
	/** With the second, when a moment is cited. */
	url: string;
	/** Where the moment begins, as a clock shows it: `1:23`. */
	at: string | undefined;
}

interface Where {
	siteName: string;
	url: string;
	at?: string | undefined;
}

/** What a citation says of a case; a case without people is by its organisations, else by the site. */
export function citedWork(page: CasePage, { siteName, url, at }: Where): CitedWork {
	return {
		slug: page.slug,
		title: oneLine(page.title),
		number: page.number?.replace(/^#/, ''),
		authors: authorsOf(page, siteName),
		publishedOn: calendarDay(page.publishedAt),
		medium: page.forms.includes('listen') ? 'audio' : page.forms.includes('watch') ? 'video' : 'text',
		series: oneLine(page.series?.name ?? siteName),
		publisher: oneLine(siteName),
		language: page.language,
		url: encodeURI(url),
		at,
	};
}

/** The work for BibTeX and biblatex; with `accessedOn` (`2026-01-31`) it says when it was read. */
export function citeBibtex(work: CitedWork, accessedOn?: string): string {
	const [year = '', month = ''] = work.publishedOn.split('-');
	const seconds = /[?&]t=([\d.]+)/.exec(work.url)?.[1];
	const key = [work.slug.replace(/[^a-z0-9-]/g, ''), seconds?.replace('.', '-')].filter(Boolean).join('-');
	const fields: [string, string | undefined][] = [
		['author', work.authors.map(bibtexAuthor).join(' and ')],
		// The second pair of braces keeps the capitals as they are.
		['title', `{${bibtexText(work.title)}}`],
		['year', year],
		['month', String(Number(month))],
		['howpublished', work.series === work.publisher ? undefined : bibtexText(work.series)],
		['publisher', bibtexText(work.publisher)],
		['note', work.at && `${work.number ? `${bibtexText(work.number)}, ` : ''}${work.at}`],
		['url', work.url.replace(/[{}\\]/g, encodeURIComponent)],
		['urldate', accessedOn],
	];
	const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
	return `@misc{${key},\n${lines.join('\n')}\n}\n`;
}

/** BibTeX splits at ` and ` and at commas: whatever is no person's name is kept whole by braces. */
function bibtexAuthor(author: Author): string {
	const split = familyFirst(author);
	const name = bibtexText(split.name);
	return split.isWhole || /\sand\s/i.test(name) ? `{${name}}` : name;
}

const bibtexSigns: Record<string, string> = {
	'\\': '\\textbackslash{}',
	// BibTeX counts braces also after a backslash.
	'{': '\\textbraceleft{}',
	'}': '\\textbraceright{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
};

function bibtexText(text: string): string {
	return oneLine(text).replace(/[\\{}~^%&_#$]/g, (sign) => bibtexSigns[sign] ?? `\\${sign}`);
}

const risTypes = { audio: 'SOUND', video: 'VIDEO', text: 'ELEC' } as const;

/** The work as RIS: one tag on each line, two spaces after it. */
export function citeRis(work: CitedWork, accessedOn?: string): string {
	const lines: [string, string | undefined][] = [
		['TY', risTypes[work.medium]],
		...work.authors.map((author): [string, string] => ['AU', familyFirst(author).name]),
		['TI', work.title],
		['T2', work.series],
		['PY', work.publishedOn.slice(0, 4)],
		['DA', `${work.publishedOn.replaceAll('-', '/')}/`],
		['PB', work.publisher],
		['M1', work.number],
		['LA', work.language],
		['N1', work.at],
		['UR', work.url],
		['Y2', accessedOn && `${accessedOn.replaceAll('-', '/')}/`],
	];
	const body = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}\r\n`] : []));
	return `${body.join('')}ER  - \r\n`;
}

/** Nobody's title begins a new line, where it could pass for another field. */
function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
