import type { CaseContent } from '#lib/catalogue/case-content.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { readTranscriptFile } from '#lib/transcript/read-transcript-file.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { transcriptFormatOf } from '#lib/transcript/transcript-format.ts';
import type { Read } from './lines.ts';
import { namesOf } from './read-parts.ts';

/** Reads the transcript that stands in a file of its own beside the case. */
export function readSiblingTranscript(file: Uint8Array, name: string, { language, people }: CaseContent): Read<Transcript> {
	const format = transcriptFormatOf(name);
	if (!format)
		throw new Invalid(`${name} is no transcript that can be read; use .vtt, .srt, .json, .txt, .md, .ttml, .otr or .docx.`);
	const { transcript, skipped } = readTranscriptFile(file, format, { language, people: namesOf(people) });
	return { value: transcript, unplaced: skipped.map(({ line, text: words }) => ({ line, text: `${name}: ${words}` })) };
}
