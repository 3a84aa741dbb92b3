import { Invalid } from '#lib/platform/errors.ts';
import { mergePieces } from './formats/merge-pieces.ts';
import type { ParsedFile, SkippedLine } from './formats/piece.ts';
import { readJson } from './formats/read-json.ts';
import { readMarkdown } from './formats/read-markdown.ts';
import { readSrt } from './formats/read-srt.ts';
import { readText } from './formats/read-text.ts';
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

const readers: Record<TranscriptFormat, (text: string, people: readonly string[]) => ParsedFile> = {
	vtt: readVtt,
	srt: readSrt,
	json: readJson,
	txt: readText,
	md: readMarkdown,
};

/**
 * Reads a transcript file as turns and says by line what could not be used. A broken file gives what can be had.
 * @throws Invalid when there are no words at all, or the JSON is none
 */
export function readTranscriptFile(
	text: string,
	format: TranscriptFormat,
	{ language, people = [] }: ReadOptions,
): ReadTranscript {
	const { pieces, skipped } = readers[format](normaliseLines(text), people);
	const turns = mergePieces(pieces, people);
	if (turns.length === 0)
		throw new Invalid(`The file has no words that can be read as ${transcriptFormats[format].name}. Check its format.`);
	return { transcript: { language, turns }, skipped: skipped.sort((a, b) => a.line - b.line) };
}

/** WebVTT's preprocessing, which suits every format: no byte order mark, no NUL, LF only; blank lines are empty. */
function normaliseLines(text: string): string {
	return text
		.replace(/^\ufeff/, '')
		.replaceAll('\0', '\ufffd')
		.replace(/\r\n?/g, '\n')
		.replace(/^[ \t]+$/gm, '');
}
