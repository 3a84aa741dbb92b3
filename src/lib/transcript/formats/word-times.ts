import { splitWords } from '../split-words.ts';
import type { Times } from './piece.ts';

/** A word, or a part of one, from a list of timed words that stands beside a text. */
export interface TimedWord extends Times {
	text: string;
}

/** How many letters of the text a list of words may lack in a row. */
const MOST_MISSING = 40;

/**
 * The times of a text's words from a list of timed words, which may be cut in other places (Whisper's tokens) or
 * lack the punctuation. Words of the list that the text does not have are passed over.
 */
export function timesOfWords(text: string, timed: readonly TimedWord[]): Times[] {
	const words = splitWords(text);
	const letters = words.join('');
	const times: Times[] = words.map(() => ({}));
	let from = 0;
	let word = 0;
	let wordFrom = 0;
	for (const { text: part, startMs, endMs } of timed) {
		const sought = splitWords(part).join('');
		const found = sought ? find(letters, sought, from) : -1;
		if (found === -1) continue;
		from = found + sought.length;
		for (; found >= wordFrom + (words[word]?.length ?? 0); word++) wordFrom += words[word]?.length ?? 0;
		const time = times[word];
		if (!time) continue;
		if (time.startMs === undefined && startMs !== undefined) time.startMs = startMs;
		if (from === wordFrom + (words[word]?.length ?? 0) && endMs !== undefined) time.endMs = endMs;
	}
	return times;
}

function find(letters: string, sought: string, from: number): number {
	if (letters.startsWith(sought, from)) return from;
	const at = letters.slice(from, from + MOST_MISSING + sought.length).indexOf(sought);
	return at === -1 ? -1 : from + at;
}
