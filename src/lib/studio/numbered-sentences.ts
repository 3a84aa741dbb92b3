import { splitSentences } from '#lib/transcript/split-sentences.ts';
import { splitWords } from '#lib/transcript/split-words.ts';
import { spokenWords } from '#lib/transcript/spoken-words.ts';
import type { Transcript, Turn } from '#lib/transcript/transcript.ts';

/** A sentence of a conversation as an editor points at it: by its number, from 1. */
export interface NumberedSentence {
	number: number;
	/** The place of its turn, from 0. */
	turn: number;
	text: string;
	startMs: number | undefined;
	endMs: number | undefined;
}

/** From one sentence to another, both included, by their numbers. */
export interface SentenceRange {
	from: number;
	to: number;
}

/** Every sentence of a conversation in order; times are the words' own, or their share of what is known around them. */
export function numberedSentences({ turns }: Transcript): NumberedSentence[] {
	return turns.flatMap(sentencesOfTurn).map((sentence, i) => ({ number: i + 1, ...sentence }));
}

/** When a passage is said, in milliseconds; undefined where nobody knows. */
export function spanOfSentences(
	sentences: readonly NumberedSentence[],
	{ from, to }: SentenceRange,
): { fromMs: number; toMs: number } | undefined {
	const fromMs = sentences[from - 1]?.startMs;
	const toMs = sentences[to - 1]?.endMs ?? sentences.slice(to).find(({ startMs }) => startMs !== undefined)?.startMs;
	return fromMs !== undefined && toMs !== undefined && fromMs < toMs ? { fromMs, toMs } : undefined;
}

/** The sentences that are said in a span; undefined when none is, or nobody knows when. */
export function sentencesInSpan(
	sentences: readonly NumberedSentence[],
	{ fromMs, toMs }: { fromMs: number; toMs: number },
): SentenceRange | undefined {
	const timed = sentences.filter(({ startMs }) => startMs !== undefined);
	const to = timed.findLast(({ startMs = 0 }) => startMs < toMs)?.number;
	const from = (timed.findLast(({ startMs = 0 }) => startMs <= fromMs) ?? timed[0])?.number;
	return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

function sentencesOfTurn(turn: Turn, number: number): Omit<NumberedSentence, 'number'>[] {
	const words = spokenWords(turn);
	const texts = turn.sentences?.map(({ text }) => text) ?? splitSentences(turn.text).map((text) => text.trim());
	let next = 0;
	return texts.map((text) => {
		const [first, last] = [next, next + splitWords(text).length - 1];
		next = last + 1;
		return { turn: number, text, startMs: words[first]?.startMs, endMs: words[last]?.endMs };
	});
}
