import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { FeedChannel, FeedEpisode, FeedEvent } from '#lib/feed/feed-model.ts';
import { readFeed } from '#lib/feed/read-feed.ts';
import { findItem, noteItem, noteSource, noteWholeImport, type Validators } from '#lib/feed/sources.server.ts';
import { Invalid, isExpected } from '#lib/platform/errors.ts';
import type { Studio } from '../studio.ts';
import { countEpisodes } from './count-episodes.ts';
import { noticesOfChannel } from './feed-notices.ts';
import { importEpisode } from './import-episode.server.ts';
import type { ImportEvent } from './import-event.ts';
import type { ImportSettings } from './import-settings.ts';
import { storeFromWeb } from './store-from-web.server.ts';

/** A feed that lies ready to be read. */
export interface FetchedFeed {
	address: string;
	file: string;
	contentType?: string | undefined;
	validators: Validators;
}

export const largestFeed = 200_000_000;

/** Where the older episodes of a paged feed are (RFC 5005, section 3). */
type NextPage = string | undefined;

/** Imports a feed that lies as a file. */
export async function* importFeedFile(studio: Studio, file: string, settings: ImportSettings): AsyncGenerator<ImportEvent> {
	if ((await stat(file)).size > largestFeed) throw new Invalid(`${file} is larger than 200 MB; no feed is that long.`);
	yield* importFeed(studio, { address: pathToFileURL(file).href, file, validators: {} }, settings);
}

/** Imports each episode of a feed as it is read, so that any number takes the same memory; unchanged ones cost a look-up. */
export async function* importFeed(
	studio: Studio,
	feed: FetchedFeed,
	settings: ImportSettings,
): AsyncGenerator<ImportEvent, NextPage> {
	const work = new FeedWork(studio, feed, settings, await countEpisodes(feed.file));
	const { address, contentType } = feed;
	for await (const found of readFeed(createReadStream(feed.file), { address, contentType })) yield* work.take(found);
	return work.finish();
}

/** What has to be remembered while the episodes pass by. */
class FeedWork {
	readonly #studio: Studio;
	readonly #feed: FetchedFeed;
	readonly #settings: ImportSettings;
	readonly #store: ReturnType<typeof storeFromWeb> | undefined;
	readonly #total: number | undefined;
	#channel: FeedChannel | undefined;
	#sourceId: number | undefined;
	#done = 0;
	#isWhole = true;

	constructor(studio: Studio, feed: FetchedFeed, settings: ImportSettings, total: number | undefined) {
		this.#studio = studio;
		this.#feed = feed;
		this.#settings = settings;
		this.#store = settings.media === 'download' ? storeFromWeb(studio, settings) : undefined;
		this.#total = total;
	}

	async *take(found: FeedEvent): AsyncGenerator<ImportEvent> {
		for await (const event of this.#eventsOf(found)) {
			this.#isWhole &&= event.type !== 'problem';
			yield event;
		}
	}

	/** Only what was read to its end, without a problem, needs no reading while it stays the same. */
	async finish(): Promise<NextPage> {
		const nextPage = this.#channel?.nextPage;
		const { validators } = this.#feed;
		const whole = { validators, media: this.#settings.media, nextPage };
		if (this.#isWhole && this.#sourceId) await noteWholeImport(this.#studio.db, this.#sourceId, whole);
		return nextPage;
	}

	async *#eventsOf(found: FeedEvent): AsyncGenerator<ImportEvent> {
		const source = this.#feed.address;
		if (found.type === 'channel') {
			// A channel that goes on after its episodes is said twice.
			if (!this.#channel) for (const message of noticesOfChannel(found)) yield { type: 'notice', source, message };
			this.#channel = found;
		} else if (found.type === 'problem') {
			const message = found.line ? `Line ${found.line}: ${found.message}` : found.message;
			yield { type: found.fatal ? 'problem' : 'notice', source, message };
		} else if (this.#channel) yield* this.#takeEpisode(this.#channel, found);
	}

	async *#takeEpisode(channel: FeedChannel, episode: FeedEpisode): AsyncGenerator<ImportEvent> {
		const words = `${this.#done + 1}${this.#total ? ` of ${this.#total}` : ''}  ${episode.title}`;
		yield { type: 'progress', done: this.#done, total: this.#total, words };
		this.#sourceId ??= await noteSource(this.#studio.db, this.#feed.address);
		yield* this.#unlessUnchanged(this.#sourceId, channel, episode);
		this.#done += 1;
	}

	async *#unlessUnchanged(sourceId: number, channel: FeedChannel, episode: FeedEpisode): AsyncGenerator<ImportEvent> {
		const { db } = this.#studio;
		const source = `${episode.title} (line ${episode.line})`;
		const fingerprint = fingerprintOf(channel, episode, this.#settings);
		const before = await findItem(db, sourceId, episode.guid);
		if (before?.fingerprint === fingerprint) {
			return yield { type: 'case', source, outcome: 'unchanged', slug: before.slug, title: before.title };
		}
		try {
			const { events, caseId } = await importEpisode(this.#studio, channel, episode, source, this.#settings, this.#store);
			// What could not be fetched is tried again by the next import.
			const isComplete = events.every(({ type }) => type !== 'problem');
			if (isComplete) await noteItem(db, { sourceId, guid: episode.guid, caseId, fingerprint });
			yield* events;
		} catch (error) {
			if (!isExpected(error)) throw error;
			yield { type: 'problem', source, message: error.message };
		}
	}
}

/** Changes when anything that we read of the episode does, or when media are to be treated in another way. */
export function fingerprintOf(channel: FeedChannel, episode: FeedEpisode, { media }: Pick<ImportSettings, 'media'>): string {
	const { title, language, people, license, explicit, guid, link, generator } = channel;
	const programme = { title, language, people, license, explicit, guid, link, generator };
	const read = { ...episode, line: 0, media, programme };
	return createHash('sha256').update(JSON.stringify(read)).digest('hex');
}
