import { mergePieces } from './formats/merge-pieces.ts';
import type { Transcript } from './transcript.ts';
import { withoutTimes } from './without-times.ts';

/** Something that writes down speech: an engine with its model. */
export interface SpeechRecogniser {
	/** What is said in 16 kHz mono samples between −1 and 1, in order. Throws Invalid when the engine lacks the language. */
	recognise(samples: Float32Array, options: RecogniseOptions): Promise<RecognisedSegment[]>;
}

export interface RecogniseOptions {
	/** The language that is spoken, as a language tag such as `nb`. */
	language: string;
	/** Called with the part that is done, from 0 to 1. */
	onProgress?: ((done: number) => void) | undefined;
	signal?: AbortSignal | undefined;
}

/** A stretch of speech, a sentence or a part of one. */
export interface RecognisedSegment {
	startMs: number;
	endMs: number;
	text: string;
	speaker?: string;
}

/** The same words so often in a row are an engine that has lost its way, not a speaker. */
const mostRepeats = 3;
/** What engines write for music, laughter and silence. */
const notes = /\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫][^♪♫]*[♪♫]?/g;

/**
 * What was recognised as a transcript, in turns as captions have them; undefined when there are no words. It has no times: an
 * engine's are off by up to seconds, and the aligner's are not.
 */
export function transcriptOfSpeech(segments: readonly RecognisedSegment[], language: string): Transcript | undefined {
	const pieces = withoutLoops(segments.filter(isSpoken)).map((segment, index) => ({ line: index + 1, ...segment }));
	const { turns } = mergePieces({ pieces, skipped: [] }, []);
	return turns.length > 0 ? withoutTimes({ language, machineMade: true, turns }) : undefined;
}

function isSpoken({ text }: RecognisedSegment): boolean {
	return /[\p{L}\p{N}]/u.test(text.replace(notes, ''));
}

/** Of a text that is repeated too often in a row only the first stays. */
function withoutLoops(segments: readonly RecognisedSegment[]): RecognisedSegment[] {
	const runs: RecognisedSegment[][] = [];
	for (const segment of segments) {
		const run = runs.at(-1);
		if (run?.[0] && wordsOf(run[0]) === wordsOf(segment)) run.push(segment);
		else runs.push([segment]);
	}
	return runs.flatMap((run) => (run.length > mostRepeats ? run.slice(0, 1) : run));
}

function wordsOf({ text }: RecognisedSegment): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
