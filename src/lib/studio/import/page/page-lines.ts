import { cleanText } from './clean-text.ts';
import { htmlLines } from './html-lines.ts';
import type { PageLine } from './page-line.ts';

/** The lines of a page that is given as text or as HTML; empty lines carry no meaning and are left out. */
export function pageLines(source: string, kind: 'text' | 'html' = guessKind(source)): PageLine[] {
	const lines = kind === 'html' ? htmlLines(source) : textLines(source);
	return lines.filter((line) => line.text !== '').map((line, index) => ({ ...line, index }));
}

/** A page begins with a tag or closes a block somewhere; a text may well speak of `<p>`. */
function guessKind(source: string): 'text' | 'html' {
	return /^\s*<(?:!|[a-z])|<\/(?:html|body|div|p|li|h[1-6])>/i.test(source) ? 'html' : 'text';
}

function textLines(source: string): Omit<PageLine, 'index'>[] {
	return source.split(/\r\n?|\n/).map((text, at) => ({ number: at + 1, text: cleanText(text), heading: false, hrefs: [] }));
}
