import type { FeedChannel, FeedEpisode, FeedTranscript } from '#lib/feed/feed-model.ts';
import { isInCases, peopleOf } from './feed-case.ts';
import { otherFiles } from './feed-media.ts';
import { formatOf } from './fetch-transcript.ts';

/** What the feed says of the programme that no case has a place for, in a few sentences. */
export function noticesOfChannel(channel: FeedChannel): string[] {
	const without: [string, unknown][] = [
		['its description', channel.description],
		['its author', channel.author],
		['its owner', channel.owner],
		['its picture', channel.image],
		['its copyright', channel.copyright],
		['its place', channel.location],
		['its categories', channel.categories.length],
		['its trailers', channel.trailers.length],
		['where to support it', channel.funding.length],
	];
	const left = without.flatMap(([name, value]) => (value ? name : []));
	return [
		...(left.length ? [`Of the programme, cases have no place for ${left.join(', ')}.`] : []),
		...(channel.locked ? ['Its owner asks other platforms not to import it (podcast:locked). Make sure that you may.'] : []),
		...(channel.movedTo ? [`It has moved to ${channel.movedTo}. Import that address from now on.`] : []),
	];
}

/** What an episode has that its case has no place for, a sentence each. */
export function noticesOfEpisode(channel: FeedChannel, episode: FeedEpisode): string[] {
	const { soundbites, transcripts, location, license, episodeType, publishedAt } = episode;
	const others = peopleOf(channel, episode).filter((person) => !isInCases(person));
	const author = otherAuthor(channel, episode);
	const place = [location?.geo, location?.osm].filter(Boolean).join(', ');
	const sentences = [
		others.length &&
			`Not placed: ${others.map(({ name, role }) => `${name} (${role})`).join(', ')}; a case has guests and hosts.`,
		author && `Not placed: the author ${author}; a case has guests and hosts.`,
		...soundbites.map(
			(bite) => `Not placed: the soundbite ${quoted(bite.title)}from ${bite.startMs / 1000} s, ${bite.durationMs / 1000} s long.`,
		),
		...otherFiles(episode).map(({ url, type }) => `Not placed: ${url} (${type}), which is neither sound nor video.`),
		...unreadable(transcripts).map(({ url, type }) => `Not placed: the transcript ${url}, because ${type} cannot be read.`),
		place && `Not placed: where exactly ${location?.name} is (${place}).`,
		// An SPDX name says by itself where its text is.
		license?.url && !/^[\w.+-]+$/.test(license.name) && `Not placed: the address of the licence ${license.name}, ${license.url}.`,
		episodeType && episodeType !== 'full' && `It is a ${episodeType}; a case says nothing of that.`,
		!publishedAt && 'It has no date, so it is a draft until somebody publishes it.',
	];
	return sentences.filter((sentence) => typeof sentence === 'string' && sentence !== '') as string[];
}

/** Transcripts, when there is none among them that can be read. */
function unreadable(transcripts: FeedTranscript[]): FeedTranscript[] {
	return transcripts.some((offer) => formatOf(offer)) ? [] : transcripts;
}

/** An author who is neither the programme itself nor anybody whom the episode names. */
function otherAuthor(channel: FeedChannel, episode: FeedEpisode): string | undefined {
	const known = [channel.author, channel.title, channel.owner?.name, ...peopleOf(channel, episode).map(({ name }) => name)];
	const names = episode.author?.split(/\s*,\s*/) ?? [];
	return known.includes(episode.author) || names.every((name) => known.includes(name)) ? undefined : episode.author;
}

function quoted(title: string | undefined): string {
	return title ? `“${title}” ` : '';
}
