/** What is wrong with a field of a form, as its reader is told. */
export interface FieldProblem {
	/** The field's name, which is also its id. */
	field: string;
	text: string;
}
