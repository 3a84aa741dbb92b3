import { longestQuoteMs, type Quote, shortestQuoteMs } from '#lib/media/cut-quote.server.ts';
import { findRecording } from '#lib/media/find-recording.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { siteHue } from '#lib/ui/hue.ts';
import type { QuoteCardText } from '#lib/ui/quote-card-picture.ts';
import type { OpenedMoment } from './open-moment.ts';

/** More does not fit a picture that somebody reads in passing. */
const longestCardText = 400;

/** What the picture of a moment says; undefined when that is too much. */
export function cardTextOf({ page, moment: { turns }, language }: OpenedMoment, siteName: string): QuoteCardText | undefined {
	const text = turns.length > 1 ? turns.map((turn) => `– ${turn.text}`).join('\n') : (turns[0]?.text ?? '');
	if (text.length > longestCardText) return undefined;
	const speakers = [...new Set(turns.flatMap(({ speaker }) => speaker ?? []))];
	return { text, speaker: speakers.join(' · '), caseTitle: page.title, siteName, hue: page.theme?.hue ?? siteHue, language };
}

/** The clips that can be cut of a moment: none of a linked recording, which is not ours to cut. */
export async function quotesOf(db: Db, opened: OpenedMoment, siteName: string): Promise<{ sound?: Quote; card?: Quote }> {
	const { startMs, endMs } = opened.moment;
	const length = endMs - startMs;
	const recording = await findRecording(db, opened.page.id);
	// A recording that the worker has not looked at yet may turn out to be none.
	if (!recording || !(recording.sha256 in opened.made) || length < shortestQuoteMs || length > longestQuoteMs) return {};
	const sound = { sha256: recording.sha256, startMs, endMs };
	const card = cardTextOf(opened, siteName);
	return { sound, ...(card && { card: { ...sound, card } }) };
}
