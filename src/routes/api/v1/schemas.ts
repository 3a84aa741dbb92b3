import { z } from 'zod';

/** What the public API gives out. Every answer is checked against these in tests, and the OpenAPI document is made from them. */

const slug = z.string().describe('Stable name in addresses');
const address = z.url();
const moment = z.iso.datetime().describe('Moment in UTC');
const day = z.iso.date().describe('Calendar date');

export const named = z.strictObject({ slug, name: z.string() }).describe('Something that cases are filed under');
export const term = z.strictObject({
	slug,
	name: z.string().describe('In the language that `lang` asks for'),
	hue: z.int().min(0).max(359).nullable().describe('Hue of its colour in degrees; perspectives have none'),
});
export const person = z.strictObject({
	slug,
	name: z.string(),
	role: z.enum(['guest', 'host']),
	title: z.string().nullable().describe('Title on the day of the recording'),
	organisation: named.nullable(),
});

export const caseSummary = z.strictObject({
	slug,
	number: z.string().nullable().describe('`#0608` or `C0178`'),
	title: z.string(),
	ingress: z.string().nullable(),
	language: z.string().describe('BCP 47 tag of what is said and written in the case'),
	publishedAt: moment,
	recordedOn: day.nullable(),
	durationMs: z.int().positive().nullable(),
	forms: z.array(z.enum(['listen', 'watch', 'read'])),
	guests: z.array(person),
	theme: term.nullable(),
	perspective: term.nullable(),
	pageUrl: address,
	apiUrl: address,
	cardUrl: address.describe('Picture for shared links, PNG, 1200 × 630'),
});

const linkedText = z.strictObject({ text: z.string(), url: address.nullable() });
export const mediaFile = z.strictObject({
	kind: z.enum(['audio', 'video', 'image', 'chapters']),
	url: address,
	mimeType: z.string(),
	bytes: z.int().nonnegative().nullable(),
	sha256: z.string().nullable(),
	durationMs: z.int().positive().nullable(),
	alt: z.string().nullable(),
});
export const turn = z.strictObject({
	kind: z.enum(['speech', 'intro', 'outro']),
	speaker: z.string().nullable(),
	text: z.string(),
	startMs: z.int().nonnegative().nullable(),
	endMs: z.int().nonnegative().nullable(),
});

export const wholeCase = caseSummary.extend({
	guid: z.string().describe("The podcast episode's permanent identifier"),
	version: z.int().positive(),
	updatedAt: moment,
	notesHtml: z.string().nullable().describe('Show notes as sanitised HTML'),
	people: z.array(person),
	organisations: z.array(named),
	place: named.nullable(),
	themes: z.array(term),
	perspectives: z.array(term),
	series: named.nullable(),
	season: z.int().positive().nullable(),
	episode: z.int().positive().nullable(),
	goals: z.array(z.int().min(1).max(17)).describe("The United Nations' sustainable development goals"),
	quotes: z.array(z.strictObject({ text: z.string(), speaker: z.string().nullable() })),
	outcomes: z.array(z.string()).describe('What one will learn'),
	literature: z.array(linkedText),
	moreLearning: z.array(linkedText),
	questionnaire: z.array(
		z.strictObject({ questionSlug: slug, question: z.string(), person: z.string().nullable(), answer: z.string() }),
	),
	reflectionQuestion: z.string().nullable(),
	hashtags: z.array(z.string()),
	links: z.array(z.strictObject({ label: z.string(), url: address.nullable() })),
	license: z.string().nullable(),
	explicit: z.boolean(),
	sourceUrl: address.nullable(),
	media: z.array(mediaFile).describe('Without sound and video where those are for members of the site'),
	transcript: z
		.strictObject({
			language: z.string(),
			turns: z.array(turn),
			files: z.array(z.strictObject({ mimeType: z.string(), url: address })),
		})
		.nullable(),
	chaptersUrl: address.nullable(),
});

export const counted = named.extend({ caseCount: z.int().nonnegative(), pageUrl: address });
export const countedTerm = term.extend({ caseCount: z.int().nonnegative(), pageUrl: address, feedUrl: address });
export const countedSeries = counted.extend({ feedUrl: address });

function pageOf<Item extends z.ZodType>(item: Item) {
	return z
		.strictObject({ total: z.int().nonnegative(), page: z.int().positive(), pageSize: z.int().positive(), items: z.array(item) })
		.describe('One page of a list; the Link header leads to its neighbours');
}

export const lists = {
	CaseList: pageOf(caseSummary),
	NamedList: pageOf(counted),
	TermList: z.strictObject({ items: z.array(countedTerm) }),
	SeriesList: pageOf(countedSeries),
};

export const problem = z
	.strictObject({
		type: z.literal('about:blank'),
		title: z.string(),
		status: z.int(),
		detail: z.string().describe('One sentence: what happened, why, what to do'),
		parameter: z.string().optional().describe('The parameter that the sentence is about'),
	})
	.describe('An error (RFC 9457)');
