import { parentPort, workerData } from 'node:worker_threads';
import { connectTo } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { addNewCases } from './add-new-cases.server.ts';
import { fitModels } from './fit-models.server.ts';
import type { ThreadNews, ThreadWork } from './run-in-thread.server.ts';

const { work, databaseUrl } = workerData as { work: ThreadWork; databaseUrl: string };
const tell = (news: ThreadNews) => parentPort?.postMessage(news);
const { db, close } = await connectTo(databaseUrl);
try {
	if (work === 'fit') tell({ fitted: await fitModels(db, (step) => tell({ step })) });
	tell({ done: true, added: await addNewCases(db) });
} catch (error) {
	// The class would not survive the way.
	tell(error instanceof Conflict ? { conflict: error.message } : { error });
} finally {
	await close();
}
