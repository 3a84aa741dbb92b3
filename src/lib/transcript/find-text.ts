import type { Turn } from './transcript.ts';

/** What to look for: white space stands for any white space. */
export interface TextQuery {
	text: string;
	matchCase?: boolean;
	wholeWords?: boolean;
}

/** Where it was found: in which turn, and from where to where in its text. */
export interface TextHit {
	turn: number;
	from: number;
	to: number;
}

/** Every place where a text stands, in order; none overlap. */
export function findText(turns: readonly Turn[], query: TextQuery): TextHit[] {
	const pattern = patternOf(query);
	if (!pattern) return [];
	return turns.flatMap(({ text }, turn) =>
		[...text.matchAll(pattern)].map(({ 0: found, index }) => ({ turn, from: index, to: index + found.length })),
	);
}

/** A text with what was found in it replaced; `hits` are those of this text. */
export function replaceHits(text: string, hits: readonly TextHit[], replacement: string): string {
	let replaced = '';
	let at = 0;
	for (const { from, to } of hits) {
		replaced += text.slice(at, from) + replacement;
		at = to;
	}
	return replaced + text.slice(at);
}

function patternOf({ text, matchCase = false, wholeWords = false }: TextQuery): RegExp | undefined {
	const words = text.split(/\s+/).filter((word) => word !== '');
	if (words.length === 0) return undefined;
	const source = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+');
	const [before, after] = wholeWords ? ['(?<![\\p{L}\\p{N}_])', '(?![\\p{L}\\p{N}_])'] : ['', ''];
	return new RegExp(`${before}${source}${after}`, matchCase ? 'gu' : 'giu');
}
