import { escapeHtml } from '#lib/platform/escape-html.ts';
import { foldTerm, lowercase } from './analysis/fold.ts';
import { tokenise } from './analysis/tokenise.ts';

/** A reader's words as names are compared with them: in lower case, without accents, å as a. */
export function foldedWords(query: string): string[] {
	return tokenise(query).map(({ text }) => foldTerm(lowercase(text)));
}

/** How well a folded name answers: 0 it begins with the words, 1 a word in it does, 2 they stand in it; nothing when not. */
export function nameMatch(folded: string, words: string[]): 0 | 1 | 2 | undefined {
	if (!words.every((word) => folded.includes(word))) return undefined;
	const [first = ''] = words;
	if (folded.startsWith(first)) return 0;
	return new RegExp(`[^\\p{L}\\p{N}]${first}`, 'u').test(folded) ? 1 : 2;
}

/** A name as escaped HTML with the reader's words marked where each first stands. */
export function markName(name: string, words: string[]): string {
	const { folded, places } = foldInPlace(name);
	const marked = new Set<number>();
	for (const word of words) {
		const at = folded.indexOf(word);
		for (let i = at; at >= 0 && i < at + word.length; i++)
			for (let letter = places[i] ?? 0; letter < (places[i + 1] ?? name.length); letter++) marked.add(letter);
	}
	let html = '';
	for (let at = 0; at < name.length; ) {
		const start = at;
		const isMarked = marked.has(at);
		while (at < name.length && marked.has(at) === isMarked) at++;
		const piece = escapeHtml(name.slice(start, at));
		html += isMarked ? `<mark>${piece}</mark>` : piece;
	}
	return html;
}

/** A folded name, and for each of its letters where it began in the name itself. */
function foldInPlace(name: string): { folded: string; places: number[] } {
	let folded = '';
	const places: number[] = [];
	for (const { 0: letters, index } of name.matchAll(/aa|oe|ae|\P{M}\p{M}*|\p{M}+/giu)) {
		const piece = foldTerm(lowercase(letters));
		for (let i = 0; i < piece.length; i++) places.push(index);
		folded += piece;
	}
	return { folded, places };
}
