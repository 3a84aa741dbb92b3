import { splitWords } from '../split-words.ts';
import { leastConfidence, type Sentence, type Turn } from '../transcript.ts';
import type { Times } from './piece.ts';

/** A part of a turn that begins at a known time: a timed sentence and the untimed ones that follow it. */
export interface Stretch extends Times {
	/** As it stands in the turn, with the white space that follows it. */
	text: string;
	/** The start of each of its words, where the transcript times words. */
	wordStarts: (number | undefined)[];
}

/**
 * Cuts a turn where sentences begin whose times can be relied on. A sentence without such a time stays with the one
 * before it and shares its time; a turn without timed sentences is one stretch.
 */
export function timedStretches(turn: Turn): Stretch[] {
	const stretches: Stretch[] = [];
	for (const { text, startMs, endMs, wordStarts } of sentencesOf(turn)) {
		const last = stretches.at(-1);
		if (!last) stretches.push({ text, startMs: startMs ?? turn.startMs, endMs, wordStarts });
		else if (startMs !== undefined && startMs > (last.startMs ?? -1)) stretches.push({ text, startMs, endMs, wordStarts });
		else {
			last.text += text;
			last.wordStarts.push(...wordStarts);
			delete last.endMs;
		}
	}
	const last = stretches.at(-1);
	if (last) last.endMs = turn.endMs ?? last.endMs;
	return stretches;
}

/** The start of a turn: its own, or that of its first sentence. */
export function startOf(turn: Turn): number | undefined {
	return turn.startMs ?? timedStretches(turn)[0]?.startMs;
}

/** The sentences of a turn with the times that can be relied on; a turn that has none is one sentence. */
function sentencesOf(turn: Turn): Stretch[] {
	if (!turn.sentences) {
		const { text, startMs, endMs } = turn;
		return [{ text, startMs, endMs, wordStarts: splitWords(text).map(() => undefined) }];
	}
	const texts = cutBeforeWords(turn.text, turn.sentences);
	return turn.sentences.map(({ text, startMs, endMs, confidence = 1, words }, i) => {
		const isReliable = confidence >= leastConfidence;
		const wordStarts = splitWords(text).map((_, word) => (isReliable ? words?.[word]?.startMs : undefined));
		return { text: texts[i] ?? '', wordStarts, ...(isReliable && { startMs, endMs }) };
	});
}

/** The turn's text cut before the first word of each of its sentences. */
function cutBeforeWords(text: string, sentences: readonly Sentence[]): string[] {
	const words = text.matchAll(/\S+/g);
	const starts = sentences.map((sentence) => {
		const [first] = splitWords(sentence.text).map(() => words.next().value?.index);
		return first ?? text.length;
	});
	return starts.map((start, i) => text.slice(i === 0 ? 0 : start, starts[i + 1]));
}
