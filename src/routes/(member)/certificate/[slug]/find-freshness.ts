import type { Viewer } from '#lib/accounts/viewer.ts';
import { findLearned } from '#lib/credentials/find-learned.server.ts';
import { freshnessOf } from '#lib/pathways/freshness.server.ts';
import type { Db } from '#lib/platform/db.ts';

/** The share of what a certificate stands for that is estimated to be remembered at a moment, 0 to 1. */
export interface Freshness {
	share: number;
	at: Date;
}

/** How fresh the knowledge behind a certificate is, where the viewer may know; nothing where nothing can be estimated. */
export async function findFreshness(db: Db, viewer: Viewer, slug: string, at = new Date()): Promise<Freshness | undefined> {
	const learned = await findLearned(db, viewer, slug);
	const share = learned && (await freshnessOf(db, learned, at));
	return share === undefined ? undefined : { share, at };
}
