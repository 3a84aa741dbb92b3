import { z } from 'zod';

/** A date without a time of day, `2019-01-08`, checked against the calendar. */
export const isoDate = z.iso.date();

/** A BCP 47 language tag such as `nb`, `nn`, `en` or `en-GB`. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as nb, nn or en');

/** Both number schemes live on: `#0608` (older) and `C0178` (newer). */
export const caseNumber = z.string().regex(/^(#|C)\d{4,6}$/, 'is not a case number such as #0608 or C0178');

const text = z.string().trim().min(1);
const webAddress = z.url({ protocol: /^https?$/ });

/** A guest or a host of one case; title and organisation are those of that day. */
const personRole = z.strictObject({
	name: text,
	role: z.enum(['guest', 'host']),
	title: text.optional(),
	organisation: text.optional(),
	url: webAddress.optional(),
	imageUrl: webAddress.optional(),
});
export type PersonRole = z.infer<typeof personRole>;

/** One question of the guest questionnaire with one guest's answer. */
const questionnaireAnswer = z.strictObject({
	/** The question with its theme slot, `Hva fokuserer du på innen {tema}?`: the same for every guest. */
	question: text,
	/** What stood in the slot, when it had one: `VR`. */
	themeSlot: text.optional(),
	/** The guest who answers, when the case has several. */
	person: text.optional(),
	answer: text,
});
export type QuestionnaireAnswer = z.infer<typeof questionnaireAnswer>;

/** A case that the source page points to; it need not exist here (yet). */
export const relatedCase = z.strictObject({
	number: caseNumber.optional(),
	title: text.optional(),
	theme: text.optional(),
	guest: text.optional(),
	guestTitle: text.optional(),
	organisation: text.optional(),
});
export type RelatedCase = z.infer<typeof relatedCase>;

/**
 * Everything that the catalogue knows of a case, by names and not by keys, so that it can come from a page,
 * a feed or a folder and be written back to one. Themes, perspectives, people, organisations, places and
 * series that do not exist are created on saving.
 */
export const caseContent = z.strictObject({
	number: caseNumber.optional(),
	/** The podcast episode's permanent identifier; made up from the number or the title when missing. */
	guid: text.optional(),
	title: text,
	ingress: text.optional(),
	/** Show notes as sanitised HTML. */
	notesHtml: text.optional(),
	language: languageTag,
	status: z.enum(['draft', 'published']).default('published'),
	publishedAt: z.iso.datetime({ offset: true }).optional(),
	recordedOn: isoDate.optional(),
	durationMs: z.int().positive().max(86_400_000).optional(),
	people: z.array(personRole).default([]),
	organisations: z.array(text).default([]),
	place: text.optional(),
	themes: z.array(text).default([]),
	perspectives: z.array(text).default([]),
	series: text.optional(),
	season: z.int().positive().optional(),
	episode: z.int().positive().optional(),
	/** The United Nations' sustainable development goals, 1 to 17. */
	goals: z.array(z.int().min(1).max(17)).default([]),
	quotes: z.array(z.strictObject({ text, speaker: text.optional() })).default([]),
	outcomes: z.array(text).default([]),
	literature: z.array(z.strictObject({ text, url: webAddress.optional() })).default([]),
	moreLearning: z.array(text).default([]),
	questionnaire: z.array(questionnaireAnswer).default([]),
	reflectionQuestion: text.optional(),
	hashtags: z.array(z.string().regex(/^[\p{L}\p{N}_]+$/u)).default([]),
	links: z.array(z.strictObject({ label: text, url: webAddress.optional() })).default([]),
	related: z.array(relatedCase).default([]),
	license: text.optional(),
	explicit: z.boolean().default(false),
	/** Where the case was read from, shown as its source. */
	sourceUrl: webAddress.optional(),
});
export type CaseContent = z.infer<typeof caseContent>;
export type CaseContentInput = z.input<typeof caseContent>;
