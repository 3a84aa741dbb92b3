import { leastConfidence, type Sentence, type Transcript, type Turn } from './transcript.ts';

/** A turn's sentences; one, when nobody has divided it. Times that are too uncertain to be shown are left out. */
export function shownSentences({ text, startMs, endMs, sentences }: Turn): Sentence[] {
	if (!sentences) return [{ text, ...(startMs !== undefined && { startMs }), ...(endMs !== undefined && { endMs }) }];
	return sentences.map((sentence) => ((sentence.confidence ?? 1) < leastConfidence ? { text: sentence.text } : sentence));
}

/** For each sentence that is shown with a time: start and end of its words in milliseconds, -1 where unknown; null for none. */
export function shownWordTimes({ turns }: Transcript): (number[] | null)[] {
	const timed = turns.flatMap(shownSentences).filter(({ startMs }) => startMs !== undefined);
	return timed.map(({ words }) => words?.flatMap(({ startMs = -1, endMs = -1 }) => [startMs, endMs]) ?? null);
}

/** When the sentence that is spoken at a place in the recording begins; undefined before the first. */
export function sentenceStartAt({ turns }: Transcript, atMs: number): number | undefined {
	const starts = turns.flatMap(shownSentences).flatMap(({ startMs }) => (startMs === undefined ? [] : [startMs]));
	return starts.findLast((startMs) => startMs <= atMs);
}
