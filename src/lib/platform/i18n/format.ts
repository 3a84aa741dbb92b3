import type { Locale } from '../locale.ts';

export { clockTime } from './clock-time.ts';

const regions = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** The formatter of each language, made once: they are slow to make and quick to use. */
function inEach<T>(make: (region: string) => T): Record<Locale, T> {
	return { nb: make(regions.nb), nn: make(regions.nn), en: make(regions.en) };
}

const calendarDates = inEach((region) => new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' }));
const momentDates = inEach((region) => new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'Europe/Oslo' }));
const shortDays = inEach(
	(region) => new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', timeZone: 'Europe/Oslo' }),
);
const momentDays = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Oslo' });
const minutes = inEach((region) => new Intl.NumberFormat(region, { style: 'unit', unit: 'minute', unitDisplay: 'short' }));
const hours = inEach((region) => new Intl.NumberFormat(region, { style: 'unit', unit: 'hour', unitDisplay: 'short' }));
const numbers = inEach((region) => new Intl.NumberFormat(region));
const lists = inEach((region) => new Intl.ListFormat(region));
const shares = inEach((region) => new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 1 }));
const momentTimes = inEach(
	(region) => new Intl.DateTimeFormat(region, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Oslo' }),
);
const languages = inEach((region) => new Intl.DisplayNames(region, { type: 'language' }));

/** A calendar date, `2019-01-08`, in words; it has no time zone and never shifts. */
export function formatDate(locale: Locale, date: string): string {
	return calendarDates[locale].format(new Date(`${date}T00:00:00Z`));
}

/** The day of a moment, in words, as the calendar in Norway has it. */
export function formatMoment(locale: Locale, moment: Date): string {
	return momentDates[locale].format(moment);
}

/** The day of a moment where there is little room and the year is known, `18. jan.`. */
export function formatShortDay(locale: Locale, moment: Date): string {
	return shortDays[locale].format(moment);
}

/** A calendar date, `2019-01-08`, where there is little room and the year is known, `8. jan.`. */
export function formatShortDate(locale: Locale, date: string): string {
	// At noon it is the same day everywhere.
	return formatShortDay(locale, new Date(`${date}T12:00:00Z`));
}

/** The day and the minute of a moment, in words, as the calendar and the clocks in Norway have it. */
export function formatMomentTime(locale: Locale, moment: Date): string {
	return momentTimes[locale].format(moment);
}

/** The day of a moment as `2019-01-08`, as the calendar in Norway has it. */
export function calendarDay(moment: Date): string {
	return momentDays.format(moment);
}

/** A length of time in whole minutes, `26 min` or `1 t 5 min`; less than half a minute counts as one. */
export function formatDuration(locale: Locale, ms: number): string {
	const total = Math.max(1, Math.round(ms / 60_000));
	const [h, min] = [Math.floor(total / 60), total % 60];
	if (h === 0) return minutes[locale].format(min);
	return min === 0 ? hours[locale].format(h) : `${hours[locale].format(h)} ${minutes[locale].format(min)}`;
}

/** A length of time for machines, `PT26M10S` (ISO 8601). */
export function isoDuration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return `PT${Math.floor(seconds / 60)}M${seconds % 60}S`;
}

/** A whole number with the language's separators. */
export function formatNumber(locale: Locale, value: number): string {
	return numbers[locale].format(value);
}

/** A share as `85,7 %`; never rounded up, so that nearly enough does not read as enough. */
export function formatShare(locale: Locale, share: number): string {
	return shares[locale].format(Math.floor(share * 1000 + 1e-6) / 1000);
}

/** `A, B og C`. */
export function formatList(locale: Locale, items: readonly string[]): string {
	return lists[locale].format(items);
}

/** What a language tag is called: `nn` is `norsk nynorsk`; the tag itself when nobody has named it. */
export function languageName(locale: Locale, tag: string): string {
	const key = `${locale} ${tag}`;
	const known = languageNames.get(key) ?? languages[locale].of(tag) ?? tag;
	// Tags come from the database, and few are in use.
	if (languageNames.size < 500) languageNames.set(key, known);
	return known;
}

const languageNames = new Map<string, string>();
