import { createReadStream } from 'node:fs';
import type { FeedChannel, FeedEpisode } from '#lib/feed/feed-model.ts';
import { readFeed } from '#lib/feed/read-feed.ts';
import { findItem, findSource } from '#lib/feed/sources.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Saying } from '../imports.ts';
import { countEpisodes } from './count-episodes.ts';
import { noticesOfChannel } from './feed-notices.ts';
import type { Found } from './found.ts';
import { fingerprintOf } from './from-feed.server.ts';
import { readEpisodeCase } from './import-episode.server.ts';
import type { ImportEvent } from './import-event.ts';
import type { ImportSettings } from './import-settings.ts';
import { sayError, sayUnplaced } from './say.ts';

interface FeedFile {
	file: string;
	address: string;
	contentType?: string | undefined;
}

type Settings = Pick<ImportSettings, 'fetchPrivate'>;

/** Reads the episodes of a feed that lies ready; what has not changed since it was stored costs a look-up. Gives the next page. */
export async function* readFeedSource(db: Db, feed: FeedFile, settings: Settings): AsyncGenerator<Found, string | undefined> {
	const { file, address, contentType } = feed;
	yield { type: 'total', total: await countEpisodes(file) };
	const sourceId = await findSource(db, address);
	let channel: FeedChannel | undefined;
	for await (const found of readFeed(createReadStream(file), { address, ...(contentType && { contentType }) })) {
		if (found.type === 'channel') {
			// A channel that goes on after its episodes is said twice.
			if (!channel) for (const text of noticesOfChannel(found)) yield { type: 'notice', place: '', sayings: [{ text }] };
			channel = found;
		} else if (found.type === 'problem') {
			const place = found.line ? String(found.line) : '';
			yield { type: found.fatal ? 'problem' : 'notice', place, sayings: [{ text: found.message }] };
		} else if (channel) yield await readItem(db, { channel, address, sourceId }, found, settings);
	}
	return channel?.nextPage;
}

interface OfFeed {
	channel: FeedChannel;
	address: string;
	sourceId: number | undefined;
}

async function readItem(
	db: Db,
	{ channel, address, sourceId }: OfFeed,
	episode: FeedEpisode,
	settings: Settings,
): Promise<Found> {
	const [place, { guid, title }] = [String(episode.line), episode];
	const fingerprint = fingerprintOf(channel, episode, { media: 'link' });
	const before = sourceId === undefined ? undefined : await findItem(db, sourceId, guid);
	if (before?.fingerprint === fingerprint) return { type: 'known', place, title: before.title, caseId: before.caseId };
	try {
		const { document, events } = await readEpisodeCase(channel, episode, title, settings);
		const { case: content, media, transcript } = document;
		// What could not be fetched is tried again by the next import.
		const isWhole = events.every(({ type }) => type !== 'problem') && /^https?:/.test(address);
		const draft = { content, media, transcript, isWhole: false };
		return {
			type: 'case',
			place,
			draft,
			sayings: events.map(sayEvent),
			...(isWhole && { ledger: { address, guid, fingerprint } }),
		};
	} catch (error) {
		return { type: 'problem', place, title, sayings: [sayError(error)] };
	}
}

function sayEvent(event: ImportEvent): Saying {
	if (event.type === 'unplaced') return sayUnplaced(event);
	return { text: 'message' in event ? event.message : '' };
}
