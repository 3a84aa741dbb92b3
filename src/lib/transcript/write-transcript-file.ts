import { Invalid } from '#lib/platform/errors.ts';
import type { TranscriptHead } from './formats/head.ts';
import { startOf } from './formats/timed-stretches.ts';
import { writeJson } from './formats/write-json.ts';
import { writeMarkdown } from './formats/write-markdown.ts';
import { writeSrt } from './formats/write-srt.ts';
import { writeText } from './formats/write-text.ts';
import { writeVtt } from './formats/write-vtt.ts';
import type { Transcript } from './transcript.ts';
import { transcriptFormats, type WrittenFormat, writtenFormatNames } from './transcript-format.ts';

const writers: Record<WrittenFormat, (transcript: Transcript, head: TranscriptHead) => string> = {
	vtt: writeVtt,
	srt: writeSrt,
	json: writeJson,
	txt: writeText,
	md: writeMarkdown,
};

/**
 * Whether a transcript can become a file of this format: captions need a start for every turn, its own or its first
 * sentence's. A sentence without a time of its own shares that of the one before it.
 */
export function canWriteTranscript({ turns }: Transcript, format: WrittenFormat): boolean {
	return !transcriptFormats[format].timed || turns.every((turn) => startOf(turn) !== undefined);
}

/** The formats that a transcript can be written in, in the order in which they are offered. */
export function writableFormats(transcript: Transcript): WrittenFormat[] {
	return writtenFormatNames.filter((format) => canWriteTranscript(transcript, format));
}

/**
 * Writes a transcript as a file that `readTranscriptFile` reads back as the same turns. What is lost: neighbouring
 * turns of one speaker become one in VTT, SRT and JSON, and a long turn that names nobody is cut; paragraphs in VTT
 * and SRT; times in text and Markdown; the times of single words, and of sentences that are not sure, in all;
 * styling such as `<i>` that was literally said in SRT; a name that does not look like one in SRT and text.
 * @throws Invalid when a turn lacks the time that captions need
 */
export function writeTranscriptFile(transcript: Transcript, format: WrittenFormat, head: TranscriptHead = {}): string {
	if (canWriteTranscript(transcript, format)) return writers[format](transcript, head);
	const turn = transcript.turns.findIndex((turn) => startOf(turn) === undefined) + 1;
	const { name } = transcriptFormats[format];
	throw new Invalid(
		`Turn ${turn} has no time, and ${name} needs one for every turn. Time the transcript first or take another format.`,
	);
}
