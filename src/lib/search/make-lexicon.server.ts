import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lexiconFile } from './open-lexicon.server.ts';

/** Makes a folder's lexicon where there is none, in a thread that takes with it the hundreds of megabytes that learning needs. */
export async function makeLexicon(folder: string): Promise<void> {
	if (existsSync(join(folder, lexiconFile))) return;
	await once(new Worker(new URL('./make-lexicon-thread.ts', import.meta.url), { workerData: folder }), 'exit');
}
