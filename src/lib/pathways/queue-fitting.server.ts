import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { enqueue, findJob } from '#lib/platform/jobs.ts';
import { listenForChanges } from '#lib/platform/listen-for-changes.ts';
import { mustRunSite } from './must-run-site.ts';

/** Few learn then; hours are those of UTC. */
const nightHour = 2;
const nowKey = 'fit_recommendations_now';
/** Changes that come within this time are seen to together: a case can be recommended about a minute after it is published. */
const gatherMs = 30_000;

/** Fits next night; each fit sees to the night after by itself. */
export async function queueNightlyFit(db: Db, now = new Date()): Promise<void> {
	const runAt = new Date(now);
	runAt.setUTCHours(nightHour, 0, 0, 0);
	if (runAt <= now) runAt.setUTCDate(runAt.getUTCDate() + 1);
	await enqueue(db, 'fit_recommendations', {}, { key: 'fit_recommendations', runAt });
}

/** Fits as soon as the worker is free; throws NotFound for everybody but whoever runs the site. */
export async function queueFitNow(db: Db, viewer: Viewer): Promise<void> {
	mustRunSite(viewer);
	await enqueue(db, 'fit_recommendations', {}, { key: nowKey, attempts: 5 });
}

/** What became of the fit that was last asked for: it waits or is under way, or was given up; undefined when it is done. */
export async function findFitNow(db: Db): Promise<'waiting' | 'failed' | undefined> {
	return findJob(db, nowKey);
}

/**
 * Queues a look for new cases soon after any case has changed, whoever changed it, and once now: what happened while nobody
 * listened is unknown.
 */
export async function queueRefreshes(db: Db, databaseUrl: string): Promise<{ close(): Promise<void> }> {
	let timer: NodeJS.Timeout | undefined;
	const soon = () => {
		timer ??= setTimeout(() => {
			timer = undefined;
			enqueue(db, 'refresh_recommendations', {}, { key: 'refresh_recommendations', attempts: 5 }).catch(soon);
		}, gatherMs).unref();
	};
	const listener = await listenForChanges(databaseUrl, {
		invalidate: (tags) => void (tags.some((tag) => tag === 'list' || tag.startsWith('case:')) && soon()),
		clear: soon,
	});
	return {
		async close() {
			clearTimeout(timer);
			await listener.close();
		},
	};
}
