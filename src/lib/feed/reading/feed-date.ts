const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Norwegian feeds write some months their own way. */
const NORWEGIAN_MONTHS = new Map([
	['mai', 'may'],
	['okt', 'oct'],
	['des', 'dec'],
]);

/** Zone names in hours from UTC (RFC 822, section 5.1, and what European feeds write). */
const ZONES = new Map([
	['est', -5],
	['edt', -4],
	['cst', -6],
	['cdt', -5],
	['mst', -7],
	['mdt', -6],
	['pst', -8],
	['pdt', -7],
	['wet', 0],
	['west', 1],
	['bst', 1],
	['cet', 1],
	['cest', 2],
	['met', 1],
	['mest', 2],
	['eet', 2],
	['eest', 3],
]);

// The weekday is not looked at: it is often wrong or in another language, and says nothing that the date does not.
const RFC_822 =
	/^(?:\p{L}{2,12}\.?,?\s*)?(\d{1,2})[.\s-]\s*(\p{L}{3,12})\.?[\s,-]\s*(\d{2}|\d{4})(?:[\sT,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(.{0,40}))?$/u;
const ISO_8601 = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(.{0,40}))?$/i;

/**
 * Reads a date as feeds write it (RFC 822 in all its dirt, or ISO 8601) as an ISO string in UTC; a missing zone is
 * UTC. Undefined when it is no date of the calendar.
 */
export function parseFeedDate(text: string): string | undefined {
	const plain = text.trim().replace(/\s+/g, ' ');
	if (plain.length > 100) return undefined;
	return fromParts(rfc822Parts(plain) ?? ISO_8601.exec(plain)?.slice(1));
}

/** Year, month, day, hour, minute, second, zone. */
type DateParts = (string | undefined)[];

function rfc822Parts(text: string): DateParts | undefined {
	const [, day, monthName = '', year = '', ...time] = RFC_822.exec(text) ?? [];
	const short = monthName.slice(0, 3).toLowerCase();
	const month = MONTHS.indexOf(NORWEGIAN_MONTHS.get(short) ?? short) + 1;
	return month ? [fullYear(year), String(month), day, ...time] : undefined;
}

/** Two digits mean 1950 to 2049 (RFC 2822, section 4.3). */
function fullYear(year: string): string {
	if (year.length === 4) return year;
	return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function fromParts(parts: DateParts | undefined): string | undefined {
	if (!parts) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map((part) => Number(part ?? 0));
	const offset = zoneMinutes(parts[6] ?? '');
	const isTime = hour < 24 && minute < 60 && second <= 60;
	if (!isTime || offset === undefined || year < 1900 || !isCalendarDay(year, month, day)) return undefined;
	// A leap second, 23:59:60, is the next minute's first.
	return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)).toISOString();
}

function isCalendarDay(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Minutes to add to UTC. A comment after the zone, `+0100 (CET)`, is dropped; an unknown name is UTC, as RFC 2822 says. */
function zoneMinutes(zone: string): number | undefined {
	const name = zone.replace(/\(.*$/, '').trim().toLowerCase();
	const numeric = /^(?:gmt|utc?)?\s*([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
	if (!numeric) return /^[a-z]{0,5}$/.test(name) ? (ZONES.get(name) ?? 0) * 60 : undefined;
	const [, sign, hours = '0', minutes = '0'] = numeric;
	const total = Number(hours) * 60 + Number(minutes);
	return total <= 14 * 60 ? total * (sign === '-' ? -1 : 1) : undefined;
}
