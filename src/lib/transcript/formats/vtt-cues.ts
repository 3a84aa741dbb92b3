import { type SkippedLine, skippedLine } from './piece.ts';
import { parseTimingLine, type Timing } from './timestamp.ts';

/** A cue of WebVTT before anything is made of its text. */
export interface VttCue extends Partial<Timing> {
	/** 1-based line of its times. */
	line: number;
	id: string;
	timingLine: string;
	/** Its lines as they stand in the file. */
	text: string;
	/** Whether the standard reads it too; what it drops is kept here for its words, with the times that can be had. */
	isStandard: boolean;
}

export interface VttFile {
	/** Whether it begins with WEBVTT; the standard reads nothing else. */
	isSigned: boolean;
	cues: VttCue[];
	skipped: SkippedLine[];
}

interface Block {
	/** Index of the block's first line, of its timing line, and of the line after the block. */
	from: number;
	timing: number | undefined;
	next: number;
	text: string[];
}

const TIMESTAMP = String.raw`(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})(?!\d)`;
const TIMING_LINE = new RegExp(`^[ \\t\\f]*${TIMESTAMP}[ \\t\\f]*-->[ \\t\\f]*${TIMESTAMP}`);

/**
 * The cues of a WebVTT file whose lines end in LF, by the W3C's parsing rules
 * (https://www.w3.org/TR/webvtt1/#file-parsing). Comments, styles, regions and the settings of cues say how
 * captions look; they are left out knowingly. A block of text without times is reported.
 */
export function readVttCues(file: string): VttFile {
	const lines = file.split('\n');
	const isSigned = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '');
	const cues: VttCue[] = [];
	const skipped: SkippedLine[] = [];
	for (let at = isSigned ? afterHeader(lines) : 0; at < lines.length; ) {
		const block = collectBlock(lines, at);
		if (block.timing !== undefined) cues.push(readCue(lines, block, block.timing));
		else if (isStray(block)) {
			skipped.push(skippedLine(at + 1, block.text.join(' '), 'No line with times stands above this text.'));
		}
		at = block.next;
	}
	return { isSigned, cues, skipped };
}

function afterHeader(lines: readonly string[]): number {
	const end = lines.findIndex((line, index) => index > 0 && (line === '' || line.includes('-->')));
	return end === -1 ? lines.length : end;
}

function collectBlock(lines: readonly string[], from: number): Block {
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

function readCue(lines: readonly string[], { from, text }: Block, timing: number): VttCue {
	const timingLine = lines[timing] ?? '';
	const standard = standardTiming(timingLine);
	return {
		line: timing + 1,
		id: timing > from ? (lines[from] ?? '') : '',
		timingLine,
		text: text.join('\n'),
		isStandard: standard !== undefined,
		...(standard ?? parseTimingLine(timingLine)),
	};
}

function isStray({ text: [first = ''] }: Block): boolean {
	return first.trim() !== '' && !/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first);
}

/** Both times by https://www.w3.org/TR/webvtt1/#collect-webvtt-cue-timings-and-settings; hours have no upper limit. */
function standardTiming(line: string): Timing | undefined {
	const [, ...parts] = TIMING_LINE.exec(line) ?? [];
	const startMs = milliseconds(parts.slice(0, 4));
	const endMs = milliseconds(parts.slice(4));
	return startMs === undefined || endMs === undefined ? undefined : { startMs, endMs };
}

function milliseconds([hours = '0', minutes = '', seconds = '', fraction = '']: string[]): number | undefined {
	if (!minutes || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
	return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction);
}
