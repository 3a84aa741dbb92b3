import type { CaseContent } from '#lib/catalogue/case-content.ts';

/** How something is written down: a line, several lines, HTML, a choice, or as its kind says. */
export type InputKind = 'line' | 'lines' | 'html' | 'date' | 'count' | 'web' | 'length' | 'flag' | 'words' | 'choice' | 'goals';

export interface SingleField {
	name: keyof CaseContent;
	kind: InputKind;
	isRequired?: true;
}

/** A list whose items have one thing (`text`) or several. */
export interface ListField {
	name: keyof CaseContent;
	columns: { name: string; kind: InputKind; isRequired?: true }[];
	/** Whether an item is its one text, and not a record. */
	isPlain?: true;
}

export type FormField = SingleField | ListField;

/** Everything that an editor writes of a case, in the order in which a case page shows it. */
export const formSections = {
	story: [
		{ name: 'title', kind: 'line', isRequired: true },
		{ name: 'ingress', kind: 'lines' },
		{ name: 'language', kind: 'choice', isRequired: true },
		{ name: 'number', kind: 'line' },
		{
			name: 'quotes',
			columns: [
				{ name: 'text', kind: 'lines', isRequired: true },
				{ name: 'speaker', kind: 'line' },
			],
		},
	],
	people: [
		{
			name: 'people',
			columns: [
				{ name: 'name', kind: 'line', isRequired: true },
				{ name: 'role', kind: 'choice', isRequired: true },
				{ name: 'title', kind: 'line' },
				{ name: 'organisation', kind: 'line' },
				{ name: 'url', kind: 'web' },
				{ name: 'imageUrl', kind: 'web' },
			],
		},
		{ name: 'organisations', isPlain: true, columns: [{ name: 'text', kind: 'line', isRequired: true }] },
	],
	filing: [
		{ name: 'themes', isPlain: true, columns: [{ name: 'text', kind: 'choice', isRequired: true }] },
		{ name: 'perspectives', isPlain: true, columns: [{ name: 'text', kind: 'choice', isRequired: true }] },
		{ name: 'goals', kind: 'goals' },
		{ name: 'hashtags', kind: 'words' },
		{ name: 'series', kind: 'line' },
		{ name: 'season', kind: 'count' },
		{ name: 'episode', kind: 'count' },
		{ name: 'place', kind: 'line' },
		{ name: 'recordedOn', kind: 'date' },
		{ name: 'durationMs', kind: 'length' },
	],
	learning: [
		{ name: 'outcomes', isPlain: true, columns: [{ name: 'text', kind: 'lines', isRequired: true }] },
		{ name: 'reflectionQuestion', kind: 'lines' },
		{
			name: 'literature',
			columns: [
				{ name: 'text', kind: 'lines', isRequired: true },
				{ name: 'url', kind: 'web' },
			],
		},
		{ name: 'moreLearning', isPlain: true, columns: [{ name: 'text', kind: 'lines', isRequired: true }] },
	],
	more: [
		{ name: 'notesHtml', kind: 'html' },
		{
			name: 'links',
			columns: [
				{ name: 'label', kind: 'line', isRequired: true },
				{ name: 'url', kind: 'web' },
			],
		},
		{
			name: 'questionnaire',
			columns: [
				{ name: 'question', kind: 'line', isRequired: true },
				{ name: 'themeSlot', kind: 'line' },
				{ name: 'person', kind: 'line' },
				{ name: 'answer', kind: 'lines', isRequired: true },
			],
		},
		{
			name: 'related',
			columns: ['number', 'title', 'theme', 'guest', 'guestTitle', 'organisation'].map((name) => ({
				name,
				kind: 'line' as const,
			})),
		},
	],
	terms: [
		{ name: 'license', kind: 'line' },
		{ name: 'sourceUrl', kind: 'web' },
		{ name: 'explicit', kind: 'flag' },
	],
} as const satisfies Record<string, FormField[]>;

export type FormSection = keyof typeof formSections;

/** All fields in their order. */
export const formFields: readonly FormField[] = Object.values(formSections).flat();

/** What stands in a form: texts, and for lists the texts of each row. */
export interface FormValues {
	single: Record<string, string>;
	lists: Record<string, Record<string, string>[]>;
}

/** Whether a field is a list. */
export function isList(field: FormField): field is ListField {
	return 'columns' in field;
}
