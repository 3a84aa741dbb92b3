import type { FeedTranscript } from '#lib/feed/feed-model.ts';
import { Invalid, isExpected } from '#lib/platform/errors.ts';
import { safeFetch } from '#lib/platform/safe-fetch.ts';
import { type ReadTranscript, readTranscriptFile } from '#lib/transcript/read-transcript-file.ts';
import { type TranscriptFormat, transcriptFormatOf } from '#lib/transcript/transcript-format.ts';
import type { ImportSettings } from './import-settings.ts';

const limits = { maxBytes: 20_000_000, timeoutMs: 60_000, accept: 'application/json, text/vtt, text/plain, */*;q=0.5' };

/** The richest first: JSON names speakers, WebVTT and TTML may, SRT has times only, text has no times. */
const order: TranscriptFormat[] = ['json', 'vtt', 'ttml', 'srt', 'otr', 'docx', 'txt', 'md'];

type Offer = FeedTranscript & { format: TranscriptFormat };

/** A transcript that was fetched, where from, and why each better one was not. */
export interface FetchedTranscript {
	found?: ReadTranscript & { url: string };
	failures: string[];
}

/** Fetches the best of an episode's transcripts that can be read, those in the language of the conversation first. */
export async function fetchTranscript(
	offered: FeedTranscript[],
	known: { language: string; people: string[] },
	settings: Pick<ImportSettings, 'fetchPrivate'>,
): Promise<FetchedTranscript> {
	const failures: string[] = [];
	for (const offer of inOrder(offered, known.language)) {
		try {
			const file = await fetchBytes(offer.url, settings);
			const read = readTranscriptFile(file, offer.format, { ...known, language: offer.language ?? known.language });
			return { found: { ...read, url: offer.url }, failures };
		} catch (error) {
			if (!isExpected(error)) throw error;
			failures.push(error.message.includes(offer.url) ? error.message : `${offer.url}: ${error.message}`);
		}
	}
	return { failures };
}

function inOrder(offered: FeedTranscript[], language: string): Offer[] {
	const offers = offered.flatMap((offer): Offer[] => {
		const format = formatOf(offer);
		return format ? [{ ...offer, format }] : [];
	});
	const isForeign = (offer: Offer) => Number(baseOf(offer.language ?? language) !== baseOf(language));
	return offers.sort((a, b) => isForeign(a) - isForeign(b) || order.indexOf(a.format) - order.indexOf(b.format));
}

/** The format that an offer says or is named to have; undefined when it cannot be read. */
export function formatOf({ type, url }: FeedTranscript): TranscriptFormat | undefined {
	return transcriptFormatOf(type) ?? transcriptFormatOf(new URL(url).pathname);
}

/** Feeds say `no` where a case says nb. */
function baseOf(tag: string): string {
	const base = tag.toLowerCase().split(/[-_]/)[0] ?? '';
	return base === 'no' ? 'nb' : base;
}

async function fetchBytes(url: string, { fetchPrivate }: Pick<ImportSettings, 'fetchPrivate'>): Promise<Uint8Array> {
	const answer = await safeFetch(url, { ...limits, allowPrivate: fetchPrivate });
	if (answer.status !== 200) {
		answer.close();
		throw new Invalid(`${url} could not be fetched: the server answered with status ${answer.status}.`);
	}
	return Buffer.concat(await Array.fromAsync(answer.body));
}
