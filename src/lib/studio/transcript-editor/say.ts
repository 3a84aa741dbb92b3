import type { nb } from '#lib/platform/i18n/nb.ts';

/** What the editor's script says: sentences of the page's language with words in braces to fill in. */
export type Sayings = (typeof nb)['transcriptEditor']['say'];
export type Say = (name: keyof Sayings, words?: Record<string, string | number>) => string;

/** Reads the sentences that the page brought. */
export function readSayings(json: string): Say {
	const sayings = JSON.parse(json) as Sayings;
	return (name, words = {}) => sayings[name].replace(/\{(\w+)\}/g, (all, word: string) => String(words[word] ?? all));
}
