import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Place } from '../statement-filter.ts';
import { Refusal } from './refusal.ts';

/** A query that goes on where a page ended. */
export interface Continuation {
	parameters: ReadonlyMap<string, string>;
	after: Place;
	/** Nobody else may go on with it. */
	clientKey: string;
}

/** The link to the next page: all that it takes to go on, sealed, so that it stays good and nobody makes one up. */
export function moreLink({ parameters, after, clientKey }: Continuation, key: Buffer): string {
	const content = Buffer.from(JSON.stringify([[...parameters], after.stored.getTime(), after.seq, clientKey]));
	return `/xapi/statements?more=${content.toString('base64url')}.${seal(content, key).toString('base64url')}`;
}

/** Reads such a link's parameter; throws Refusal 400 for one that is not ours or was given to somebody else. */
export function readMore(text: string, clientKey: string, key: Buffer): Continuation {
	const [content = Buffer.alloc(0), given = Buffer.alloc(0)] = text.split('.').map((part) => Buffer.from(part, 'base64url'));
	const wanted = seal(content, key);
	if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw notOurs();
	const [parameters, stored, seq, owner] = JSON.parse(content.toString('utf8')) as [[string, string][], number, number, string];
	if (owner !== clientKey) throw notOurs();
	return { parameters: new Map(parameters), after: { stored: new Date(stored), seq }, clientKey };
}

function seal(content: Buffer, key: Buffer): Buffer {
	return createHmac('sha256', key).update(content).digest().subarray(0, 16);
}

function notOurs(): Refusal {
	return new Refusal(400, '“more” is no link that this store gave to these credentials. Ask again from the first page.');
}
