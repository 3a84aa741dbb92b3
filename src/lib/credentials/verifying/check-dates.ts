import { result, type StepResult } from '../verification.ts';
import { asText } from './json-object.ts';
import type { Found } from './parse-credential.ts';

/** Clocks differ: what begins within this time has begun. */
const clockSkewMs = 300_000;

/** Checks that a credential is valid by now and still, by all the dates that it gives. */
export function checkDates(found: Found, now: Date): StepResult {
	const [starts, ends] = [startsOf(found), endsOf(found)];
	const broken = [...starts, ...ends].find(({ at }) => Number.isNaN(at));
	if (broken) return result('dates', 'datesBroken', broken.text);
	const later = starts.find(({ at }) => at > now.getTime() + clockSkewMs);
	if (later) return result('dates', 'notYetValid', later.text);
	const over = ends.find(({ at }) => at < now.getTime());
	return over ? result('dates', 'expired', over.text) : result('dates', 'datesValid');
}

/** Data model 1.1 called them `issuanceDate` and `expirationDate`; a JWT may repeat them as `nbf` and `exp`. */
function startsOf({ credential, jwt }: Found) {
	return [credential.validFrom, credential.issuanceDate].flatMap(toMoment).concat(numericDate(jwt?.claims.nbf));
}

function endsOf({ credential, jwt }: Found) {
	return [credential.validUntil, credential.expirationDate].flatMap(toMoment).concat(numericDate(jwt?.claims.exp));
}

interface Moment {
	text: string;
	at: number;
}

/** XML Schema's dateTimeStamp; some issuers leave out the time zone, and mean UTC. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

function toMoment(value: unknown): Moment[] {
	if (value === undefined) return [];
	const text = asText(value) ?? JSON.stringify(value);
	const [, , zone] = dateTime.exec(text) ?? [];
	return [{ text, at: dateTime.test(text) ? Date.parse(zone ? text : `${text}Z`) : Number.NaN }];
}

function numericDate(value: unknown): Moment[] {
	if (value === undefined) return [];
	const at = typeof value === 'number' ? value * 1000 : Number.NaN;
	return [{ text: Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : String(value), at }];
}
