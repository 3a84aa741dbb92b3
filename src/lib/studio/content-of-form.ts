import { isDeepStrictEqual } from 'node:util';
import { type CaseContent, caseContent } from '#lib/catalogue/case-content.ts';
import { sanitizeHtml } from '#lib/platform/sanitize-html.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { type FormField, type FormValues, formFields, isList, type ListField, type SingleField } from './case-form.ts';
import { isBlank, valuesOf } from './form-values.ts';

/** A field of the form that cannot be stored as it stands; `id` is the field's in the page, `people-0-name`. */
export interface FormTrouble {
	id: string;
	field: string;
	column?: string;
	/** The row, from 1, of a list. */
	row?: number;
	trouble: 'missing' | 'wrong';
}

export type FormContent = { content: CaseContent; troubles?: never } | { troubles: FormTrouble[]; content?: never };

/**
 * The case that a form describes: a field that nobody changed stays as it is in the case, to the letter. Fields that cannot
 * be stored are listed instead.
 */
export function contentOfForm(values: FormValues, base: CaseContent): FormContent {
	const before = valuesOf(base);
	const wanted: Record<string, unknown> = { ...base };
	for (const field of formFields)
		if (!isDeepStrictEqual(shown(values, field), shown(before, field))) wanted[field.name] = readField(values, field);
	const parsed = caseContent.safeParse(storable(wanted));
	if (parsed.success) return { content: parsed.data };
	const troubles = parsed.error.issues.map(({ path }) => troubleAt(path, values));
	return { troubles: troubles.filter(({ id }, i) => troubles.findIndex((other) => other.id === id) === i) };
}

/** What a browser would send of a field that nobody touches. */
function shown(values: FormValues, field: FormField): unknown {
	if (!isList(field)) return oneLine(values.single[field.name] ?? '', field.kind);
	const rows = (values.lists[field.name] ?? []).filter((row) => !isBlank(row));
	return rows.map((row) => field.columns.map(({ name, kind }) => oneLine(row[name] ?? '', kind)));
}

function oneLine(text: string, kind: string): string {
	const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();
	return kind === 'lines' || kind === 'html' ? lines : lines.replaceAll('\n', '');
}

function readField(values: FormValues, field: FormField): unknown {
	return isList(field) ? itemsOf(values, field) : singleOf(values.single[field.name] ?? '', field);
}

function itemsOf(values: FormValues, { name, columns, isPlain }: ListField): unknown[] {
	const rows = (values.lists[name] ?? []).filter((row) => !isBlank(row));
	if (isPlain) return rows.map(({ text }) => text);
	return rows.map((row) => Object.fromEntries(columns.map((column) => [column.name, row[column.name] || undefined])));
}

function singleOf(text: string, { kind }: SingleField): unknown {
	if (kind === 'flag') return text !== '';
	if (kind === 'goals') return text.split(' ').filter(Boolean).map(Number);
	if (kind === 'words')
		return text
			.split(/[\s,]+/)
			.map((word) => word.replace(/^#/, ''))
			.filter(Boolean);
	if (text === '') return undefined;
	if (kind === 'count') return Number(text);
	if (kind === 'length') return lengthOf(text);
	return kind === 'html' ? sanitizeHtml(text) || undefined : text;
}

/** `1:02:03` or `26:10` or `26` minutes, in milliseconds; NaN for anything else. */
function lengthOf(text: string): number {
	if (!/^\d{1,4}(:[0-5]\d){0,2}$/.test(text)) return Number.NaN;
	const [first = 0, ...rest] = text.split(':').map(Number);
	const seconds = rest.length === 0 ? first * 60 : rest.reduce((sum, part) => sum * 60 + part, first);
	return seconds * 1000;
}

/** The schema counts items without the blank rows that the page shows. */
function troubleAt(path: readonly PropertyKey[], values: FormValues): FormTrouble {
	const [name = '', index, column = 'text'] = path.map(String);
	const field = formFields.find((each) => each.name === name);
	if (!field || !isList(field) || index === undefined) {
		return { id: name, field: name, trouble: (values.single[name] ?? '') === '' ? 'missing' : 'wrong' };
	}
	const rows = values.lists[name] ?? [];
	const filled = rows.flatMap((row, i) => (isBlank(row) ? [] : [i]));
	const row = filled[Number(index)] ?? 0;
	const trouble = (rows[row]?.[column] ?? '') === '' ? 'missing' : 'wrong';
	return { id: `${name}-${row}-${column}`, field: name, column, row: row + 1, trouble };
}
