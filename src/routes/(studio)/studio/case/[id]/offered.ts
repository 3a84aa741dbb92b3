/** What there is already, offered while one writes. */
export interface Offered {
	themes: { value: string; name: string }[];
	perspectives: { value: string; name: string }[];
	people: string[];
	organisations: string[];
	places: string[];
	series: string[];
}

const lists: Record<string, string> = {
	place: 'places',
	series: 'series',
	'people.name': 'people',
	'people.organisation': 'organisations',
	'organisations.text': 'organisations',
	'quotes.speaker': 'people',
	'questionnaire.person': 'people',
};

/** The id of the list of known names for a field, if there is one. */
export function knownFor(name: string): string | undefined {
	return lists[name] && `known-${lists[name]}`;
}
