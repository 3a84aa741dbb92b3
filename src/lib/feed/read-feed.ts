import { hash } from 'node:crypto';
import { isExpected } from '#lib/platform/errors.ts';
import type { FeedChannel, FeedEpisode, FeedEvent, FeedProblem } from './feed-model.ts';
import { readChannel } from './reading/channel-fields.ts';
import { decodeFeed } from './reading/decode-feed.ts';
import { readEpisode } from './reading/episode-fields.ts';
import { FeedCutter, type FeedPiece } from './reading/feed-cutter.ts';
import type { Report } from './reading/field-values.ts';
import { FeedBreak, problem } from './reading/problem.ts';
import type { XmlElement } from './reading/xml-element.ts';

export interface ReadFeedOptions {
	/** The feed's own address, for relative addresses in it and for sentences about it. */
	address: string;
	/** The HTTP header, for its charset. */
	contentType?: string;
	/** What is longer is no feed; 256 MB unless told. */
	maxBytes?: number;
}

const MAX_CHANNEL_CHARACTERS = 4_000_000;

/**
 * Reads a podcast feed (RSS 2.0 with iTunes and Podcasting 2.0, Atom 1.0, RSS 1.0, Media RSS) as it arrives: memory
 * does not grow with the number of episodes. Never throws because of what the feed holds: what is wrong becomes a
 * problem, and after a fatal one nothing follows. The channel comes before the first episode.
 */
export async function* readFeed(body: AsyncIterable<Uint8Array>, options: ReadFeedOptions): AsyncGenerator<FeedEvent> {
	const feed = new Feed(options.address);
	try {
		for await (const piece of cutFeed(body, options)) yield* feed.take(piece);
		yield* feed.firstChannel();
		yield* feed.channelIfChanged();
	} catch (error) {
		if (!(error instanceof FeedBreak) && !isExpected(error)) throw error;
		yield* feed.channelIfChanged();
		yield { type: 'problem', line: error instanceof FeedBreak ? error.line : undefined, message: error.message, fatal: true };
	}
}

async function* cutFeed(body: AsyncIterable<Uint8Array>, options: ReadFeedOptions): AsyncGenerator<FeedPiece | FeedProblem> {
	const cutter = new FeedCutter(options.address);
	try {
		for await (const text of decodeFeed(limited(body, options), options.contentType)) {
			if (typeof text === 'string') cutter.write(text);
			else yield text;
			yield* cutter.takePieces();
			if (cutter.isDone) return;
		}
		cutter.end();
		yield* cutter.takePieces();
	} catch (error) {
		// What was complete before a break is worth having.
		yield* cutter.takePieces();
		throw error;
	}
}

async function* limited(body: AsyncIterable<Uint8Array>, { address, maxBytes = 256_000_000 }: ReadFeedOptions) {
	let bytes = 0;
	for await (const chunk of body) {
		bytes += chunk.length;
		if (bytes > maxBytes) throw new FeedBreak(`${address} was given up after ${maxBytes} bytes: no feed is that long.`);
		yield chunk;
	}
}

/** What has to be remembered while the pieces pass by. */
class Feed {
	readonly #channel: XmlElement;
	/** Hashes, so that memory stays small with any number of episodes. */
	readonly #guids = new Set<string>();
	readonly #channelProblems = new Set<string>();
	#channelCharacters = 0;
	#isChannelDue = false;
	#saidChannel = false;

	constructor(address: string) {
		this.#channel = { name: 'channel', attributes: new Map(), children: [], line: 1, base: address };
	}

	*take(piece: FeedPiece | FeedProblem): Generator<FeedEvent> {
		if (piece.type === 'problem') yield piece;
		else if (piece.type === 'item') yield* this.#takeItem(piece.element);
		else this.#takeChannelPart(piece);
	}

	/** The channel, unless it has been said: before the first episode, or at the end of a feed without any. */
	*firstChannel(): Generator<FeedChannel | FeedProblem> {
		if (this.#saidChannel) return;
		this.#saidChannel = this.#isChannelDue = true;
		yield* this.channelIfChanged();
	}

	/** The channel, when something of it came that has not been said yet. */
	*channelIfChanged(): Generator<FeedChannel | FeedProblem> {
		if (!this.#isChannelDue) return;
		this.#isChannelDue = false;
		const problems: FeedProblem[] = [];
		yield readChannel(this.#channel, collect(problems));
		for (const each of problems) if (this.#isNewChannelProblem(each)) yield each;
	}

	#takeChannelPart({ element, characters }: FeedPiece): void {
		this.#isChannelDue = true;
		this.#channel.children.push(element);
		this.#channelCharacters += characters + element.name.length;
		if (this.#channelCharacters <= MAX_CHANNEL_CHARACTERS) return;
		throw new FeedBreak(`${this.#channel.base} was given up: what it says of the whole programme has no end.`, element.line);
	}

	*#takeItem(item: XmlElement): Generator<FeedEvent> {
		yield* this.firstChannel();
		const problems: FeedProblem[] = [];
		const episode = readEpisode(item, collect(problems));
		yield* problems;
		if (!episode) return;
		if (this.#isNew(episode)) yield episode;
		else yield problem(`The guid "${episode.guid.slice(0, 200)}" is there twice; the first episode with it was kept.`, item.line);
	}

	#isNew({ guid }: FeedEpisode): boolean {
		const before = this.#guids.size;
		return this.#guids.add(hash('sha256', guid, 'base64').slice(0, 16)).size > before;
	}

	#isNewChannelProblem({ line, message }: FeedProblem): boolean {
		const before = this.#channelProblems.size;
		return this.#channelProblems.add(`${line} ${message}`).size > before;
	}
}

function collect(problems: FeedProblem[]): Report {
	return (message, line) => problems.push(problem(message, line));
}
