import { calendarDay, clockTime, formatMoment, formatMomentTime, formatShare } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { badgeType, courseType, isReview, type Site, type VerbName, verbs } from './deed.ts';
import type { Activity, LanguageMap, StoredStatement } from './statement.ts';

/** One statement in plain words. */
export interface TimelineEntry {
	id: string;
	/** What comes before the name. */
	words: string;
	/** What it is about; with its language, where that is not the page's. */
	name: { text: string; language?: string };
	/** Where that is, when it is here. */
	href?: string;
	detail: string;
	/** When it happened, to the minute; with the day where it was told on another. */
	time: string;
}

export interface TimelineDay {
	day: string;
	entries: TimelineEntry[];
}

/** Statements in plain words, by the day that they were stored; give them in that order. */
export function timelineOf(statements: readonly StoredStatement[], locale: Locale, site: Site): TimelineDay[] {
	const days = Map.groupBy(statements, ({ stored }) => formatMoment(locale, new Date(stored)));
	return [...days].map(([day, all]) => ({ day, entries: all.map((one) => entryOf(one, locale, site)) }));
}

function entryOf(statement: StoredStatement, locale: Locale, site: Site): TimelineEntry {
	const [happened, stored] = [new Date(statement.timestamp), new Date(statement.stored)];
	const isSameDay = calendarDay(happened) === calendarDay(stored);
	const href = addressOf(statement, locale, site);
	return {
		id: statement.id,
		words: wordsOf(statement, locale),
		name: nameOf(statement, locale),
		...(href && { href }),
		detail: detailOf(statement, locale),
		time: isSameDay ? clockOf(happened) : formatMomentTime(locale, happened),
	};
}

const clock = new Intl.DateTimeFormat('nb-NO', { timeStyle: 'short', timeZone: 'Europe/Oslo' });
const clockOf = (moment: Date) => clock.format(moment);

const known = new Map<string, VerbName>(Object.entries(verbs).map(([name, { id }]) => [id, name as VerbName]));

/** Another program's verb is said in its own words, or in the end of its address. */
function wordsOf(statement: StoredStatement, locale: Locale): string {
	const { verb } = statement;
	const { deeds } = messagesIn(locale).record;
	const name = known.get(verb.id);
	if (name === 'completed') return deeds[completedWhat(statement)];
	if (name === 'answered' && isReview(statement)) return deeds.reviewed;
	if (name) return deeds[name];
	return inLanguage(verb.display, locale)?.text ?? verb.id.split(/[/#]/).at(-1) ?? verb.id;
}

function completedWhat({ object }: StoredStatement): 'heard' | 'followed' | 'completed' {
	if (!('id' in object)) return 'completed';
	if (object.id.endsWith('#recording')) return 'heard';
	return 'definition' in object && object.definition?.type === courseType ? 'followed' : 'completed';
}

/** A statement that is voided is shown no more: what refers to it has nothing to name. */
function nameOf({ object }: StoredStatement, locale: Locale): TimelineEntry['name'] {
	if ('definition' in object) {
		const name = inLanguage(object.definition?.name, locale) ?? inLanguage(object.definition?.description, locale);
		if (name) return name;
		if (isMembersPath(object)) return { text: messagesIn(locale).record.membersPath };
	}
	if ('name' in object && object.name) return { text: object.name };
	return { text: 'id' in object && object.objectType !== 'StatementRef' ? object.id : '' };
}

/** What a member calls a path stands in no statement. */
function isMembersPath({ id, definition }: Activity): boolean {
	return id.startsWith('urn:uuid:') && (definition?.type === courseType || definition?.type === badgeType);
}

function inLanguage(map: LanguageMap | undefined, locale: Locale): TimelineEntry['name'] | undefined {
	const entries = Object.entries(map ?? {});
	const [language, text] = entries.find(([tag]) => tag.startsWith(locale)) ?? entries[0] ?? [];
	return text === undefined ? undefined : { text, ...(language !== locale && { language }) };
}

function detailOf({ verb, result }: StoredStatement, locale: Locale): string {
	const says = messagesIn(locale).record;
	const second = (name: string) => result?.extensions?.[`https://w3id.org/xapi/video/extensions/${name}`];
	const [at, from, to] = [second('time'), second('time-from'), second('time-to')];
	if (typeof from === 'number' && typeof to === 'number') return says.jump(clockTime(from * 1000), clockTime(to * 1000));
	if (typeof at === 'number') return says.at(clockTime(at * 1000));
	const scaled = result?.score?.scaled;
	if (known.get(verb.id) === 'answered' && result?.success) return says.right;
	return scaled === undefined || scaled < 0 ? '' : says.partly(formatShare(locale, scaled));
}

const pages = { case: paths.case, path: paths.path };

function addressOf({ object }: StoredStatement, locale: Locale, { origin }: Site): string | undefined {
	const id = 'id' in object ? object.id : '';
	const [, page, slug] = id.startsWith(`${origin}/`)
		? (/^[/](case|path)[/]([a-z0-9-]+)/.exec(id.slice(origin.length)) ?? [])
		: [];
	return slug && pages[page as keyof typeof pages](locale, slug);
}
