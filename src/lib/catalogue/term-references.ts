import type { TermKind } from './term-kinds.ts';

/** A column that names a term. */
export interface TermReference {
	table: string;
	column: string;
	/** Within these columns a term is named once. */
	once?: readonly string[];
	/** What the row that stays takes over from the one that goes, where it has nothing itself. */
	fills?: readonly string[];
}

const positioned = { once: ['case_id'] };

/** Every column that names a term, apart from `filings`, which is gathered from these, and `former_slugs`. */
export const termReferences: Record<TermKind, readonly TermReference[]> = {
	theme: [{ table: 'catalogue.case_themes', column: 'theme_id', ...positioned }],
	perspective: [{ table: 'catalogue.case_perspectives', column: 'perspective_id', ...positioned }],
	person: [
		{
			table: 'catalogue.case_people',
			column: 'person_id',
			once: ['case_id', 'role'],
			fills: ['title', 'organisation_id', 'url', 'image_url'],
		},
		{ table: 'catalogue.answers', column: 'person_id' },
		{ table: 'catalogue.webinar_people', column: 'person_id', once: ['part_id', 'role'] },
	],
	organisation: [
		{ table: 'catalogue.case_organisations', column: 'organisation_id', ...positioned },
		{ table: 'catalogue.case_people', column: 'organisation_id' },
	],
	place: [{ table: 'catalogue.cases', column: 'place_id' }],
	series: [{ table: 'catalogue.cases', column: 'series_id' }],
};
