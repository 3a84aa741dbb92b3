import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { AwardSubject } from '../award.ts';
import { awardLocale } from '../award-locale.ts';

/** What a credential says to people, in the language of its case or path. */
export function words(subject: AwardSubject) {
	return messagesIn(awardLocale(subject)).badge;
}

/** What one learns, as paragraphs of Markdown. */
export function outcomeParagraphs(subject: AwardSubject): string[] {
	if (subject.outcomes.length === 0) return [];
	return [words(subject).outcomes, subject.outcomes.map((outcome) => `- ${oneLine(outcome)}`).join('\n')];
}

/** A text on one line, as an item of a list in Markdown must be. */
export function oneLine(text: string): string {
	return text.replaceAll(/\s+/g, ' ');
}

/** The language as the schema wants it (`nb`, `en-GB`); a private or unusual tag is left out. */
export function inLanguage({ language }: AwardSubject): { inLanguage?: string } {
	return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(language) ? { inLanguage: language } : {};
}
