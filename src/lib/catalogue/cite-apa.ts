import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { CitedWork } from './cite-case.ts';
import { type Author, nameParts } from './cited-author.ts';

/** A reference in the style of APA, 7th edition, and how the text refers to it; `title` is set in italics. */
export interface ApaReference {
	before: string;
	title: string;
	after: string;
	/** `(Tofte et al., 2025, 1:23)`: a quote from a recording has its time where a book has its page (section 8.28). */
	inText: string;
}

/** Cites a case as a podcast episode (section 10.13); Norwegian follows the Norwegian edition of the style. */
export function citeApa(work: CitedWork, locale: Locale, m: Messages['cite']): ApaReference {
	const authors = joined(
		work.authors.map((author) => apaAuthor(author, m)),
		m.comma,
	);
	const date = `(${work.publishedOn.slice(0, 4)}, ${dayOfYear[locale].format(new Date(`${work.publishedOn}T00:00:00Z`))})`;
	const number = work.number ? ` (${m.number} ${work.number})` : '';
	const publisher = work.publisher === work.series ? '' : `${stopped(work.publisher)} `;
	return {
		before: `${stopped(authors)} ${date}. ${work.title}${number} [${m[work.medium]}]. ${m.in} `,
		title: work.series,
		after: `. ${publisher}${work.url}`,
		inText: `(${[shortAuthors(work.authors, m), work.publishedOn.slice(0, 4), work.at].filter(Boolean).join(', ')})`,
	};
}

const monthAndDay = (region: string) => new Intl.DateTimeFormat(region, { month: 'long', day: 'numeric', timeZone: 'UTC' });
const dayOfYear = { nb: monthAndDay('nb-NO'), nn: monthAndDay('nn-NO'), en: monthAndDay('en-US') };

/** `Tofte, R. (Host)`. */
function apaAuthor(author: Author, m: Messages['cite']): string {
	const { given, family } = nameParts(author);
	const initials = given.map(initialsOf).join(' ');
	const name = initials ? `${family}, ${initials}` : family;
	return author.role === 'organisation' ? name : `${name} (${m[author.role]})`;
}

/** `Anne-Marie` is `A.-M.`. */
function initialsOf(name: string): string {
	return name
		.split('-')
		.flatMap((part) => [...part].slice(0, 1).map((letter) => `${letter}.`))
		.join('-');
}

/** Of more than twenty the first nineteen and the last (section 9.8); English has a comma before the ampersand. */
function joined(names: readonly string[], comma: string): string {
	if (names.length > 20) return `${names.slice(0, 19).join(', ')}, . . . ${names.at(-1)}`;
	if (names.length < 2) return names.join();
	return `${names.slice(0, -1).join(', ')}${comma} & ${names.at(-1)}`;
}

function shortAuthors(authors: readonly Author[], m: Messages['cite']): string {
	const [first = '', second] = authors.map((author) => nameParts(author).family);
	if (authors.length > 2) return `${first} ${m.others}`;
	return second ? `${first} & ${second}` : first;
}

function stopped(text: string): string {
	return text.endsWith('.') ? text : `${text}.`;
}
