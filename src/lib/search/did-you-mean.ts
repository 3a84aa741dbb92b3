import { lowercase } from './analysis/fold.ts';
import { tokenise } from './analysis/tokenise.ts';
import type { Question } from './ask-index.ts';

/**
 * The query with each word that nobody uses as it is spelt where the search found something instead; `forms` says how the
 * found terms are written. Nothing when all words are used, or one cannot be helped.
 */
export function didYouMean(query: string, { guesses }: Question, forms: ReadonlyMap<string, string>): string | null {
	const better = new Map<string, string>();
	for (const { word, terms } of guesses) {
		const form = terms.map((term) => forms.get(term)).find((one) => one !== undefined);
		if (form === undefined) return null;
		better.set(word, form);
	}
	if (better.size === 0) return null;
	let said = '';
	let at = 0;
	for (const { text, start, end } of tokenise(query)) {
		said += query.slice(at, start) + (better.get(lowercase(text)) ?? text);
		at = end;
	}
	return said + query.slice(at);
}
