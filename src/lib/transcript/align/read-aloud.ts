import { melEnergies } from './cepstra.ts';
import { type Frames, framesPerSecond } from './frames.ts';
import type { ReferenceWord, Synthesise } from './reference.ts';

/** Every phone is three sounds: its beginning, its middle and its end. Phone 0 is silence. */
export const parts = 3;

/** What the synthesiser made of the text: the phones of every sentence, and a sample of how they sound. */
export interface Reading {
	sentences: ReferenceWord[][];
	/** The number of each phone, by its IPA name. */
	phones: Map<string, number>;
	energies: Frames;
	/** The sound that each frame of `energies` belongs to, −1 for none. */
	sounds: Int32Array;
}

/** As many sentences as it takes to hear every phone in several surroundings. */
const sampledSentences = 60;

/** Has all sentences read; `pause` is awaited now and then, so that the caller may stop it. */
export async function readAloud(
	sentences: { text: string; language: string }[],
	synthesise: Synthesise,
	pause: (done: number) => Promise<void>,
): Promise<Reading> {
	const reading: ReferenceWord[][] = [];
	const phones = new Map([['', 0]]);
	const samples: { energies: Frames; words: ReferenceWord[] }[] = [];
	const every = Math.ceil(sentences.length / sampledSentences);
	for (const [index, { text, language }] of sentences.entries()) {
		if (index % 20 === 0) await pause(index / sentences.length);
		const { samples: sound, sampleRate, words } = synthesise(text, language);
		for (const phone of words.flatMap((word) => word.phones)) if (!phones.has(phone.name)) phones.set(phone.name, phones.size);
		if (index % every === 0) samples.push({ energies: melEnergies(sound(), sampleRate), words });
		reading.push(words);
	}
	return { sentences: reading, phones, ...joinSamples(samples, phones) };
}

function joinSamples(
	samples: { energies: Frames; words: ReferenceWord[] }[],
	phones: Map<string, number>,
): Pick<Reading, 'energies' | 'sounds'> {
	const count = samples.reduce((sum, { energies }) => sum + energies.count, 0);
	const size = samples[0]?.energies.size ?? 0;
	const values = new Float32Array(count * size);
	const sounds = new Int32Array(count).fill(-1);
	let at = 0;
	for (const { energies, words } of samples) {
		values.set(energies.values, at * size);
		markSounds(sounds.subarray(at, at + energies.count), words, phones);
		at += energies.count;
	}
	return { energies: { count, size, values }, sounds };
}

function markSounds(sounds: Int32Array, words: ReferenceWord[], phones: Map<string, number>): void {
	for (const { name, startMs, endMs } of words.flatMap((word) => word.phones)) {
		const start = (startMs / 1000) * framesPerSecond;
		const length = ((endMs - startMs) / 1000) * framesPerSecond;
		for (let frame = Math.round(start); frame < Math.min(sounds.length, Math.round(start + length)); frame++) {
			const part = Math.min(parts - 1, Math.max(0, Math.floor(((frame + 0.5 - start) / length) * parts)));
			sounds[frame] = (phones.get(name) ?? 0) * parts + part;
		}
	}
}
