import { parentPort, workerData } from 'node:worker_threads';
import { connectTo } from '#lib/platform/db.ts';
import type { WordsNews, WordsSource } from './case-words.server.ts';
import { gatherCaseWords } from './gather-case-words.server.ts';
import { makeLexicon } from './make-lexicon.server.ts';
import { openWords } from './open-words.server.ts';

const { source, known } = workerData as { source: WordsSource; known: ReadonlyMap<number, string> };
const { db } = await connectTo(source.databaseUrl);
await makeLexicon(source.folder);
const words = gatherCaseWords(db, openWords(source.folder), known);
parentPort?.on('message', async () => {
	const { value, done } = await words.next();
	parentPort?.postMessage((done ? { done } : { some: value }) as WordsNews);
});
