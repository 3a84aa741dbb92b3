import type { CaseContent } from '#lib/catalogue/case-content.ts';
import { type FormField, type FormValues, formFields, isList } from './case-form.ts';

type Row = Record<string, string>;

/** What a form shows of a case. */
export function valuesOf(content: CaseContent): FormValues {
	const values: FormValues = { single: {}, lists: {} };
	for (const field of formFields) {
		const value = content[field.name];
		if (isList(field)) values.lists[field.name] = rowsOf(value as unknown[], field.isPlain === true);
		else values.single[field.name] = written(value, field);
	}
	return values;
}

/** What somebody sent by the form. Rows in which nothing stands but a choice that is always made are left out. */
export function readFormValues(form: FormData): FormValues {
	const values: FormValues = { single: {}, lists: {} };
	const texts = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
	for (const field of formFields) {
		if (!isList(field)) values.single[field.name] = clean(texts(field.name).join(' '));
		else {
			const columns = field.columns.map(({ name }) => [name, texts(`${field.name}.${name}`)] as const);
			const length = Math.max(...columns.map(([, all]) => all.length));
			values.lists[field.name] = Array.from({ length }, (_, i) =>
				Object.fromEntries(columns.map(([name, all]) => [name, clean(all[i] ?? '')])),
			);
		}
	}
	return values;
}

/** Whether nobody has written anything into a row of a list. */
export function isBlank(row: Row): boolean {
	return Object.entries(row).every(([name, text]) => name === 'role' || text === '');
}

function rowsOf(items: readonly unknown[], isPlain: boolean): Row[] {
	return items.map((item) =>
		isPlain ? { text: String(item) } : Object.fromEntries(Object.entries(item as object).map(([n, v]) => [n, String(v)])),
	);
}

function written(value: unknown, { kind }: Exclude<FormField, { columns: unknown }>): string {
	if (value === undefined) return '';
	if (kind === 'length') return lengthText(Number(value));
	if (kind === 'flag') return value ? 'yes' : '';
	return Array.isArray(value) ? value.join(' ') : String(value);
}

/** `1:02:03`, or `26:10`. */
function lengthText(ms: number): string {
	const seconds = Math.round(ms / 1000);
	const two = (n: number) => String(n).padStart(2, '0');
	const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return h > 0 ? `${h}:${two(min)}:${two(s)}` : `${min}:${two(s)}`;
}

/** Browsers send line breaks as two characters; fields of one line have none. */
function clean(text: string): string {
	return text.replaceAll('\r\n', '\n').trim();
}
