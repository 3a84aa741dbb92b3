import type { FieldProblem } from '#lib/ui/field-problem.ts';

/** Marks the fields of a form that must be put right, and takes the marks of those that are by now. */
export function showProblems(form: HTMLFormElement, problems: readonly FieldProblem[]): void {
	// What came with the page speaks of another moment.
	form.querySelector('[data-problems]')?.replaceChildren();
	for (const field of form.querySelectorAll('[aria-invalid]')) {
		field.removeAttribute('aria-invalid');
		describeField(field);
	}
	for (const text of form.querySelectorAll('.problem')) text.remove();
	for (const { field: id, text } of problems) {
		const field = document.getElementById(id);
		const problem = Object.assign(document.createElement('span'), {
			id: `${id}-problem`,
			className: 'problem',
			textContent: text,
		});
		field?.before(problem);
		field?.setAttribute('aria-invalid', 'true');
		if (field) describeField(field, problem.id);
	}
}

/** A field is described by its hint, where it has one, and by what is wrong with it. */
function describeField(field: Element, problem?: string): void {
	const hint = document.getElementById(`${field.id}-hint`)?.id;
	const ids = [hint, problem].filter(Boolean).join(' ');
	if (ids) field.setAttribute('aria-describedby', ids);
	else field.removeAttribute('aria-describedby');
}
