/**
 * A reader's words as PostgreSQL's tsquery text: all of them, the last one perhaps unfinished. Only letters and
 * digits get through, so nothing can be an operator; `undefined` when no word is left.
 */
export function textQuery(query: string): string | undefined {
	const words = query
		.normalize('NFC')
		.slice(0, 200)
		.match(/[\p{L}\p{N}]+/gu)
		?.slice(0, 12);
	return words ? `${words.join(' & ')}:*` : undefined;
}

/** A pattern that finds the reader's words inside a name, whatever stands around them. */
export function namePattern(query: string): string {
	const bare = query.normalize('NFC').trim().slice(0, 200).replace(/\s+/g, ' ');
	return `%${bare.replace(/[\\%_]/g, '\\$&')}%`;
}

// Two control characters that PostgreSQL puts around what was found, and that no transcript contains.
export const foundStart = '\u0002';
export const foundEnd = '\u0003';

/** An excerpt with the found words between control characters, as HTML with `<mark>`, everything else escaped. */
export function markFound(excerpt: string): string {
	const escaped = excerpt.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
	return escaped.replaceAll(foundStart, '<mark>').replaceAll(foundEnd, '</mark>');
}
