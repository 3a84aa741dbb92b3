import { Worker } from 'node:worker_threads';
import { Invalid } from '#lib/platform/errors.ts';
import type { SoundMeasure } from '../sound-measure.ts';

const timeLimitMs = 30 * 60_000;

/** Hears an MP3 to its end with a decoder in WebAssembly, in a thread of its own. */
export async function measureMp3(path: string, signal?: AbortSignal): Promise<SoundMeasure> {
	signal?.throwIfAborted();
	const worker = new Worker(new URL('./measure-mp3-thread.ts', import.meta.url), {
		workerData: path,
		resourceLimits: { maxOldGenerationSizeMb: 256 },
	});
	const stop = () => void worker.terminate();
	const timer = setTimeout(stop, timeLimitMs);
	signal?.addEventListener('abort', stop);
	try {
		return await new Promise((resolve, reject) => {
			const refuse = (why: string) =>
				reject(new Invalid(`The recording cannot be read to its end: ${why} Try another copy of it.`, 'media'));
			worker
				.once('message', (measure: SoundMeasure | string) => (typeof measure === 'string' ? refuse(measure) : resolve(measure)))
				.once('error', ({ message }) => refuse(`${message}.`))
				.once('exit', () => (signal?.aborted ? reject(signal.reason) : refuse('It took too long.')));
		});
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', stop);
		stop();
	}
}
