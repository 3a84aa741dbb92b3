import type { nb } from '#lib/platform/i18n/nb.ts';

/** Sentences of the page's language with words in braces to fill in, and what to say of each problem. */
export type Sayings = Pick<(typeof nb)['upload'], 'say' | 'problems'>;

/** Fills in the words in braces. */
export function fillIn(sentence: string, words: Record<string, string | number>): string {
	return sentence.replace(/\{(\w+)\}/g, (all, word: string) => String(words[word] ?? all));
}
