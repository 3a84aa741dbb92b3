import { splitSentences } from '../split-sentences.ts';
import { splitWords } from '../split-words.ts';
import type { Sentence, TimeSource } from '../transcript.ts';
import { knownWords, saidWords } from './said-words.ts';

/** The sentences before a word, counted over all of them, and those from it on; the one that it stands in is cut in two. */
export function cutSentences(sentences: readonly Sentence[], word: number): [Sentence[], Sentence[]] {
	let before = 0;
	for (const [at, sentence] of sentences.entries()) {
		const count = splitWords(sentence.text).length;
		if (word <= before) return [sentences.slice(0, at), sentences.slice(at)];
		if (word < before + count) {
			const [head, tail] = cutSentence(sentence, word - before);
			return [
				[...sentences.slice(0, at), head],
				[tail, ...sentences.slice(at + 1)],
			];
		}
		before += count;
	}
	return [[...sentences], []];
}

function cutSentence(sentence: Sentence, word: number): [Sentence, Sentence] {
	const said = saidWords(sentence);
	const at = [...sentence.text.matchAll(/\S+/g)][word]?.index ?? sentence.text.length;
	const { text, startMs, endMs, words: _, ...rest } = sentence;
	const [headEnd, tailStart] = [said[word - 1]?.endMs, said[word]?.startMs];
	const piece = (text: string, start: number | undefined, end: number | undefined, words: typeof said): Sentence => ({
		...rest,
		text: text.trim(),
		...(start !== undefined && { startMs: start }),
		...(end !== undefined && { endMs: end }),
		...knownWords(words),
	});
	return [
		piece(text.slice(0, at), startMs, headEnd, said.slice(0, word)),
		piece(text.slice(at), tailStart, endMs, said.slice(word)),
	];
}

/** Two lists of sentences that follow each other; where the first one stops in the middle of a sentence, this is made whole. */
export function joinSentences(before: readonly Sentence[], after: readonly Sentence[]): Sentence[] {
	const [last, first] = [before.at(-1), after[0]];
	if (!last || !first || splitSentences(`${last.text} ${first.text}`).length > 1) return [...before, ...after];
	return [...before.slice(0, -1), joinSentence(last, first), ...after.slice(1)];
}

function joinSentence(a: Sentence, b: Sentence): Sentence {
	const confidence = lowest(a.confidence, b.confidence);
	const source = sourceOfBoth(a.source, b.source);
	return {
		text: `${a.text} ${b.text}`,
		...(a.startMs !== undefined && { startMs: a.startMs }),
		...(b.endMs !== undefined && { endMs: b.endMs }),
		...(source && { source }),
		...(confidence !== undefined && { confidence }),
		...((a.words || b.words) && { words: [...wordsOf(a), ...wordsOf(b)] }),
	};
}

function wordsOf({ text, words }: Sentence): NonNullable<Sentence['words']> {
	return words ?? splitWords(text).map((text) => ({ text }));
}

/** The lower of what is known of the confidence of two times. */
export function lowest(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function sourceOfBoth(a: TimeSource | undefined, b: TimeSource | undefined): TimeSource | undefined {
	return a === b || b === undefined ? a : a === undefined ? b : 'edited';
}
