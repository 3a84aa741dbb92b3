import type { FeedChannel, FeedEpisode, FeedFiling } from './feed-model.ts';

/** The programme as we send it: what `readFeed` gives, and what only a publisher knows. */
export interface FeedChannelOut extends Omit<FeedChannel, 'type' | 'nextPage'> {
	/** When anything in the feed changed last, ISO 8601. */
	changedAt?: string;
	/** `serial` asks apps to begin with the oldest episode; without it the newest comes first. */
	order?: 'episodic' | 'serial';
	/** What the feed is (https://podcasting2.org/docs/podcast-namespace/tags/medium); `podcast` when missing. */
	medium?: 'podcast' | 'video' | 'course';
}

/** An episode as we send it. */
export interface FeedItemOut extends Omit<FeedEpisode, 'type' | 'line' | 'filings'> {
	filings?: FeedFiling[];
	/** What to show instead of the bare episode number: the case's number. */
	episodeLabel?: string;
	seasonName?: string;
}

/** The addresses of this page of the feed and of its neighbours (RFC 5005, section 3). */
export interface FeedPages {
	self: string;
	/** Older episodes. */
	next?: string;
	/** Newer episodes. */
	prev?: string;
}
