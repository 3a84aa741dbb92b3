/** When the answers that a form began with were saved; undefined when it does not say. */
export function readBasedOn(form: FormData): Date | undefined {
	const date = new Date(String(form.get('basedOn') ?? ''));
	return Number.isNaN(date.getTime()) ? undefined : date;
}
