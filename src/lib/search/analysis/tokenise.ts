/** A word of a text; offsets are UTF-16, `position` counts the words before it. */
export interface Token {
	text: string;
	start: number;
	end: number;
	position: number;
}

// Letters and digits with their combining marks; an apostrophe holds a word together only in front of letters ("don't").
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{M}]+)?/gu;

/** Cuts a text into its Unicode words; hyphens and everything else stand between words. */
export function tokenise(text: string): Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(word)) {
		const start = match.index;
		tokens.push({ text: match[0], start, end: start + match[0].length, position: tokens.length });
	}
	return tokens;
}
