import { storable } from '#lib/platform/storable-text.ts';
import { type GuestQuote, type GuestWork, guestLimits } from './invitation.ts';

/** Fields of the guest's page by name: `answer-0`, `verdict-0`, `wording-0`. */
export type GuestFields = Record<string, string>;

/** A field that is longer than is kept; what was there before stays. */
export interface GuestProblem {
	field: string;
	most: number;
}

const fieldName = /^(answer|verdict|wording)-(\d{1,3})$/;

/**
 * Takes from a form what its guest has written: `was-answer-0` is what stood in `answer-0` when the page was opened, so that
 * a page that lay open on another device takes nothing back.
 */
export function readGuestFields(form: FormData): GuestFields {
	const written = (name: string) => storable(String(form.get(name) ?? '')).replaceAll('\r\n', '\n');
	const names = [...form].flatMap(([name, value]) => (fieldName.test(name) && typeof value === 'string' ? [name] : []));
	const changed = names.filter((name) => !form.has(`was-${name}`) || written(name) !== written(`was-${name}`));
	return Object.fromEntries(changed.map((name) => [name, written(name)]));
}

/** What a guest has written with these fields in it; fields that nobody asked for are passed over. */
export function applyGuestFields(
	work: GuestWork,
	questions: number,
	fields: GuestFields,
): { work: GuestWork; problems: GuestProblem[] } {
	const problems: GuestProblem[] = [];
	const answers = { ...work.answers };
	const quotes = work.quotes.map((quote) => ({ ...quote }));
	for (const [field, text] of Object.entries(fields)) {
		const [, kind, place = ''] = fieldName.exec(field) ?? [];
		const most = kind === 'answer' ? guestLimits.answer : guestLimits.wording;
		if ([...text].length > most) problems.push({ field, most });
		else if (kind === 'answer' && Number(place) < questions) answers[Number(place)] = text;
		else if (kind) changeQuote(quotes[Number(place)], kind, text);
	}
	return { work: { answers, quotes }, problems };
}

function changeQuote(quote: GuestQuote | undefined, kind: string, text: string): void {
	if (!quote) return;
	// The page begins with the quote itself; that is no wish.
	if (kind === 'wording' && text !== (quote.wording ?? quote.text)) quote.wording = text;
	if (kind === 'verdict' && (text === 'approved' || text === 'changed')) quote.verdict = text;
}
