import { createHash } from 'node:crypto';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { type Locale, localeNamed } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { Setting } from '#lib/platform/site-settings.ts';
import { transcriptFormats, writtenFormatNames } from '#lib/transcript/transcript-format.ts';
import type { FeedChannelOut, FeedItemOut } from './feed-item.ts';
import { type FeedFile, type FeedFiling, type FeedLicense, type FeedTranscript, filingKinds } from './feed-model.ts';
import type { EpisodeRow } from './find-episodes.server.ts';

/** The site as its feeds present it. */
export interface FeedSite {
	/** Without a final slash. */
	origin: string;
	name: string;
	email?: string;
	/** What the operator says of the podcast, beside what follows from the site. */
	podcast?: Setting<'podcast'> | undefined;
	/** Path of the operator's cover. */
	coverPath?: string | undefined;
	/** Sound and video are for members: apps cannot sign in, so episodes come without them. */
	withoutSound?: boolean;
	/** Of the cases that have none of their own. */
	licence?: FeedLicense | undefined;
}

/** The language of the interface that stands nearest to the language of a case. */
export function nearestLocale(language: string): Locale {
	return localeNamed(language.split('-', 1)[0]);
}

/** The programme that a feed presents; `about` is the theme, perspective or series, without it the feed has everything. */
export function composeChannel(
	site: FeedSite,
	feedPath: string,
	language: string,
	about?: { name: string; path: string },
): FeedChannelOut {
	const locale = nearestLocale(language);
	const said = site.podcast?.channels[locale];
	const title = said?.title || site.name;
	const author = said?.author || site.name;
	const email = site.podcast?.email ?? site.email;
	const m = messagesIn(locale);
	const description = said?.description || m.site.description;
	return {
		title: about ? `${title}: ${about.name}` : title,
		description: site.withoutSound ? `${description}\n\n${m.player.forMembers}` : description,
		language,
		link: site.origin + (about?.path ?? paths.home(locale)),
		image: site.origin + (site.coverPath ?? '/cover.png'),
		author,
		owner: email ? { name: author, email } : undefined,
		categories: [site.podcast?.category || 'Education'],
		explicit: site.podcast?.explicit ?? false,
		guid: feedGuid(site.origin + feedPath),
		people: [],
		funding: [],
		trailers: [],
	};
}

/** The permanent identifier of a feed by its address, as podcast:guid wants it: a UUID of version 5. */
export function feedGuid(address: string): string {
	const namespace = Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex');
	const name = address.replace(/^https?:\/\//, '').replace(/\/+$/, '');
	const hash = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
	hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
	hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
	return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A case as an episode: the first sound is what apps download, a video only where there is no sound. */
export function composeEpisode(site: FeedSite, row: EpisodeRow): FeedItemOut {
	const heard = site.withoutSound ? [] : row.files;
	const playable = [...heard.filter(({ kind }) => kind === 'audio'), ...heard.filter(({ kind }) => kind === 'video')];
	const [enclosure, ...alternates] = playable.map((file) => composeFile(site, file));
	const image = row.files.find(({ kind }) => kind === 'image');
	const guests = row.people.filter(({ role }) => role === 'guest').map(({ name }) => name);
	return {
		guid: row.guid,
		title: row.title,
		notesHtml: row.notesHtml ?? undefined,
		summary: row.ingress ?? undefined,
		publishedAt: row.publishedAt.toISOString(),
		durationMs: row.durationMs ?? undefined,
		season: row.season ?? undefined,
		episode: row.episode ?? undefined,
		episodeType: 'full',
		episodeLabel: row.number ?? undefined,
		language: row.language,
		explicit: row.explicit,
		link: site.origin + paths.case(nearestLocale(row.language), row.slug),
		author: guests.join(', ') || undefined,
		image: image && composeFile(site, image).url,
		enclosure,
		alternateEnclosures: alternates,
		transcripts: composeTranscripts(site, row),
		chapters: row.files.some(({ kind }) => kind === 'chapters')
			? { url: site.origin + paths.chapters(row.slug), type: 'application/json+chapters' }
			: undefined,
		people: row.people.map(({ name, role, url, image }) => ({ name, role, url: url ?? undefined, image: image ?? undefined })),
		soundbites: [],
		location: row.place ? { name: row.place } : undefined,
		license: row.license ? { name: row.license } : site.licence,
		keywords: row.hashtags,
		filings: filingsOf(row),
		recordedOn: row.recordedOn ?? undefined,
	};
}

/** What feeds have no tags for, so that another site of our kind files the case in the same way. */
function filingsOf(row: EpisodeRow): FeedFiling[] {
	const names: Record<FeedFiling['kind'], readonly (string | number | null)[]> = {
		number: [row.number],
		series: [row.series],
		theme: row.themes,
		perspective: row.perspectives,
		organisation: row.organisations,
		goal: row.goals,
	};
	return filingKinds.flatMap((kind) => names[kind].flatMap((name) => (name === null ? [] : { kind, name: String(name) })));
}

function composeFile(site: FeedSite, file: EpisodeRow['files'][number]): FeedFile {
	const url = file.storageKey ? site.origin + paths.media(file.storageKey) : file.source;
	return { url, type: file.mimeType, bytes: file.bytes ?? undefined };
}

function composeTranscripts(site: FeedSite, { slug, transcript }: EpisodeRow): FeedTranscript[] {
	if (!transcript) return [];
	return writtenFormatNames
		.filter((name) => transcriptFormats[name].inFeeds && (transcript.timed || !transcriptFormats[name].timed))
		.map((name) => ({
			url: site.origin + paths.transcript(slug, name),
			type: transcriptFormats[name].mimeType,
			language: transcript.language,
			rel: transcriptFormats[name].timed ? 'captions' : undefined,
		}));
}
