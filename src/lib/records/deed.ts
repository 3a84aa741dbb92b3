import type { Activity, LanguageMap, Statement, Verb } from './statement.ts';

/** Something that a member did here, before it is said who did it: what other rooms build and `recordLearning` stores. */
export type Deed = Omit<Statement, 'actor' | 'authority' | 'stored' | 'version'>;

/** What activities are called after: the site's public address, which stands in every id. */
export interface Site {
	origin: string;
}

const adl = 'http://adlnet.gov/expapi/verbs/';
const video = 'https://w3id.org/xapi/video/verbs/';
const tinCan = 'http://id.tincanapi.com/verb/';

/** The verbs of the product's own statements, each from a published profile: docs/learning-record.md shows every one. */
export const verbs = {
	launched: verb(`${adl}launched`, 'launched'),
	initialized: verb(`${adl}initialized`, 'initialized'),
	answered: verb(`${adl}answered`, 'answered'),
	completed: verb(`${adl}completed`, 'completed'),
	passed: verb(`${adl}passed`, 'passed'),
	failed: verb(`${adl}failed`, 'failed'),
	commented: verb(`${adl}commented`, 'commented'),
	played: verb(`${video}played`, 'played'),
	paused: verb(`${video}paused`, 'paused'),
	seeked: verb(`${video}seeked`, 'seeked'),
	registered: verb(`${adl}registered`, 'registered'),
	unregistered: verb(`${tinCan}unregistered`, 'unregistered'),
	earned: verb(`${tinCan}earned`, 'earned'),
	voided: verb(`${adl}voided`, 'voided'),
} as const satisfies Record<string, Verb>;
export type VerbName = keyof typeof verbs;

/** A case or a path as statements name it; its language is a BCP 47 tag. */
export interface Named {
	slug: string;
	title: string;
	language: string;
}

/** The type of a path, and of what a certificate says was achieved. */
export const courseType = 'http://adlnet.gov/expapi/activities/course';
export const badgeType = 'http://activitystrea.ms/schema/1.0/badge';
/** Where each is, before and after the slug, and its type. */
const activities = {
	case: ['/case/', '', 'http://adlnet.gov/expapi/activities/lesson'],
	quiz: ['/case/', '/quiz', 'http://adlnet.gov/expapi/activities/assessment'],
	recording: ['/case/', '#recording', 'https://w3id.org/xapi/video/activity-type/video'],
	certificate: ['/case/', '#achievement', badgeType],
	path: ['/path/', '', courseType],
	pathCertificate: ['/path/', '#achievement', badgeType],
} as const;

/** A case, its quiz, its recording, a path, or what its certificate says was achieved; all are called as the case or path is. */
export function activityOf({ origin }: Site, kind: keyof typeof activities, { slug, title, language }: Named): Activity {
	const [before, after, type] = activities[kind];
	return { objectType: 'Activity', id: `${origin}${before}${slug}${after}`, definition: { type, name: { [language]: title } } };
}

const reviews = '/me/reviews';

/** What stands in the category of a statement that tells of a review: a question that was asked again, to remember it. */
export function reviewing({ origin }: Site): Activity {
	return { objectType: 'Activity', id: origin + reviews, definition: { name: { en: 'Review of what was learned' } } };
}

/** Whether a statement tells of a review, wherever the site was when it was written. */
export function isReview({ context }: Pick<Statement, 'context'>): boolean {
	return [context?.contextActivities?.category ?? []].flat().some(({ id }) => id.endsWith(reviews));
}

function verb(id: string, english: string): { id: string; display: LanguageMap } {
	return { id, display: { en: english } };
}
