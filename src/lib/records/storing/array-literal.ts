/** An array of numbers, booleans or UUIDs as PostgreSQL writes it; a tenth of the work of escaping what needs no escape. */
export function arrayLiteral(values: readonly (string | number | boolean)[]): string {
	return `{${values.join(',')}}`;
}
