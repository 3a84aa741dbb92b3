import type { Activity, LanguageMap, Statement, Verb } from './statement.ts';

/** Something that a member did here, before it is said who did it: what other rooms build and `recordLearning` stores. */
export type Deed = Omit<Statement, 'actor' | 'authority' | 'stored' | 'version'>;

/** What activities are called after: the site's public address, which stands in every id. */
export interface Site {
	origin: string;
}

const adl = 'http://adlnet.gov/expapi/verbs/';
const video = 'https://w3id.org/xapi/video/verbs/';

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
	earned: verb('http://id.tincanapi.com/verb/earned', 'earned'),
} as const satisfies Record<string, Verb>;
export type VerbName = keyof typeof verbs;

/** A case as statements name it; its language is a BCP 47 tag. */
export interface NamedCase {
	slug: string;
	title: string;
	language: string;
}

const types = {
	case: 'http://adlnet.gov/expapi/activities/lesson',
	quiz: 'http://adlnet.gov/expapi/activities/assessment',
	recording: 'https://w3id.org/xapi/video/activity-type/video',
	certificate: 'http://activitystrea.ms/schema/1.0/badge',
};
const endings = { case: '', quiz: '/quiz', recording: '#recording', certificate: '#achievement' };

/** A case, its quiz, its recording or what its certificate says was achieved; all are called as the case is. */
export function activityOf({ origin }: Site, kind: keyof typeof types, { slug, title, language }: NamedCase): Activity {
	return {
		objectType: 'Activity',
		id: `${origin}/case/${slug}${endings[kind]}`,
		definition: { type: types[kind], name: { [language]: title } },
	};
}

function verb(id: string, english: string): { id: string; display: LanguageMap } {
	return { id, display: { en: english } };
}
