import { parentPort, workerData } from 'node:worker_threads';
import { type KeptIndex, keepIndex } from './keep-index.server.ts';

// The thread ends by itself once it has stopped: nothing keeps it alive then.
const keeper = await keepIndex(workerData as KeptIndex);
parentPort?.once('message', () => keeper.stop());
