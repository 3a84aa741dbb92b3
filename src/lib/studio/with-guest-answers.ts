import type { QuestionnaireAnswer } from '#lib/catalogue/case-content.ts';
import type { CaseDocument } from './case-document.ts';
import type { GuestQuestion, GuestQuote } from './invitation.ts';

/** What an editor takes of a guest's answers, as they edited them. */
export interface TakenAnswers {
	guestName: string;
	answers: (GuestQuestion & { answer: string })[];
	quotes: GuestQuote[];
}

/** The case with a guest's answers in its questionnaire and their quotes; what they had answered before is replaced. */
export function withGuestAnswers(document: CaseDocument, { guestName, answers, quotes }: TakenAnswers): CaseDocument {
	const only = onlyGuest(document);
	const name = guestsOf(document).find((guest) => isSame(guest, guestName)) ?? guestName;
	// Of a case with one guest everybody knows who answers; otherwise it is said.
	const person = only !== undefined && isSame(only, name) ? {} : { person: name };
	const given = answers.map(({ answer, ...question }) => ({ ...question, ...person, answer: answer.trim() }));
	const isReplaced = (old: QuestionnaireAnswer) =>
		isSame(old.person ?? only, name) && given.some(({ question }) => question === old.question);
	const kept = document.case.questionnaire.filter((old) => !isReplaced(old));
	return {
		...document,
		case: { ...document.case, questionnaire: [...kept, ...given], quotes: quotes.reduce(withQuote, document.case.quotes) },
	};
}

function guestsOf({ case: { people } }: CaseDocument): string[] {
	return people.filter(({ role }) => role === 'guest').map(({ name }) => name);
}

function onlyGuest(document: CaseDocument): string | undefined {
	const guests = guestsOf(document);
	return guests.length === 1 ? guests[0] : undefined;
}

function isSame(one: string | undefined, other: string): boolean {
	return one?.toLowerCase() === other.toLowerCase();
}

/** The wording that the guest wants stands where the quote stood; a quote of the conversation comes last. */
function withQuote(quotes: CaseDocument['case']['quotes'], quote: GuestQuote): CaseDocument['case']['quotes'] {
	const text = finalWording(quote);
	const at = quotes.findIndex((one) => one.text === quote.text);
	if (at >= 0) return quotes.map((one, i) => (i === at ? { ...one, text } : one));
	if (quotes.some((one) => one.text === text)) return quotes;
	return [...quotes, { text, ...(quote.speaker && { speaker: quote.speaker }) }];
}

/** A quote as its guest wants it. */
export function finalWording({ text, verdict, wording = '' }: GuestQuote): string {
	return verdict === 'changed' && wording.trim() !== '' ? wording.trim() : text;
}
