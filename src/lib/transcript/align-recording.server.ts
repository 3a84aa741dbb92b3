import { Worker } from 'node:worker_threads';
import { Invalid } from '#lib/platform/errors.ts';
import type { Recording, WorkerNews } from './align/align-worker.ts';
import type { Alignment, AlignOptions } from './alignment.ts';

/**
 * Times a text against its sound in a thread of its own; an abort stops the thread at once. The samples move to the thread:
 * the caller's array is empty afterwards. Throws `Invalid` when no voice reads the text's language.
 */
export function alignRecording(recording: Recording, { onProgress, signal }: AlignOptions = {}): Promise<Alignment> {
	signal?.throwIfAborted();
	// A large nursery would only keep memory from others: what is large here is no object of the heap.
	const worker = new Worker(new URL('./align/align-worker.ts', import.meta.url), {
		resourceLimits: { maxYoungGenerationSizeMb: 8 },
	});
	worker.postMessage(recording, [recording.samples.buffer as ArrayBuffer]);
	return new Promise<Alignment>((resolve, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
		worker.on('message', (news: WorkerNews) => {
			if ('done' in news) onProgress?.(news.done);
			else if ('alignment' in news) resolve(news.alignment);
			else reject(news.invalid === undefined ? news.error : new Invalid(news.invalid));
		});
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`The timing stopped before it was done (exit code ${code}).`)));
	}).finally(() => worker.terminate());
}
