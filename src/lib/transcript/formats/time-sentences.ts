import { splitSentences } from '../split-sentences.ts';
import { splitWords } from '../split-words.ts';
import type { Sentence, Word } from '../transcript.ts';
import type { Times } from './piece.ts';
import type { Span } from './span.ts';

/** Cues that last no longer are short enough to find a sentence in by its share of the characters. */
const SHORT_MS = 10_000;

interface Found {
	ms: number;
	confidence: number;
}

/**
 * The sentences of a turn with the times that its spans give them. A sentence that begins a span has that span's
 * start, any other its share of the span by characters.
 */
export function timeSentences(text: string, spans: readonly Span[]): Sentence[] {
	const place = new Place(spans);
	return splitSentences(text).map((part) => {
		const start = place.time();
		const words: Word[] = splitWords(part).map((word) => ({ text: word, ...place.pass(word) }));
		const end = place.end();
		return {
			text: part.trim(),
			...(start && { startMs: start.ms, ...(end !== undefined && end > start.ms && { endMs: end }) }),
			...(start && { source: 'given', confidence: start.confidence }),
			...(words.length > 1 && words.some((word) => word.startMs !== undefined) && { words }),
		};
	});
}

/** A place between two words of a turn, in the spans that time it. */
class Place {
	readonly #spans: readonly Span[];
	#span = 0;
	#words = 0;
	#characters = 0;

	constructor(spans: readonly Span[]) {
		this.#spans = spans;
	}

	/** The time of the next word. */
	time(): Found | undefined {
		this.#leaveFinished();
		const span = this.#spans[this.#span];
		if (span?.startMs === undefined) return undefined;
		if (this.#words === 0) return { ms: span.startMs, confidence: 1 };
		const ms = this.#within(span, this.#characters);
		return ms === undefined ? undefined : { ms, confidence: (span.endMs ?? 0) - span.startMs <= SHORT_MS ? 0.7 : 0.3 };
	}

	/** Goes on behind the next word; gives its time when the file has one for it. */
	pass(word: string): Times | undefined {
		this.#leaveFinished();
		const span = this.#spans[this.#span];
		this.#words++;
		this.#characters += word.length + 1;
		if (!span?.timesWord || span.startMs === undefined || this.#words > 1) return undefined;
		return { startMs: span.startMs, ...(span.words === 1 && span.endMs !== undefined && { endMs: span.endMs }) };
	}

	/** The end of the word that was passed last. */
	end(): number | undefined {
		const span = this.#spans[this.#span];
		if (!span || this.#words === span.words) return span?.endMs;
		return this.#within(span, this.#characters - 1);
	}

	#leaveFinished(): void {
		while (this.#words >= (this.#spans[this.#span]?.words ?? Number.POSITIVE_INFINITY)) {
			this.#span++;
			this.#words = 0;
			this.#characters = 0;
		}
	}

	#within({ startMs, endMs, characters }: Span, before: number): number | undefined {
		if (startMs === undefined || endMs === undefined) return undefined;
		return startMs + Math.round(((endMs - startMs) * before) / characters);
	}
}
