/** What a server takes in a regular expression, by default. */
const longest = 1_000;

// As `foldTerm` sees them; other accents are folded too, but hardly any word with them is asked without.
const spellings: Record<string, string> = { a: 'a|aa|å|á|à', e: 'e|ae|æ|ä|é|è|ê', o: 'o|oe|ø|ö|ó|ò|ô', u: 'u|ü' };

/** A Lucene pattern for every term that begins so; undefined, as with the other two, when no server would take it. */
export function startPattern(prefix: string): string | undefined {
	return bounded(`${plain(prefix)}.*`);
}

/** A Lucene pattern for the terms that are this without æ, ø and å, and perhaps for some more. */
export function foldedPattern(key: string): string | undefined {
	return bounded([...key].map((letter) => (spellings[letter] ? `(${spellings[letter]})` : plain(letter))).join(''));
}

/** A Lucene pattern for a term and every other that is one letter more, less, changed or swapped with its neighbour away. */
export function nearPattern(term: string): string | undefined {
	return bounded(near([...term].map(plain)));
}

function near(letters: string[]): string {
	const [first, ...rest] = letters;
	if (first === undefined) return '.?';
	const [second, ...others] = rest;
	const end = rest.join('');
	const swapped = second === undefined ? '' : `|${second}${first}${others.join('')}`;
	return `(${first}${near(rest)}|.?${end}|.${first}${end}${swapped})`;
}

function plain(text: string): string {
	return text.replace(/[^\p{L}\p{N}\p{M}]/gu, (sign) => `\\${sign}`);
}

function bounded(pattern: string): string | undefined {
	return pattern.length <= longest ? pattern : undefined;
}
