import { type ParsedFile, type Piece, type SkippedLine, skippedLine } from './piece.ts';
import { readLabels } from './read-labels.ts';
import { parseTimingLine } from './timestamp.ts';

const STYLING = /<\/?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}/gi;

/**
 * Reads SRT, which has no standard: each line with `-->` begins a cue, its text goes on to the number before the
 * next one. Styling goes; a name before a colon where a cue begins is its speaker. A cue with broken times keeps
 * its words.
 */
export function readSrt(text: string, people: readonly string[]): ParsedFile {
	const lines = text.split('\n');
	const skipped: SkippedLine[] = [];
	const starts = lines.flatMap((line, i) => (line.includes('-->') ? [i] : []));
	const before = cueText(lines, 0, starts[0] ?? lines.length);
	if (before) skipped.push(skippedLine(1, before, 'No line with times stands above this text.'));
	const pieces = starts.map((at, i) => readCue(lines, at, starts[i + 1] ?? lines.length, skipped));
	const labelled = readLabels(pieces, people);
	return { pieces: labelled.pieces, skipped: [...skipped, ...labelled.skipped] };
}

function readCue(lines: string[], at: number, next: number, skipped: SkippedLine[]): Piece {
	const timingLine = lines[at] ?? '';
	const timing = parseTimingLine(timingLine);
	const line = at + 1;
	const piece = { line, text: cueText(lines, at + 1, next) };
	if (!timing) skipped.push(skippedLine(line, timingLine, 'The times cannot be read; the words were kept without them.'));
	if (!timing || timing.endMs > timing.startMs) return { ...piece, ...timing };
	skipped.push(skippedLine(line, timingLine, 'The end is not after the start; only the start was used.'));
	return { ...piece, startMs: timing.startMs };
}

/** The lines up to the next cue without that cue's number, which stands after an empty line. */
function cueText(lines: string[], from: number, to: number): string {
	const isNumber = /^\s*\d+\s*$/.test(lines[to - 1] ?? '') && to < lines.length;
	const isNext = isNumber && (to - 1 === 0 || (to - 2 >= from && lines[to - 2] === ''));
	const own = lines.slice(from, isNext ? to - 1 : to);
	return own.join(' ').replace(STYLING, '').trim();
}
