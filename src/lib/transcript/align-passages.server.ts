import { alignRecording } from './align-recording.server.ts';
import { sampleRate } from './align-transcript.ts';
import type { AlignedSentence, Alignment, AlignOptions } from './alignment.ts';
import { type Passage, passagesToTime, withPassageTimes } from './time-passages.ts';
import type { Transcript } from './transcript.ts';

/** A transcript with the times that were missing, what was found, and the texts of the sentences that were looked for. */
export interface TimedPassages {
	timed: Transcript;
	alignment: Alignment;
	sentences: string[];
}

/** Times what a transcript has no times for, each passage by its stretch of the recording (mono, 16 kHz). */
export async function alignPassages(
	transcript: Transcript,
	samples: Float32Array,
	{ signal, onProgress }: AlignOptions,
): Promise<TimedPassages> {
	const passages = passagesToTime(transcript, (samples.length / sampleRate) * 1000);
	const all = passages.reduce((sum, passage) => sum + lengthOf(passage), 0);
	const alignment: Alignment = { sentences: [], textOnly: [], soundOnly: [] };
	let timed = transcript;
	let before = 0;
	for (const passage of passages) {
		const share = lengthOf(passage) / all;
		const found = await alignPassage(passage, samples, {
			signal,
			onProgress: (done) => onProgress?.(before + done * share),
		});
		timed = withPassageTimes(timed, passage, found.sentences);
		alignment.textOnly.push(...found.textOnly.map((place) => place + alignment.sentences.length));
		alignment.sentences.push(...found.sentences);
		alignment.soundOnly.push(...found.soundOnly);
		before += share;
	}
	return { timed, alignment, sentences: passages.flatMap(({ sentences }) => sentences.map(({ text }) => text)) };
}

async function alignPassage(passage: Passage, samples: Float32Array, options: AlignOptions): Promise<Alignment> {
	const { startMs, endMs, sentences } = passage;
	const [from, to] = [startMs, endMs].map((ms) => Math.round((ms * sampleRate) / 1000));
	// It moves to the aligner's thread: a copy, unless nobody needs the rest.
	const stretch = from === 0 && to === samples.length ? samples : samples.slice(from, to);
	const found = await alignRecording({ samples: stretch, sentences }, options);
	const later = <Span extends { startMs: number; endMs: number }>(span: Span): Span => ({
		...span,
		startMs: span.startMs + startMs,
		endMs: span.endMs + startMs,
	});
	const laterSentence = (sentence: AlignedSentence) => ({ ...later(sentence), words: sentence.words.map(later) });
	return {
		...found,
		sentences: found.sentences.map((sentence) => sentence && laterSentence(sentence)),
		soundOnly: found.soundOnly.map(later),
	};
}

function lengthOf({ sentences }: Passage): number {
	return sentences.reduce((sum, { text }) => sum + text.length, 1);
}
