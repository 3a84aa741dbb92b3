import { parentPort } from 'node:worker_threads';
import { Invalid } from '#lib/platform/errors.ts';
import { alignEnergies, sampleRate } from '../align-transcript.ts';
import type { Alignment, SentenceToAlign } from '../alignment.ts';
import { melEnergies } from './cepstra.ts';
import { createEspeak } from './espeak.server.ts';

/** A text and its sound: mono, 16 kHz, between −1 and 1. */
export interface Recording {
	samples: Float32Array;
	sentences: SentenceToAlign[];
}

/** What the worker says: how far it is, and at last the outcome. Error classes do not survive the journey between threads. */
export type WorkerNews = { done: number } | { alignment: Alignment } | { error: unknown; invalid?: string };

const say = (news: WorkerNews) => parentPort?.postMessage(news);

parentPort?.once('message', async ({ samples, sentences }: Recording) => {
	try {
		const energies = melEnergies(samples, sampleRate);
		// Detached, the samples' memory is free at once, whoever still holds the array.
		(samples.buffer as ArrayBuffer).transfer(0);
		const onProgress = (done: number) => say({ done });
		say({ alignment: await alignEnergies(energies, sentences, await createEspeak(), { onProgress }) });
	} catch (error) {
		say(error instanceof Invalid ? { error, invalid: error.message } : { error });
	}
});
