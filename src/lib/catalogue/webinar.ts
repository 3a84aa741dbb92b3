import { z } from 'zod';
import { languageTag } from './case-content.ts';

export const webinarKinds = ['webinar', 'masterclass'] as const;
export type WebinarKind = (typeof webinarKinds)[number];

/** What somebody does in a part of a webinar. */
export const webinarRoles = ['host', 'speaker', 'panel'] as const;
export type WebinarRole = (typeof webinarRoles)[number];

const line = (most: number) => z.string().trim().min(1).max(most);

/** A part that begins at a time of its own. */
const webinarPart = z.strictObject({
	/** The key of a part that is stored; a new part has none. */
	id: z.int().positive().optional(),
	title: line(300),
	startsAt: z.date().nullable(),
	minutes: z.int().min(1).max(1440),
	place: line(300).nullable(),
	/** Where it is broadcast; everybody sees it. */
	url: z
		.url({ protocol: /^https?$/ })
		.max(2000)
		.nullable(),
	/** What happens, a line each. */
	programme: z.array(line(300)).max(50),
	/** By name; whoever is new is added to the catalogue. */
	people: z.array(z.strictObject({ name: line(200), role: z.enum(webinarRoles) })).max(50),
});
export type WebinarPart = z.infer<typeof webinarPart>;

/** What editors write of a webinar or a masterclass. */
export const webinarContent = z
	.strictObject({
		title: line(300),
		lead: line(5000).nullable(),
		language: languageTag,
		kind: z.enum(webinarKinds),
		isPublished: z.boolean(),
		parts: z.array(webinarPart).max(40),
	})
	.refine(({ isPublished, parts }) => !isPublished || parts.some(({ startsAt }) => startsAt !== null), {
		path: ['isPublished'],
		message: 'needs a part with a time',
		when: ({ issues }) => issues.length === 0,
	});
export type WebinarContent = z.infer<typeof webinarContent>;

/** Why it is called off, for those who wanted to join. */
export const calledOffBecause = z
	.string()
	.transform((text) => text.replace(/\s+/g, ' ').trim() || null)
	.refine((text) => (text?.length ?? 0) <= 1000);

const masterclassMinutes = 30;

/** The parts that a masterclass begins with, by their titles in its language. */
export function masterclassParts(titles: readonly string[]): WebinarPart[] {
	const empty = { startsAt: null, place: null, url: null, programme: [], people: [] };
	return titles.map((title) => ({ title, minutes: masterclassMinutes, ...empty }));
}

interface Timed {
	startsAt: Date | null;
	minutes: number;
}

/** When the last part that has a time ends; null when none has one. */
export function endOf(parts: readonly Timed[]): Date | null {
	const ends = parts.flatMap(({ startsAt, minutes }) => (startsAt ? [startsAt.getTime() + minutes * 60_000] : []));
	return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** Whether all parts of a webinar are over. */
export function isOver({ parts }: { parts: readonly Timed[] }, now = new Date()): boolean {
	const end = endOf(parts);
	return end !== null && end <= now;
}
