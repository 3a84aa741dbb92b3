import type { FeedChannelOut, FeedItemOut, FeedPages } from './feed-item.ts';
import { channelTags } from './writing/channel-tags.ts';
import { itemTag } from './writing/item-tags.ts';

const OPENING = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
`;
const CLOSING = '</channel>\n</rss>\n';

/** Writes a podcast feed (RSS 2.0, Apple's tags, Podcasting 2.0) piece by piece, so that its length costs no memory. */
export async function* writeFeed(
	channel: FeedChannelOut,
	episodes: Iterable<FeedItemOut> | AsyncIterable<FeedItemOut>,
	pages: FeedPages,
): AsyncGenerator<string> {
	yield `${OPENING}${channelTags(channel, pages).markup}\n`;
	for await (const episode of episodes) yield `${itemTag(episode).markup}\n`;
	yield CLOSING;
}
