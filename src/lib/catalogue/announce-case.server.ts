import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';

/** Makes pages that show a case stale now, and once more when a case that is published in advance comes out. */
export async function announceCase(tx: Db, id: number): Promise<void> {
	const tags = [`case:${id}`, 'list'];
	await pagesChanged(tx, tags);
	const ahead = await tx
		.selectFrom('catalogue.cases')
		.select('published_at')
		.where('id', '=', id)
		.where('status', '=', 'published')
		.where('published_at', '>', new Date())
		.executeTakeFirst();
	if (ahead?.published_at) await enqueue(tx, 'pages_changed', { tags }, { key: `publish:${id}`, runAt: ahead.published_at });
}
