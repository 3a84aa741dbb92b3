/** What cases are filed under, apart from goals, which are numbers; with the table of each. */
export const termTables = {
	theme: 'catalogue.themes',
	perspective: 'catalogue.perspectives',
	person: 'catalogue.people',
	organisation: 'catalogue.organisations',
	place: 'catalogue.places',
	series: 'catalogue.series',
} as const;
export type TermKind = keyof typeof termTables;

/** Kinds that the editors name in each interface language; the others have one name of their own. */
export type TranslatedKind = 'theme' | 'perspective';

/** Whether terms of this kind have a name in each interface language. */
export function isTranslated(kind: TermKind): kind is TranslatedKind {
	return kind === 'theme' || kind === 'perspective';
}
