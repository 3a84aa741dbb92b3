import { isUuid } from '#lib/accounts/is-uuid.ts';
import { Invalid } from '#lib/platform/errors.ts';

export type FormText = (name: string) => string;

/** What every form of a case carries: the version that its editor had before them (0 for none), and for how long they edit. */
export function readEdit(text: FormText): { base: number; session: string } {
	const [base, session] = [text('base'), text('session')];
	return { base: isNumber(base) ? Number(base) : 0, session: isUuid(session) ? session : crypto.randomUUID() };
}

/** The number in a field; throws Invalid for what no form of ours sends. */
export function wholeNumber(text: FormText, field: string): number {
	if (!isNumber(text(field))) throw new Invalid('The form did not arrive whole. Open its page again and try once more.', field);
	return Number(text(field));
}

const isNumber = (text: string) => /^\d{1,9}$/.test(text);
