import type { XapiVersion } from './statement.ts';

type Moment = { seconds: number; fraction: string; zoned: boolean };

/** RFC 3339: everything to the second, with a time zone. What 2.0.0 asks for. */
const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i;
/** ISO 8601 date and time, extended or basic; seconds, fraction and zone may be missing. What 1.0.3 allows beside RFC 3339. */
const extended = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;

const accepted: Record<XapiVersion, RegExp[]> = { '1.0.3': [rfc3339, extended, basic], '2.0.0': [rfc3339] };

/** Whether a text is a timestamp by the rules of a version. */
export function isTimestamp(text: string, version: XapiVersion): boolean {
	return readMoment(text, accepted[version]) !== undefined;
}

/** The instant of an accepted timestamp, to the millisecond; one without a time zone is taken as UTC. */
export function instantOf(timestamp: string): Date {
	const { seconds, fraction } = momentOf(timestamp);
	return new Date(seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')));
}

/** An accepted timestamp in UTC, with at least milliseconds and all digits that it had; unchanged when it names no time zone. */
export function toUtc(timestamp: string): string {
	const { seconds, fraction, zoned } = momentOf(timestamp);
	if (!zoned) return timestamp;
	return new Date(seconds * 1000).toISOString().replace('000Z', `${fraction.padEnd(3, '0')}Z`);
}

function momentOf(timestamp: string): Moment {
	const moment = readMoment(timestamp, accepted['1.0.3']);
	if (!moment) throw new TypeError(`"${timestamp}" is no timestamp: only accepted ones have an instant.`);
	return moment;
}

function readMoment(text: string, patterns: RegExp[]): Moment | undefined {
	for (const pattern of patterns) {
		const match = pattern.exec(text);
		if (match) return checkedMoment(match);
	}
	return undefined;
}

function checkedMoment([, year, month, day, hour, minute, second = '0', fraction = '', zone]: RegExpExecArray):
	| Moment
	| undefined {
	const offset = zoneMinutes(zone);
	if (offset === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
	const date = new Date(0);
	date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
	if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
	const seconds = date.getTime() / 1000 + (Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second);
	return { seconds, fraction, zoned: zone !== undefined };
}

/** Minutes east of UTC; nothing for offsets that do not exist and for -00:00, which ISO 8601 forbids. */
function zoneMinutes(zone: string | undefined): number | undefined {
	if (zone === undefined || /^z$/i.test(zone)) return 0;
	const hours = Number(zone.slice(1, 3));
	const minutes = Number(zone.slice(3).replace(':', ''));
	const east = zone.startsWith('+');
	if (hours > 23 || minutes > 59 || (!east && hours === 0 && minutes === 0)) return undefined;
	return (hours * 60 + minutes) * (east ? 1 : -1);
}
