import type { VerbName } from './deed.ts';

/**
 * What kinds of things a record holds, and the verbs that say them; `other` is what other programs say in verbs of theirs.
 * A review is an answer, and what the product itself voids is a review that was taken back.
 */
export const kindVerbs = {
	playing: ['played', 'paused', 'seeked'],
	quiz: ['launched', 'initialized', 'answered', 'passed', 'failed', 'voided'],
	path: ['registered', 'unregistered'],
	completed: ['completed'],
	reflection: ['commented'],
	certificate: ['earned'],
} as const satisfies Record<string, readonly VerbName[]>;
export const deedKinds = ['playing', 'quiz', 'path', 'completed', 'reflection', 'certificate', 'other'] as const;
export type DeedKind = (typeof deedKinds)[number];

/** Which part of a record is asked for: days as `2026-01-31`, both included. */
export interface RecordFilter {
	kind?: DeedKind;
	from?: string;
	to?: string;
}

/** Reads a filter from an address; what it does not understand, it leaves out. */
export function readRecordFilter(parameters: URLSearchParams): RecordFilter {
	const kind = deedKinds.find((one) => one === parameters.get('kind'));
	const [from, to] = [dayIn(parameters.get('from')), dayIn(parameters.get('to'))];
	return { ...(kind && { kind }), ...(from && { from }), ...(to && { to }) };
}

function dayIn(text: string | null): string | undefined {
	if (!text || !/^[12]\d{3}-\d\d-\d\d$/.test(text)) return undefined;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}
