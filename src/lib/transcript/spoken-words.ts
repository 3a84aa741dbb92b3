import { saidWords } from './editing/said-words.ts';
import { splitWords } from './split-words.ts';
import type { Sentence, Turn } from './transcript.ts';

/** A word where it stands in its turn's text, and when it is said: its own time, or its share of what is known around it. */
export interface SpokenWord {
	text: string;
	/** From where to where in the text, in UTF-16 units. */
	from: number;
	to: number;
	/** Places in the turn and the sentence, from 0. */
	sentence: number;
	word: number;
	startMs: number | undefined;
	endMs: number | undefined;
	/** Whether the time is the word's own, and can be moved. */
	isKnown: boolean;
}

/** The words of a turn with their places and times. */
export function spokenWords(turn: Turn): SpokenWord[] {
	const places = [...turn.text.matchAll(/\S+/g)];
	let next = 0;
	return sentencesOf(turn).flatMap((sentence, number) => {
		const said = saidWords(sentence);
		return splitWords(sentence.text).map((text, word): SpokenWord => {
			const from = places[next++]?.index ?? turn.text.length;
			const { startMs, endMs, isGuessed } = said[word] ?? {};
			const isKnown = startMs !== undefined && !isGuessed;
			return { text, from, to: from + text.length, sentence: number, word, startMs, endMs, isKnown };
		});
	});
}

/** The number of the word that is said at a moment, or that was said last; -1 before the first and where times are missing. */
export function wordAt(words: readonly SpokenWord[], ms: number): number {
	return words.findLastIndex(({ startMs }) => startMs !== undefined && startMs <= ms);
}

/** When a turn begins, as far as anybody knows. */
export function turnStart({ startMs, sentences }: Turn): number | undefined {
	return startMs ?? sentences?.find((sentence) => sentence.startMs !== undefined)?.startMs;
}

function sentencesOf({ text, startMs, endMs, sentences }: Turn): Sentence[] {
	return sentences ?? [{ text, ...(startMs !== undefined && { startMs }), ...(endMs !== undefined && { endMs }) }];
}
