import { lowercase } from './analysis/fold.ts';
import { tokenise } from './analysis/tokenise.ts';

/** Which of the asked words (in lower case) stand in a text exactly as they were asked: a second look at the best few hits. */
export function exactWords(text: string, words: string[]): boolean[] {
	const said = new Set(tokenise(text).map((token) => lowercase(token.text)));
	return words.map((word) => said.has(word));
}

/** Whether the words of a quoted phrase (in lower case) stand in a text one after the other. */
export function hasPhrase(text: string, words: string[]): boolean {
	const said = tokenise(text).map((token) => lowercase(token.text));
	return said.some((_, at) => words.every((word, i) => said[at + i] === word));
}
