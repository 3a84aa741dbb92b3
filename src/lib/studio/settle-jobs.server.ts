import { mustRunSite, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { removeJob, retryJob } from '#lib/platform/look-at-jobs.ts';

/** Lets a job be tried again, or takes it out of the queue; false when it is done or gone by now, or under way. */
export async function settleJob(db: Db, viewer: Viewer, { id, how }: { id: number; how: 'retry' | 'remove' }): Promise<boolean> {
	mustRunSite(viewer);
	return how === 'retry' ? retryJob(db, id) : removeJob(db, id);
}
