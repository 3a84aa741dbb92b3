import { type Piece, type SkippedLine, skippedLine, type Times } from './piece.ts';

/** A run of a turn's words that the file times as one: a cue, a segment, or what follows a time inside it. */
export interface Span extends Times {
	line: number;
	words: number;
	/** The length of its words with a space after each. */
	characters: number;
	/** The file means the time for the first word, not for a cue that happens to begin with it. */
	timesWord: boolean;
}

interface Known {
	/** Times before this one go back and are kept out. */
	latestMs: number;
	/** The file has a piece for each word. */
	isWordByWord: boolean;
	skipped: SkippedLine[];
}

/** The spans of a piece's words. A time that goes back is kept out, and so is a word's time outside of its piece. */
export function spansOf(piece: Piece, words: readonly string[], { latestMs, isWordByWord, skipped }: Known): Span[] {
	const { line } = piece;
	const goesBack = piece.startMs !== undefined && piece.startMs < latestMs;
	if (goesBack) skipped.push(skippedLine(line, piece.text, 'It begins before the words above it; its time was left out.'));
	const startMs = goesBack ? undefined : piece.startMs;
	const endMs = goesBack ? undefined : piece.endMs;
	const times = piece.words && usableTimes(piece, startMs ?? latestMs, skipped);
	const spans: Span[] = [];
	let span: Span | undefined;
	for (const [i, word] of words.entries()) {
		const time = times?.[i];
		if (!span || time?.startMs !== undefined) {
			const timesWord = time?.startMs !== undefined || (isWordByWord && words.length === 1);
			span = { line, words: 0, characters: 0, timesWord, startMs: time?.startMs ?? startMs, endMs: time?.endMs };
			spans.push(span);
		}
		span.words++;
		span.characters += word.length + 1;
	}
	closeSpans(spans, endMs);
	return spans;
}

/** What has no end of its own lasts until the next span; the last one until the end of the piece. */
function closeSpans(spans: readonly Span[], endMs: number | undefined): void {
	for (const [i, span] of spans.entries()) {
		const nextMs = i < spans.length - 1 ? spans[i + 1]?.startMs : endMs;
		span.endMs = span.words === 1 ? (span.endMs ?? nextMs) : nextMs;
	}
}

/** The times of words in their order; the first of those that cannot be used is reported. */
function usableTimes(piece: Piece, earliestMs: number, skipped: SkippedLine[]): Times[] {
	let latestMs = earliestMs;
	let isReported = false;
	return (piece.words ?? []).map(({ startMs, endMs }) => {
		if (startMs === undefined) return {};
		const lastMs = piece.endMs !== undefined && piece.endMs > earliestMs ? piece.endMs : Number.POSITIVE_INFINITY;
		if (startMs >= latestMs && startMs <= lastMs) {
			latestMs = startMs;
			return { startMs, ...(endMs !== undefined && { endMs: Math.min(endMs, lastMs) }) };
		}
		if (!isReported)
			skipped.push(skippedLine(piece.line, piece.text, 'Times of words go back or lie outside; they were left out.'));
		isReported = true;
		return {};
	});
}

/**
 * Ends each span of a turn where the next timed one begins, at the latest, and what has no end at all where words
 * that follow at once have their time. Gives the spans that were too long.
 */
export function endBeforeNext(spans: readonly Span[]): Span[] {
	const shortened: Span[] = [];
	let nextMs: number | undefined;
	for (const [i, span] of [...spans.entries()].toReversed()) {
		if (nextMs !== undefined && (span.endMs ?? 0) > nextMs) shortened.push(span);
		const endMs = Math.min(span.endMs ?? spans[i + 1]?.startMs ?? 0, nextMs ?? Number.POSITIVE_INFINITY);
		if (span.startMs !== undefined && endMs > span.startMs) span.endMs = endMs;
		else delete span.endMs;
		nextMs = span.startMs ?? nextMs;
	}
	return shortened.reverse();
}
