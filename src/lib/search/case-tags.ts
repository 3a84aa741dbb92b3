import type { CaseFilter, Form } from '#lib/catalogue/case-views.ts';

// The index knows what cases are filed under by number alone. New kinds come last: the numbers are on disk.
const kinds = ['theme', 'perspective', 'organisation', 'person', 'place', 'series', 'goal', 'year', 'language', 'form'] as const;
const forms: readonly Form[] = ['listen', 'watch', 'read'];

/** More than any id, year or language code. */
const room = 2 ** 28;
const letters = 27;

/** A tag that no case has. */
export const noTag = 0;

/** The tag for what has a number: a term's id, a goal, a year. */
export function tagOf(kind: keyof CaseFilter, number: number): number {
	return (kinds.indexOf(kind) + 1) * room + number;
}

/** The tag of a language's code of two or three letters, `nb`. */
export function languageTag(code: string): number {
	return tagOf(
		'language',
		[...code].reduce((number, letter) => number * letters + letter.charCodeAt(0) - 96, 0),
	);
}

export function formTag(form: string): number {
	return tagOf('form', forms.indexOf(form as Form) + 1);
}

/** What a tag stands for; `value` is a term's id, else what addresses call it: `14`, `2024`, `nb`, `listen`. */
export function readTag(tag: number): { kind: keyof CaseFilter; value: string } {
	const number = tag % room;
	const kind = kinds[Math.floor(tag / room) - 1];
	if (!kind) throw new Error(`The tag ${tag} in the search index is of no kind.`);
	if (kind === 'language') return { kind, value: codeOf(number) };
	return { kind, value: kind === 'form' ? (forms[number - 1] ?? '') : String(number) };
}

function codeOf(number: number): string {
	return number === 0 ? '' : codeOf(Math.floor(number / letters)) + String.fromCharCode(96 + (number % letters));
}
