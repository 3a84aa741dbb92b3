import type { TermNames } from '#lib/catalogue/find-kept-term.server.ts';
import { Conflict, Invalid } from '#lib/platform/errors.ts';

/** What is wrong in a form about a term, and in which of its fields. */
export interface TermProblem {
	field: 'nb' | 'nn' | 'en' | 'slug' | 'hue';
	problem: 'missing' | 'tooLong' | 'taken' | 'address' | 'hue';
}

/** Why a term could not be stored, as its form shows it; throws what is nobody's to put right. */
export function termProblem(error: unknown, names: TermNames): TermProblem {
	if (error instanceof Conflict && error.field === 'slug') return { field: 'slug', problem: 'address' };
	if (error instanceof Conflict) return { field: 'nb', problem: 'taken' };
	if (error instanceof Invalid && error.field === 'hue') return { field: 'hue', problem: 'hue' };
	const field = (['nb', 'nn', 'en'] as const).find((one) => error instanceof Invalid && error.field === one);
	if (!field) throw error;
	return { field, problem: names[field].trim() === '' ? 'missing' : 'tooLong' };
}

/** The names as a form sends them: those with one name have it in every language. */
export function namesOf(text: (name: string) => string, isTranslated: boolean): TermNames {
	const nb = text('nb');
	return isTranslated ? { nb, nn: text('nn'), en: text('en') } : { nb, nn: nb, en: nb };
}
