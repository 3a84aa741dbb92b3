import type { ParsedFile, Piece, SkippedLine } from './piece.ts';
import { shareTime, skippedLine } from './piece.ts';
import { readLabels } from './read-labels.ts';
import { parseTimingLine } from './timestamp.ts';
import { readCueText } from './vtt-cue-text.ts';

interface Block {
	/** Index of the block's first line, of its timing line, and of the line after the block. */
	from: number;
	timing: number | undefined;
	next: number;
	text: string[];
}

/**
 * Reads WebVTT by the W3C's parsing rules (https://www.w3.org/TR/webvtt1/#file-parsing), with two differences
 * because words weigh more here than timing: a file without its signature is read, and so is a cue whose times
 * are broken. Comments, styles and regions are left out knowingly. Names before a colon count as speakers
 * where no cue has a voice span.
 */
export function readVtt(text: string, people: readonly string[]): ParsedFile {
	const lines = text.split('\n');
	const skipped: SkippedLine[] = [];
	const pieces: Piece[] = [];
	for (let at = afterHeader(lines, skipped); at < lines.length; ) {
		const block = collectBlock(lines, at);
		pieces.push(...readBlock(lines, block, skipped));
		at = block.next;
	}
	if (pieces.some((piece) => piece.speaker)) return { pieces, skipped };
	const labelled = readLabels(pieces, people);
	return { pieces: labelled.pieces, skipped: [...skipped, ...labelled.skipped] };
}

function afterHeader(lines: string[], skipped: SkippedLine[]): number {
	if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
		skipped.push(skippedLine(1, '', 'The file does not begin with WEBVTT; it was read all the same.'));
		return 0;
	}
	const end = lines.findIndex((line, index) => index > 0 && (line === '' || line.includes('-->')));
	return end === -1 ? lines.length : end;
}

function collectBlock(lines: string[], from: number): Block {
	const block: Block = { from, timing: undefined, next: from, text: [] };
	for (; block.next < lines.length; block.next++) {
		const line = lines[block.next] ?? '';
		if (line === '') return { ...block, next: block.next + 1 };
		if (!line.includes('-->')) block.text.push(line);
		else if (block.timing !== undefined || block.next > from + 1) return block;
		else Object.assign(block, { timing: block.next, text: [] });
	}
	return block;
}

function readBlock(lines: string[], block: Block, skipped: SkippedLine[]): Piece[] {
	if (block.timing !== undefined) return readCue(block.timing, lines[block.timing] ?? '', block.text.join('\n'), skipped);
	const [first = ''] = block.text;
	if (first && !/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first)) {
		skipped.push(skippedLine(block.from + 1, block.text.join(' '), 'No line with times stands above this text.'));
	}
	return [];
}

/** One piece for each voice of a cue; several voices share the cue's time by their length. */
function readCue(timingIndex: number, timingLine: string, cueText: string, skipped: SkippedLine[]): Piece[] {
	const line = timingIndex + 1;
	const timing = parseTimingLine(timingLine);
	if (!timing) skipped.push(skippedLine(line, timingLine, 'The times cannot be read; the words were kept without them.'));
	const spans = readCueText(cueText);
	if (!timing) return spans.map((span) => ({ ...span, line }));
	const usable = timing.endMs > timing.startMs;
	if (!usable) skipped.push(skippedLine(line, timingLine, 'The end is not after the start; only the start was used.'));
	const borders = shareTime(
		timing.startMs,
		usable ? timing.endMs : timing.startMs,
		spans.map((span) => span.text.length),
	);
	return spans.map((span, i) => ({ ...span, line, startMs: borders[i], ...(usable && { endMs: borders[i + 1] }) }));
}
