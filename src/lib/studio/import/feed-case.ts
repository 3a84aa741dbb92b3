import type { CaseContentInput, PersonRole } from '#lib/catalogue/case-content.ts';
import type { FeedChannel, FeedEpisode, FeedFiling, FeedPerson } from '#lib/feed/feed-model.ts';
import { htmlToText, sanitizeHtml } from '#lib/platform/sanitize-html.ts';

/** `#0608: Title`, `C0178 – Title`. */
const numbered = /^\s*(?:#?(?<newer>C\d{4,6})|(?<older>#\d{4,6}))\s*[:.–—-]\s*(?=\S)/iu;

/** Summaries up to this length are a case's ingress; of a longer text its first paragraph is. */
const longestIngress = 1_000;

/** An episode of a feed as a case. What has no place in one is told by `noticesOfEpisode`. */
export function caseOfEpisode(channel: FeedChannel, episode: FeedEpisode): CaseContentInput {
	const filed = (kind: FeedFiling['kind']) => episode.filings.filter((one) => one.kind === kind).map(({ name }) => name);
	const prefix = numbered.exec(episode.title);
	const [number] = filed('number');
	return {
		guid: guidOf(channel, episode),
		number: number ?? prefix?.groups?.newer?.toUpperCase() ?? prefix?.groups?.older,
		title: number === undefined && prefix ? episode.title.slice(prefix[0].length) : episode.title,
		...textsOf(episode),
		language: languageOf(channel, episode),
		status: episode.publishedAt ? 'published' : 'draft',
		publishedAt: episode.publishedAt,
		recordedOn: episode.recordedOn,
		durationMs: episode.durationMs,
		people: peopleOf(channel, episode).filter(isInCases).map(roleOf),
		organisations: filed('organisation'),
		place: episode.location?.name,
		themes: filed('theme'),
		perspectives: filed('perspective'),
		goals: filed('goal').map(Number),
		series: filed('series')[0] ?? (isOfOurKind(channel) ? undefined : channel.title),
		season: episode.season,
		episode: episode.episode,
		hashtags: hashtagsOf(episode.keywords),
		license: (episode.license ?? channel.license)?.name,
		explicit: episode.explicit ?? channel.explicit ?? false,
		sourceUrl: episode.link,
	};
}

/** Whether another site of our kind wrote the feed: it says what series a case is in, and its guids are the cases' own. */
function isOfOurKind({ generator }: FeedChannel): boolean {
	return generator === 'Dugnad';
}

/** Feeds promise guids that are unique in the world and number their episodes 1, 2, 3; such a guid gets the feed's before it. */
function guidOf(channel: FeedChannel, { guid }: FeedEpisode): string {
	if (isOfOurKind(channel) || guid.includes(':') || guid.length >= 20) return guid;
	return `${channel.guid ?? channel.link ?? channel.title} ${guid}`;
}

/** Ingress and notes: a text that stands in both is an ingress when it is short, and notes when it is long. */
function textsOf({ summary = '', notesHtml = '' }: FeedEpisode): Pick<CaseContentInput, 'ingress' | 'notesHtml'> {
	const notes = sanitizeHtml(notesHtml);
	const text = htmlToText(notes);
	const ingress = summary.trim() || text;
	const isSame = ingress === text;
	const isShort = ingress.length <= longestIngress;
	return {
		ingress: (isSame && !isShort ? firstParagraph(ingress) : ingress) || undefined,
		notesHtml: notes && !(isSame && isShort && isPlain(notes)) ? notes : undefined,
	};
}

/** Whether nothing is lost when only the words are kept. */
function isPlain(html: string): boolean {
	return !/<(?!\/?(?:p|br)\b)/.test(html);
}

function firstParagraph(text: string): string {
	const paragraph = text.split(/\n\s*\n/, 1)[0] ?? '';
	return paragraph.length <= longestIngress ? paragraph : `${paragraph.slice(0, longestIngress).replace(/\s\S*$/, '')} …`;
}

/** Feeds say `no`, `no-NO`, `nb-no` or `en-us`; a case says nb, nn or another language, without its country. */
function languageOf(channel: FeedChannel, episode: FeedEpisode): string {
	if (isOfOurKind(channel) && episode.language) return episode.language;
	const tags = [episode.language, channel.language].map((tag) => tag?.toLowerCase().split('-')[0] ?? '');
	const language = tags.find((tag) => /^[a-z]{2,3}$/.test(tag)) ?? 'nb';
	return language === 'no' ? 'nb' : language;
}

/** Those of the episode, and those of the whole programme who are not named there. */
export function peopleOf(channel: FeedChannel, episode: FeedEpisode): FeedPerson[] {
	const everywhere = channel.people.filter(({ name }) => !episode.people.some((person) => person.name === name));
	const people = [...episode.people, ...everywhere];
	return [...new Map(people.map((person) => [`${person.role} ${person.name}`, person])).values()];
}

const roles = new Map([
	['guest', 'guest'],
	['host', 'host'],
	['co-host', 'host'],
	['guest host', 'host'],
] as const satisfies [string, PersonRole['role']][]) as ReadonlyMap<string, PersonRole['role']>;

/** Whether a case has a place for what the person did. */
export function isInCases({ role }: FeedPerson): boolean {
	return roles.has(role);
}

function roleOf({ name, role, url, image }: FeedPerson): PersonRole {
	return { name, role: roles.get(role) ?? 'host', url, imageUrl: image };
}

function hashtagsOf(keywords: string[]): string[] {
	return [...new Set(keywords.map((word) => word.replace(/[^\p{L}\p{N}_]/gu, '')).filter(Boolean))];
}
