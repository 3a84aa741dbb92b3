import { buffer } from 'node:stream/consumers';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { findRecording } from './find-recording.server.ts';
import { openRenditions } from './open-renditions.server.ts';
import { decodePeaks, peakHeights } from './peaks.ts';

/** So many heights from 0 to 1 of the recording of a case that the caller may see; none until they are measured. */
export async function readPeakHeights(db: Db, storage: Storage, caseId: number, count: number): Promise<number[]> {
	const recording = await findRecording(db, caseId);
	const made = await openRenditions(db, caseId);
	const key = made[recording?.sha256 ?? '']?.renditions.find(({ kind }) => kind === 'peaks')?.storageKey;
	if (!key) return [];
	try {
		const peaks = decodePeaks(await buffer((await storage.open(key)).stream));
		return peaks ? peakHeights(peaks, count) : [];
	} catch (error) {
		// Renditions are made anew where they are missing; meanwhile the page does without.
		if (error instanceof NotFound) return [];
		throw error;
	}
}
