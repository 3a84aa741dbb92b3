import { NotFound } from '#lib/platform/errors.ts';

/** The key of what an address or a form names; throws NotFound for what is none. */
export function idOf(text: string, what: 'case' | 'questionnaire' | 'version' | 'webinar'): number {
	if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound(`There is no such ${what}.`);
	return Number(text);
}
