import { cepstra, melEnergies } from './align/cepstra.ts';
import { type Frames, framesPerSecond, normalise, withSlopes } from './align/frames.ts';
import { leaveOutMisfits } from './align/judge-places.ts';
import { lookClosely, lookEverywhere, lookWidely } from './align/look-for-sentences.ts';
import { readAloud } from './align/read-aloud.ts';
import type { Synthesise } from './align/reference.ts';
import { reportPlaces } from './align/report-places.ts';
import { seedVoices, trainVoices } from './align/voices.ts';
import type { Alignment, AlignOptions, SentenceToAlign } from './alignment.ts';

export const sampleRate = 16_000;

export interface AlignInput {
	/** Mono, 16 kHz, between −1 and 1. */
	samples: Float32Array;
	sentences: SentenceToAlign[];
	synthesise: Synthesise;
}

/**
 * Gives every sentence and word of a typed text its time in the recording. A synthesiser reads the text; the sentences are
 * looked for in the recording with the sounds of that reading, then again and again with the sounds of the recording itself.
 * Sentences that the sound lacks, and sound that the text lacks, are passed over and reported.
 */
export async function alignTranscript(
	{ samples, sentences, synthesise }: AlignInput,
	options: AlignOptions = {},
): Promise<Alignment> {
	return alignEnergies(melEnergies(samples, sampleRate), sentences, synthesise, options);
}

/** The same from the sound's energies (`melEnergies`), for who wants to let go of the samples first: they are most of the memory. */
export async function alignEnergies(
	energies: Frames,
	sentences: SentenceToAlign[],
	synthesise: Synthesise,
	options: AlignOptions = {},
): Promise<Alignment> {
	if (isHopeless(sentences, energies.count / framesPerSecond)) return nothingFound(sentences);
	const frames = withSlopes(normalise(cepstra(energies)));
	const reading = await readAloud(sentences, synthesise, (share) => pause(options, 0.1 * share));
	const task = { frames, reading };
	const speakers = numberSpeakers(sentences);
	let voices = seedVoices(reading, energies, frames);
	await pause(options, 0.2);
	let look = lookEverywhere(task, voices);
	for (const [lookAgain, done] of [
		[lookWidely, 0.5],
		[lookClosely, 0.75],
	] as const) {
		await pause(options, done);
		if (look.places.every((place) => !place)) break;
		voices = trainVoices(voices, frames, look.chain, look.places, speakers);
		look = leaveOutMisfits(lookAgain(task, voices, look));
	}
	options.onProgress?.(1);
	return reportPlaces(
		frames,
		look,
		sentences.map(({ text }) => text),
	);
}

/** A fast speaker says some twenty letters in a second. A text of fifty times that is another recording's, and long to read. */
function isHopeless(sentences: SentenceToAlign[], seconds: number): boolean {
	return sentences.reduce((sum, { text }) => sum + text.length, 0) > 1000 * (seconds + 1);
}

function nothingFound(sentences: SentenceToAlign[]): Alignment {
	return { sentences: sentences.map(() => undefined), textOnly: [...sentences.keys()], soundOnly: [] };
}

/** Tells how far it is, and lets others (and the one who cancels) have a word. */
async function pause({ onProgress, signal }: AlignOptions, done: number): Promise<void> {
	onProgress?.(done);
	await new Promise((resolve) => setTimeout(resolve));
	signal?.throwIfAborted();
}

/** Speakers by number, in the order in which they first speak; the unnamed are one. */
function numberSpeakers(sentences: SentenceToAlign[]): number[] {
	const names = [...new Set(sentences.map(({ speaker }) => speaker ?? ''))];
	return sentences.map(({ speaker }) => names.indexOf(speaker ?? ''));
}
