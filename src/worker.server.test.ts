import { join } from 'node:path';
import { vi } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { cardKey } from '#lib/media/render-card.server.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { makeCase } from '../tests/database/make-case.ts';
import { test } from '../tests/import/studio-test.ts';
import { startWorker } from './worker.ts';

test('the worker does every job that saving a case queues, and leaves only what is for tomorrow', async ({
	lab,
	db,
	database,
}) => {
	const { storage } = lab.studio;
	const ahead = makeCase({ title: 'Snart', publishedAt: new Date(Date.now() + 300).toISOString() });
	const { id } = await saveCaseDocument(db, operator, { case: ahead, media: [] });
	await enqueue(db, 'transcribe_case', { caseId: id });
	const stop = await startWorker(database, storage, parseConfig({ DATA_DIR: join(lab.folder, 'data') }));
	try {
		await vi.waitUntil(() => storage.has(cardKey(id)), { timeout: 30_000 });
		const waiting = () =>
			db
				.selectFrom('graphile_worker.jobs' as never)
				.selectAll()
				.where('run_at' as never, '<', new Date(Date.now() + 60_000) as never)
				.execute();
		await vi.waitUntil(async () => (await waiting()).length === 0, { timeout: 30_000 });
	} finally {
		await stop();
	}
});
