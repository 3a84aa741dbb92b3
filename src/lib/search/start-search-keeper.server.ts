import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { KeptIndex } from './keep-index.server.ts';

const patienceMs = 5_000;

/** Keeps the index in a thread of its own, which is started again should it ever end; the returned function stops it. */
export function startSearchKeeper(kept: KeptIndex): () => Promise<void> {
	let isStopping = false;
	let thread = start();

	function start(): Worker {
		const worker = new Worker(new URL('./keep-index-thread.ts', import.meta.url), {
			workerData: kept,
			// A large nursery would only keep memory from others.
			resourceLimits: { maxYoungGenerationSizeMb: 8 },
		});
		worker.on('error', (error) => console.error('The search index is not kept; it is tried again in five seconds.', error));
		worker.once('exit', async () => {
			await sleep(patienceMs, undefined, { ref: false });
			if (!isStopping) thread = start();
		});
		return worker;
	}

	return async () => {
		isStopping = true;
		if (thread.threadId === -1) return;
		const ended = once(thread, 'exit');
		thread.postMessage('stop');
		await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
		await thread.terminate();
	};
}
