import type { Db } from '#lib/platform/db.ts';
import { findHorizon } from '../find-horizon.server.ts';

const memoryMs = 1000;

/**
 * The header that says up to which time the store is complete (xAPI 1.0.3 Communication 2.1.3), for answers that have not
 * looked. What was true a second ago is still true, so the database is asked once a second at most.
 */
export function openThrough(db: Db): () => Promise<Record<string, string>> {
	let known = { time: new Date(0), askedAt: 0 };
	return async () => {
		const askedAt = Date.now();
		if (askedAt - known.askedAt > memoryMs) known = { time: await findHorizon(db), askedAt };
		return { 'X-Experience-API-Consistent-Through': known.time.toISOString() };
	};
}
