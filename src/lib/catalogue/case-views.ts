/** How one reads, in the order that product pages offer them. */
export type Form = 'listen' | 'watch' | 'read';

/** Anything that cases are filed under and that has a page of its own. */
export interface Named {
	slug: string;
	name: string;
}

/** A theme or a perspective; the name is in the reader's interface language. */
export interface Term extends Named {
	/** Hue of its colour, 0 to 359; perspectives have none. */
	hue?: number;
}

export interface CasePerson extends Named {
	role: 'guest' | 'host';
	title: string | null;
	organisation: Named | null;
	/** The person's own page and picture, as this case tells them. */
	url?: string | null;
	imageUrl?: string | null;
}

/** What a list shows of a case. */
export interface CaseCard {
	id: number;
	slug: string;
	number: string | null;
	title: string;
	ingress: string | null;
	language: string;
	publishedAt: Date;
	/** Calendar date of the recording, `2019-01-08`. */
	recordedOn: string | null;
	durationMs: number | null;
	forms: Form[];
	guests: CasePerson[];
	theme: Term | null;
	perspective: Term | null;
}

/** One answered question of the guest questionnaire, the theme put into its slot. */
export interface AnsweredQuestion {
	questionSlug: string;
	/** `Hva fokuserer du på innen VR?` */
	question: string;
	person: string | null;
	answer: string;
}

/** A case that the case itself points to; `slug` when it exists here and the viewer may see it. */
export interface StatedRelation {
	slug: string | null;
	number: string | null;
	title: string | null;
	theme: string | null;
	guest: string | null;
	guestTitle: string | null;
	organisation: string | null;
}

/** Everything that the catalogue says of a case on its own page. */
export interface CasePage extends CaseCard {
	guid: string;
	version: number;
	updatedAt: Date;
	notesHtml: string | null;
	people: CasePerson[];
	organisations: Named[];
	place: Named | null;
	themes: Term[];
	perspectives: Term[];
	series: Named | null;
	season: number | null;
	episode: number | null;
	goals: number[];
	quotes: { text: string; speaker: string | null }[];
	outcomes: string[];
	literature: { text: string; url: string | null }[];
	moreLearning: { text: string; url: string | null }[];
	answers: AnsweredQuestion[];
	reflectionQuestion: string | null;
	hashtags: string[];
	links: { label: string; url: string | null }[];
	related: StatedRelation[];
	license: string | null;
	explicit: boolean;
	sourceUrl: string | null;
}

/** Filters combine with "and"; each names one slug, number or code. */
export interface CaseFilter {
	theme?: string;
	perspective?: string;
	organisation?: string;
	person?: string;
	place?: string;
	series?: string;
	goal?: number;
	year?: number;
	language?: string;
	form?: Form;
}

/** One choice of a filter, with how many cases it leads to given the other filters. */
export interface Facet {
	filter: keyof CaseFilter;
	choices: { value: string; name: string; count: number; chosen: boolean }[];
}

/** One guest's answer in the answer matrix. */
export interface MatrixAnswer {
	answer: string;
	question: string;
	person: Named | null;
	case: CaseCard;
}
