import { on } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The words that tell most of a case, in their normal forms, and how much each of them is said. */
export interface CaseWords {
	caseId: number;
	/** Changes with the case and with the analysis. */
	version: string;
	words: [term: string, count: number][];
}

/** Where cases and the lexicon are: `folder` is the one that search keeps. */
export interface WordsSource {
	databaseUrl: string;
	folder: string;
}

/** What the thread tells: some cases, or that there are no more. */
export type WordsNews = { some: CaseWords[] } | { done: true };

/**
 * Reads the words of the cases that the public may see, some at a time, those left out that are known in their present
 * version. A thread of its own analyses them, so that nobody else waits; it works no further ahead than it is asked.
 */
export async function* readCaseWords(source: WordsSource, known: ReadonlyMap<number, string>): AsyncGenerator<CaseWords[]> {
	const thread = new Worker(new URL('./case-words-thread.ts', import.meta.url), { workerData: { source, known } });
	try {
		thread.postMessage('next');
		for await (const [news] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[WordsNews]>) {
			if ('done' in news) return;
			yield news.some;
			thread.postMessage('next');
		}
		throw new Error('The words of the cases could not be read: the thread that reads them stopped too early. Try again.');
	} finally {
		await thread.terminate();
	}
}
