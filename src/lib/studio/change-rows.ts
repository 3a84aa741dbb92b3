import { type FormValues, formFields, isList } from './case-form.ts';

/** A button of a list that was pressed: `add people`, `up people 2`. */
const press = /^(add|remove|up|down) (\w+)(?: (\d{1,4}))?$/;

/** Adds, removes or moves a row of a list in what a form shows; says where one is then, or undefined for an unknown press. */
export function changeRows(values: FormValues, pressed: string): { values: FormValues; focus: string } | undefined {
	const [, what, name = '', at = '0'] = press.exec(pressed) ?? [];
	const field = formFields.find((each) => each.name === name);
	if (!what || !field || !isList(field)) return undefined;
	const rows = [...(values.lists[name] ?? [])];
	const from = Number(at);
	const to = what === 'add' ? rows.length : what === 'up' ? Math.max(0, from - 1) : what === 'down' ? from + 1 : from;
	const blank = Object.fromEntries(field.columns.map((column) => [column.name, column.name === 'role' ? 'guest' : '']));
	const moved = what === 'add' ? [blank] : rows.splice(from, 1);
	if (what !== 'remove') rows.splice(to, 0, ...moved);
	const focus = rows.length === 0 ? name : `${name}-${Math.min(to, rows.length - 1)}-${field.columns[0]?.name}`;
	return { values: { ...values, lists: { ...values.lists, [name]: rows } }, focus };
}
