import type { Times } from './piece.ts';

/** A time inside a text, before the character that it times. */
export interface TimeMark {
	at: number;
	startMs: number;
	/** Where the text ends that lasts until `endMs`; without both, it lasts until the next mark. */
	until?: number;
	endMs?: number;
}

/** The times of a text's words by the marks that stand right before them; a mark inside a word times a syllable. */
export function timesOfMarkedWords(text: string, marks: readonly TimeMark[]): Times[] | undefined {
	if (marks.length === 0) return undefined;
	let next = 0;
	let before = 0;
	return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => {
		const end = index + word.length;
		let found: TimeMark | undefined;
		for (let mark = marks[next]; mark && mark.at <= index; mark = marks[++next]) if (mark.at >= before) found = mark;
		before = end;
		if (!found) return {};
		const isAll = found.until !== undefined && text.slice(end, found.until).trim() === '';
		return { startMs: found.startMs, ...(isAll && found.endMs !== undefined && { endMs: found.endMs }) };
	});
}
