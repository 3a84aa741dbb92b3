import { readFile, stat, writeFile } from 'node:fs/promises';
import { findTools } from '#lib/media/find-tools.server.ts';
import { readSamples } from '#lib/media/read-samples.server.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { alignRecording } from '#lib/transcript/align-recording.server.ts';
import type { Alignment, AlignOptions } from '#lib/transcript/alignment.ts';
import { readTranscriptFile } from '#lib/transcript/read-transcript-file.ts';
import { transcriptFormatOf, writtenFormatOf } from '#lib/transcript/transcript-format.ts';
import { sentencesToAlign, withAlignedTimes } from '#lib/transcript/with-aligned-times.ts';
import { withoutTimes } from '#lib/transcript/without-times.ts';
import { writeTranscriptFile } from '#lib/transcript/write-transcript-file.ts';

const largestText = 64_000_000;

/** Paths of a sound file and a text file, the text's language, and where the timed transcript goes. */
export interface FilesToAlign {
	sound: string;
	text: string;
	language: string;
	to: string | undefined;
}

/** Times a text file by a sound file. Without `to` the transcript is returned as WebVTT, else written there. Throws Invalid. */
export async function alignFiles(
	{ sound, text, language, to }: FilesToAlign,
	options: AlignOptions,
): Promise<{ file: string | undefined; sentences: string[]; alignment: Alignment }> {
	const format = transcriptFormatOf(text) ?? 'txt';
	const written = to === undefined ? 'vtt' : writtenFormatOf(to);
	if (!written) throw new Invalid(`${to} is no transcript file; end its name in .vtt, .srt or .json.`, 'to');
	for (const path of [sound, text]) await mustBeFile(path);
	if ((await stat(text)).size > largestText) throw new Invalid(`${text} is larger than 64 MB, which is no transcript.`, 'text');
	const { transcript } = readTranscriptFile(await readFile(text), format, { language });
	const typed = withoutTimes(transcript);
	const sentences = sentencesToAlign(typed);
	const alignment = await alignRecording({ samples: await readSamples(await findTools(), sound), sentences }, options);
	const file = writeTranscriptFile(withAlignedTimes(typed, alignment.sentences), written);
	if (to !== undefined) await writeFile(to, file);
	return { file: to === undefined ? file : undefined, sentences: sentences.map(({ text }) => text), alignment };
}

async function mustBeFile(path: string): Promise<void> {
	const found = await stat(path).catch(() => undefined);
	if (!found?.isFile()) throw new Invalid(`There is no file ${path}.`);
}
