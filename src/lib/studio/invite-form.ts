import { checkEmail, checkName } from '#lib/accounts/check-form.ts';
import { hasSlot } from '#lib/catalogue/question-slot.ts';
import { type Locale, locales } from '#lib/platform/locale.ts';
import type { CaseDocument } from './case-document.ts';
import { findPassage } from './find-passage.ts';
import type { GuestQuestion, GuestQuote } from './invitation.ts';
import type { Template } from './templates.server.ts';

/** Whom an editor invites, as their form says it. */
export interface InviteForm {
	name: string;
	email: string;
	/** Slug of a perspective; nobody in particular when empty. */
	kind: string;
	language: string;
	/** Key of a template; none when empty. */
	template: string;
	/** What fills the slots of the questions. */
	theme: string;
	/** Which of the case's quotes, from 0. */
	quotes: string[];
	/** Other words of the conversation, one quote to a line. */
	moreQuotes: string;
	asksApproval: boolean;
}

/** A form without anything in it but what a guest is usually asked. */
export function emptyInvite(language: Locale): InviteForm {
	const nothing = { name: '', email: '', kind: '', template: '', theme: '', quotes: [], moreQuotes: '' };
	return { ...nothing, language, asksApproval: true };
}

export type InviteField = 'name' | 'email' | 'language' | 'template' | 'theme' | 'moreQuotes';

/** What must be put right; `detail` is the line that is meant. */
export interface InviteProblem {
	field: InviteField;
	because: 'missing' | 'tooLong' | 'unknown' | 'noQuestions' | 'nothing' | 'notSaid';
	detail?: string;
}

/** What a guest is asked, put together from the form, its template and the case. */
export interface AskedOfGuest {
	language: Locale;
	lead: string;
	questions: GuestQuestion[];
	quotes: GuestQuote[];
}

/** Reads an invitation's form; `template` is the one that it names, if there is such a one. */
export function readInvite(
	form: InviteForm,
	template: Template | undefined,
	document: CaseDocument,
): { asked: AskedOfGuest; problems: InviteProblem[] } {
	const language = locales.find((one) => one === form.language);
	const questions = template ? questionsFor(template, form) : [];
	const lines = [...new Set(form.moreQuotes.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
	const quotes = [...chosenQuotes(form, document), ...lines.map((text) => ({ text }))];
	const problems: (InviteProblem | false)[] = [
		checkName(form.name) !== undefined && { field: 'name', because: form.name.trim() === '' ? 'missing' : 'tooLong' },
		checkEmail(form.email) !== undefined && { field: 'email', because: 'missing' },
		!language && { field: 'language', because: 'unknown' },
		form.template !== '' && !template && { field: 'template', because: 'unknown' },
		template !== undefined && questions.length === 0 && { field: 'template', because: 'noQuestions' },
		!form.asksApproval && questions.length + quotes.length === 0 && !template && { field: 'template', because: 'nothing' },
		form.theme.trim() === '' && questions.some(({ question }) => hasSlot(question)) && { field: 'theme', because: 'missing' },
		form.theme.length > 200 && { field: 'theme', because: 'tooLong' },
		...lines
			.filter((line) => !document.transcript || !findPassage(document.transcript, line))
			.map((detail) => ({ field: 'moreQuotes' as const, because: 'notSaid' as const, detail })),
	];
	return {
		asked: { language: language ?? 'nb', lead: template?.lead ?? '', questions, quotes },
		problems: problems.filter((problem) => problem !== false),
	};
}

function questionsFor({ questions }: Template, { kind, theme }: InviteForm): GuestQuestion[] {
	return questions
		.filter(({ guestKinds }) => guestKinds.length === 0 || guestKinds.includes(kind))
		.map(({ question }) => ({ question, ...(hasSlot(question) && { themeSlot: theme.trim() }) }));
}

function chosenQuotes({ quotes }: InviteForm, { case: { quotes: known } }: CaseDocument): GuestQuote[] {
	return known.filter((_, i) => quotes.includes(String(i))).map(({ text, speaker }) => ({ text, ...(speaker && { speaker }) }));
}
