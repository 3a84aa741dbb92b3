import type { XapiVersion } from '../statement.ts';

/** Where each rule stands: in xAPI 1.0.3 (its parts Data and Communication), and in IEEE 9274.1.1, which is xAPI 2.0. */
const sections = {
	account: ['Data 2.4.2.4', '4.2.2.1'],
	activity: ['Data 2.4.4.1', '4.2.2.3'],
	agent: ['Data 2.4.2.1', '4.2.2.1'],
	attachment: ['Data 2.4.11', '4.2.2.6'],
	authority: ['Data 2.4.9', '4.2.4.2'],
	batch: ['Communication 2.1.2', '4.1.6.1'],
	context: ['Data 2.4.6', '4.2.2.5'],
	contextActivities: ['Data 2.4.6.2', '4.2.2.5'],
	duration: ['Data 4.6', '4.2.7'],
	encoding: ['Communication 1.4', '4.1.2'],
	extensions: ['Data 4.1', '4.2.7'],
	format: ['Data 2.2', '4.2.1'],
	group: ['Data 2.4.2.2', '4.2.2.1'],
	identifier: ['Data 2.4.2.3', '4.2.2.1'],
	iri: ['Data 4.3', '4.2.7'],
	language: ['Data 4.2', '4.2.7'],
	multipart: ['Communication 1.5.2', '4.1.3'],
	object: ['Data 2.4.4', '4.2.2.3'],
	parameter: ['Data 2.2', '4.1.6'],
	result: ['Data 2.4.5', '4.2.2.4'],
	score: ['Data 2.4.5.1', '4.2.2.4'],
	signature: ['Data 2.6', '4.2.6'],
	statement: ['Data 2.4', '4.2.2'],
	statementRef: ['Data 2.4.4.3', '4.2.2.3'],
	subStatement: ['Data 2.4.4.3', '4.2.2.3'],
	timestamp: ['Data 4.5', '4.2.7'],
	uuid: ['Data 4.4', '4.2.7'],
	verb: ['Data 2.4.3', '4.2.2.2'],
	version: ['Data 2.4.10', '4.2.4.2'],
	voiding: ['Data 2.3.2', '4.2.5'],
} as const satisfies Record<string, readonly [string, string]>;

export type Topic = keyof typeof sections;

/** The section that a refusal cites, for example `xAPI 1.0.3 Data 2.4.3`. */
export function sectionOf(topic: Topic, version: XapiVersion): string {
	const [first, second] = sections[topic];
	return version === '1.0.3' ? `xAPI 1.0.3 ${first}` : `IEEE 9274.1.1 ${second}`;
}
