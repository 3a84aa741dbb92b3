import { workerData } from 'node:worker_threads';
import { openLexicon } from './open-lexicon.server.ts';

openLexicon(workerData as string);
