import { Worker } from 'node:worker_threads';
import { Conflict } from '#lib/platform/errors.ts';
import type { FitStep } from '../fit-steps.ts';
import type { FitOutcome } from './fit-models.server.ts';

/** To fit a model and add what was published meanwhile, or only the latter. */
export type ThreadWork = 'fit' | 'add';

/** What the thread tells. */
export type ThreadNews =
	| { step: FitStep }
	| { fitted: FitOutcome }
	| { done: true; added: number }
	| { conflict: string }
	| { error: unknown };

export interface ThreadOptions {
	onStep?: (step: FitStep) => void;
	/** Stops the thread at once; what serves goes on serving. */
	signal?: AbortSignal | undefined;
}

/** What became of the work: the fit, if it was one, and how many new cases were added. */
export interface ThreadOutcome {
	fitted: FitOutcome | undefined;
	added: number;
}

/** Does the work in a thread with a database connection of its own, so that whoever serves pages in this process goes on doing so. */
export function runInThread(
	work: ThreadWork,
	databaseUrl: string,
	{ onStep, signal }: ThreadOptions = {},
): Promise<ThreadOutcome> {
	signal?.throwIfAborted();
	const thread = new Worker(new URL('./fit-thread.ts', import.meta.url), { workerData: { work, databaseUrl } });
	return new Promise<ThreadOutcome>((resolve, reject) => {
		let fitted: FitOutcome | undefined;
		signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
		thread.on('message', (news: ThreadNews) => {
			if ('step' in news) onStep?.(news.step);
			else if ('fitted' in news) fitted = news.fitted;
			else if ('done' in news) resolve({ fitted, added: news.added });
			else reject('conflict' in news ? new Conflict(news.conflict) : news.error);
		});
		thread.once('error', reject);
		thread.once('exit', (code) => reject(new Error(`The fit stopped before it was done (exit code ${code}). Fit again.`)));
	}).finally(() => thread.terminate());
}
