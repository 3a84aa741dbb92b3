import { isExpected } from '#lib/platform/errors.ts';
import { readPastedTranscript } from '#lib/transcript/read-pasted-transcript.ts';
import { type ReadOptions, type ReadTranscript, readTranscriptFile } from '#lib/transcript/read-transcript-file.ts';
import { splitWords } from '#lib/transcript/split-words.ts';
import { turnStart } from '#lib/transcript/spoken-words.ts';
import { transcriptFormatOf } from '#lib/transcript/transcript-format.ts';

/** Why there is nothing to show; `field` is the one to mend. */
export interface BringProblem {
	field: 'text' | 'file';
	problem: 'nothing' | 'unknownFile' | 'unreadable';
	name?: string;
}

const shownTurns = 8;
const shownSkipped = 20;

/** What an editor pasted or chose, read. */
export async function readBrought(form: FormData, options: ReadOptions): Promise<ReadTranscript | BringProblem> {
	const [file, text] = [form.get('file'), String(form.get('text') ?? '')];
	if (file instanceof File && file.size > 0) {
		const format = transcriptFormatOf(file.name) ?? transcriptFormatOf(file.type);
		if (!format) return { field: 'file', problem: 'unknownFile', name: file.name };
		const bytes = new Uint8Array(await file.arrayBuffer());
		return orProblem('file', () => readTranscriptFile(bytes, format, options));
	}
	if (text.trim() === '') return { field: 'text', problem: 'nothing' };
	return orProblem('text', () => readPastedTranscript(text, options));
}

/** What a page shows of a text before it is used. */
export function previewOf({ transcript, skipped }: ReadTranscript) {
	const { turns } = transcript;
	return {
		turns: turns.length,
		words: turns.reduce((sum, { text }) => sum + splitWords(text).length, 0),
		timed: turns.filter((turn) => turnStart(turn) !== undefined).length,
		speakers: [...new Set(turns.flatMap(({ speaker }) => speaker ?? []))],
		first: turns.slice(0, shownTurns).map(({ text, speaker }) => ({ speaker, text: text.slice(0, 300) })),
		skipped: skipped.length,
		skippedLines: skipped.slice(0, shownSkipped).map(({ line, text }) => ({ line, text: text.slice(0, 120) })),
		ready: JSON.stringify(transcript),
	};
}

function orProblem(field: BringProblem['field'], read: () => ReadTranscript): ReadTranscript | BringProblem {
	try {
		return read();
	} catch (error) {
		if (isExpected(error)) return { field, problem: 'unreadable' };
		throw error;
	}
}
