import type { CaseContent } from '#lib/catalogue/case-content.ts';
import { distinct } from './clean-text.ts';
import { readDate } from './dates.ts';
import { readDuration } from './durations.ts';
import type { PageAccount } from './page-account.ts';
import type { PageParts } from './page-blocks.ts';
import type { FieldName } from './page-labels.ts';
import type { PageLine } from './page-line.ts';
import { splitNames } from './people.ts';

export type PageFields = Pick<
	CaseContent,
	'themes' | 'perspectives' | 'organisations' | 'recordedOn' | 'place' | 'durationMs'
> & {
	hosts: string[];
};

/** The values of the lines such as `Tema: …`, read and checked; a value that cannot be read stays unplaced. */
export function readFields(fields: PageParts['fields'], account: PageAccount): PageFields {
	const linesOf = (name: FieldName) => fields.filter(({ field }) => field === name).map(({ line }) => line);
	const one = <T>(name: FieldName, read: (text: string) => T | undefined) => readOne(name, linesOf(name), read, account);
	return {
		themes: readList(linesOf('theme'), splitList, account),
		perspectives: readList(linesOf('perspective'), splitList, account),
		organisations: readList(linesOf('organisation'), splitList, account),
		hosts: readList(linesOf('host'), splitNames, account),
		recordedOn: one('date', readDate),
		place: one('place', (text) => text),
		durationMs: one('duration', readDuration),
	};
}

/** Commas and `og` belong to names of themes and organisations; only a semicolon or a bar parts them. */
function splitList(text: string): string[] {
	const parts = text.split(/\s*[;|]\s*/).filter(Boolean);
	return parts.length > 0 ? parts : [text];
}

function readList(lines: readonly PageLine[], split: (text: string) => string[], account: PageAccount): string[] {
	account.mark('placed', ...lines);
	return distinct(lines.flatMap(({ text }) => split(text)));
}

function readOne<T>(name: FieldName, lines: readonly PageLine[], read: (text: string) => T | undefined, account: PageAccount) {
	let found: T | undefined;
	for (const line of lines) {
		const value = read(line.text);
		if (value === undefined) account.notice(line, `"${line.text}" is not understood as a ${name}; fill it in by hand.`);
		else if (found !== undefined && found !== value) account.notice(line, `the page has a second ${name}, which is left out.`);
		else account.mark(found === undefined ? 'placed' : 'repeat', line);
		found ??= value;
	}
	return found;
}
