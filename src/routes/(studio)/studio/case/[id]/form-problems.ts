import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { formFields, isList } from '#lib/studio/case-form.ts';
import type { FormTrouble } from '#lib/studio/content-of-form.ts';
import type { FieldProblem } from '#lib/ui/field-problem.ts';
import type { Refusal } from './save-form.ts';

/** What is wrong with fields of the form, as their reader is told. */
export function formProblems(m: Messages, troubles: readonly FormTrouble[]): FieldProblem[] {
	return troubles.map((trouble) => ({ field: trouble.id, text: say(m, trouble) }));
}

/** Why the case as a whole cannot be stored, at the field that it is about. */
export function refusalProblem(m: Messages, refusal: Refusal): FieldProblem {
	const { numberTaken, other } = m.studio.form.refusals;
	return refusal === 'numberTaken' ? { field: 'number', text: numberTaken } : { field: 'title', text: other };
}

function say(m: Messages, { field, column, row, trouble }: FormTrouble): string {
	const { problems, fields, columns } = m.studio.form;
	const list = fields[field as keyof typeof fields] ?? field;
	if (row === undefined || column === undefined)
		return trouble === 'missing' ? problems.missing(list) : problems.wrong(list, wanted(m, field, kindOf(field)));
	const name = columns[column as keyof typeof columns] ?? column;
	return trouble === 'missing'
		? problems.missingIn(list, row, name)
		: problems.wrongIn(list, row, name, wanted(m, column, kindOf(field, column)));
}

function wanted(m: Messages, name: string, kind: string | undefined): string {
	const { problems } = m.studio.form;
	if (name === 'number') return problems.number;
	return kind && kind in problems ? String(problems[kind as 'web']) : problems.other;
}

function kindOf(name: string, column?: string): string | undefined {
	const field = formFields.find((each) => each.name === name);
	if (!field) return undefined;
	return isList(field) ? field.columns.find((each) => each.name === column)?.kind : field.kind;
}
