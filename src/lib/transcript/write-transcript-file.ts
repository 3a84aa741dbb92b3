import { Invalid } from '#lib/platform/errors.ts';
import type { TranscriptHead } from './formats/head.ts';
import { writeJson } from './formats/write-json.ts';
import { writeMarkdown } from './formats/write-markdown.ts';
import { writeSrt } from './formats/write-srt.ts';
import { writeText } from './formats/write-text.ts';
import { writeVtt } from './formats/write-vtt.ts';
import type { Transcript } from './transcript.ts';
import { type TranscriptFormat, transcriptFormatNames, transcriptFormats } from './transcript-format.ts';

const writers: Record<TranscriptFormat, (transcript: Transcript, head: TranscriptHead) => string> = {
	vtt: writeVtt,
	srt: writeSrt,
	json: writeJson,
	txt: writeText,
	md: writeMarkdown,
};

/** Whether a transcript can become a file of this format: captions need a start for every turn. */
export function canWriteTranscript({ turns }: Transcript, format: TranscriptFormat): boolean {
	return !transcriptFormats[format].timed || turns.every((turn) => turn.startMs !== undefined);
}

/** The formats that a transcript can be written in, in the order in which they are offered. */
export function writableFormats(transcript: Transcript): TranscriptFormat[] {
	return transcriptFormatNames.filter((format) => canWriteTranscript(transcript, format));
}

/**
 * Writes a transcript as a file that `readTranscriptFile` reads back as the same turns. What is lost: neighbouring
 * turns of one speaker become one in VTT, SRT and JSON; paragraphs in VTT and SRT; times in text and Markdown;
 * styling such as `<i>` that was literally said in SRT; a name that does not look like one in SRT and text.
 * @throws Invalid when a turn lacks the time that captions need
 */
export function writeTranscriptFile(transcript: Transcript, format: TranscriptFormat, head: TranscriptHead = {}): string {
	if (canWriteTranscript(transcript, format)) return writers[format](transcript, head);
	const turn = transcript.turns.findIndex(({ startMs }) => startMs === undefined) + 1;
	const { name } = transcriptFormats[format];
	throw new Invalid(
		`Turn ${turn} has no time, and ${name} needs one for every turn. Time the transcript first or take another format.`,
	);
}
