import { decodeText } from '#lib/platform/decode-text.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { mergePieces } from './formats/merge-pieces.ts';
import type { ParsedFile, SkippedLine } from './formats/piece.ts';
import { readDocx } from './formats/read-docx.ts';
import { readJson } from './formats/read-json.ts';
import { readMarkdown } from './formats/read-markdown.ts';
import { readOtranscribe } from './formats/read-otranscribe.ts';
import { readSrt } from './formats/read-srt.ts';
import { readText } from './formats/read-text.ts';
import { readTtml } from './formats/read-ttml.ts';
import { readVtt } from './formats/read-vtt.ts';
import type { Transcript } from './transcript.ts';
import { type TranscriptFormat, transcriptFormats } from './transcript-format.ts';

export interface ReadOptions {
	language: string;
	/** The guests' and hosts' full names, which labels such as `Kari` are resolved to. */
	people?: readonly string[];
}

export interface ReadTranscript {
	transcript: Transcript;
	skipped: SkippedLine[];
}

/** No conversation fills more. */
export const largestTranscriptFile = 64_000_000;
/** Nobody reads a longer list of what went wrong. */
const MOST_SKIPPED = 1000;

type Reader = (text: string, people: readonly string[]) => ParsedFile;

const readers: Record<Exclude<TranscriptFormat, 'docx'>, Reader> = {
	vtt: readVtt,
	srt: onBlankLines(readSrt),
	json: readJson,
	txt: onBlankLines(readText),
	md: onBlankLines(readMarkdown),
	ttml: readTtml,
	otr: readOtranscribe,
};

/**
 * Reads a transcript file, given as its bytes or (but for Word) its text, as turns, and says by line what could not
 * be used. Where the file has finer times than the turns, these have sentences with times. A broken file gives what
 * can be had.
 * @throws Invalid when there are no words at all, the file is too large, or not what the format says
 */
export function readTranscriptFile(
	content: string | Uint8Array,
	format: TranscriptFormat,
	{ language, people = [] }: ReadOptions,
): ReadTranscript {
	if (content.length > largestTranscriptFile)
		throw new Invalid(
			`The transcript is larger than ${largestTranscriptFile / 1_000_000} MB, which no conversation is. Send its text alone.`,
		);
	const { turns, skipped } = mergePieces(parse(content, format, people), people);
	if (turns.length === 0)
		throw new Invalid(`The file has no words that can be read as ${transcriptFormats[format].name}. Check its format.`);
	return { transcript: { language, turns }, skipped: inOrder(skipped) };
}

function parse(content: string | Uint8Array, format: TranscriptFormat, people: readonly string[]): ParsedFile {
	if (format === 'docx') return readDocx(typeof content === 'string' ? new TextEncoder().encode(content) : content, people);
	return readers[format](decodeText(content), people);
}

/** In most formats a line of white space is as good as empty; WebVTT and the white space inside JSON and XML differ. */
function onBlankLines(read: Reader): Reader {
	return (text, people) => read(text.replace(/^[ \t]+$/gm, ''), people);
}

function inOrder(skipped: SkippedLine[]): SkippedLine[] {
	const shown = skipped.sort((a, b) => a.line - b.line).slice(0, MOST_SKIPPED);
	const last = shown.at(-1);
	if (!last || skipped.length === shown.length) return shown;
	return [...shown, { line: last.line, text: '', why: `${skipped.length - shown.length} more lines could not be used.` }];
}
