import type { Turn } from '../transcript.ts';

/** Milliseconds from the start of the recording. */
export interface Times {
	startMs?: number;
	endMs?: number;
}

/** What a parser finds: a cue, a segment or a paragraph, before pieces of one speaker become one turn. */
export interface Piece extends Times {
	/** 1-based line of the file; in JSON the number of the segment, in TTML and DOCX of the paragraph. */
	line: number;
	text: string;
	/** `undefined` goes on with whoever spoke; `null` says that the speaker is unknown. */
	speaker?: string | null;
	kind?: Turn['kind'];
	/** How it joins the turn before it when the speaker is the same; cues join with a space. */
	joins?: 'paragraph' | 'never';
	/** Where the file times single words: one for each word of `text`, as far as it is known. */
	words?: readonly Times[];
}

/** Something in the file that is not in the transcript, or not where it seems to belong. */
export interface SkippedLine {
	/** The line of the piece that it is about. */
	line: number;
	text: string;
	why: string;
}

export interface ParsedFile {
	pieces: Piece[];
	skipped: SkippedLine[];
}

/** A skipped line, its text cut so that a broken file makes no endless report. */
export function skippedLine(line: number, text: string, why: string): SkippedLine {
	return { line, text: text.slice(0, 500).trim().slice(0, 200), why };
}

/** Shares a span of time between texts by their length in characters; gives the inner borders and both ends. */
export function shareTime(startMs: number, endMs: number, lengths: readonly number[]): number[] {
	const total = Math.max(
		1,
		lengths.reduce((sum, length) => sum + length, 0),
	);
	let before = 0;
	const borders = [startMs];
	for (const length of lengths) {
		before += length;
		borders.push(startMs + Math.round(((endMs - startMs) * before) / total));
	}
	return borders;
}
