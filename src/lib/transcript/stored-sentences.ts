import { splitWords } from './split-words.ts';
import type { Sentence, TimeSource, Turn, Word } from './transcript.ts';

/**
 * A sentence as it is stored: the next `length` UTF-16 units of its turn's text, white space after it included, when it
 * starts and ends, where that came from and how sure it is; null for what is not known.
 */
export type StoredSentence = [
	length: number,
	startMs: number | null,
	endMs: number | null,
	source: TimeSource | null,
	confidence: number | null,
];

const unknown = -1;

/** What is stored of a turn's sentences beside its text; `wordTimes` is the start and the end of each word in turn. */
export function storeSentences({ text, sentences }: Turn): { sentences: StoredSentence[] | null; wordTimes: number[] | null } {
	if (!sentences) return { sentences: null, wordTimes: null };
	const lengths = lengthsIn(text, sentences);
	const wordTimes = sentences.flatMap(timesOfWords);
	return {
		sentences: sentences.map(({ startMs, endMs, source, confidence }, i) => {
			return [lengths[i] ?? 0, startMs ?? null, endMs ?? null, source ?? null, confidence ?? null];
		}),
		wordTimes: wordTimes.some((time) => time !== unknown) ? wordTimes : null,
	};
}

/** How much of the text each sentence is, by its number of words, so that white space may differ. */
function lengthsIn(text: string, sentences: readonly Sentence[]): number[] {
	const words = [...text.matchAll(/\S+/g)];
	let next = 0;
	let at = 0;
	return sentences.map((sentence) => {
		next += splitWords(sentence.text).length;
		const end = words[next]?.index ?? text.length;
		const length = end - at;
		at = end;
		return length;
	});
}

function timesOfWords({ text, words }: Sentence): number[] {
	const known: Pick<Word, 'startMs' | 'endMs'>[] = words ?? splitWords(text).map(() => ({}));
	return known.flatMap(({ startMs = unknown, endMs = unknown }) => [startMs, endMs]);
}

/** A stored turn as it was before `storeSentences`. */
export function restoreSentences(
	turn: Turn,
	stored: readonly StoredSentence[] | undefined,
	wordTimes: readonly number[] | undefined,
): Turn {
	if (!stored) return turn;
	let at = 0;
	let wordsBefore = 0;
	const sentences = stored.map(([length, startMs, endMs, source, confidence]): Sentence => {
		const sentence: Sentence = { text: turn.text.slice(at, at + length).trim() };
		at += length;
		if (startMs !== null) sentence.startMs = startMs;
		if (endMs !== null) sentence.endMs = endMs;
		if (source !== null) sentence.source = source;
		if (confidence !== null) sentence.confidence = confidence;
		if (!wordTimes) return sentence;
		const words = splitWords(sentence.text);
		const times = wordTimes.slice(2 * wordsBefore, 2 * (wordsBefore + words.length));
		wordsBefore += words.length;
		return times.some((time) => time !== unknown) ? { ...sentence, words: words.map(timedBy(times)) } : sentence;
	});
	return { ...turn, sentences };
}

function timedBy(times: readonly number[]): (word: string, index: number) => Word {
	return (text, index) => {
		const [startMs = unknown, endMs = unknown] = times.slice(2 * index, 2 * index + 2);
		return { text, ...(startMs !== unknown && { startMs }), ...(endMs !== unknown && { endMs }) };
	};
}
