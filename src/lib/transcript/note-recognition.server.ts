import type { Db } from '#lib/platform/db.ts';
import { storable } from '#lib/platform/storable-text.ts';

/** Writes down that a recording of a case was listened to, and why that gave no text when it did not. */
export async function noteRecognition(db: Db, caseId: number, recordingSha256: string, problem?: string): Promise<void> {
	const noted = { recording_sha256: recordingSha256, problem: problem ? storable(problem).slice(0, 1000) : null };
	await db
		.insertInto('transcript.recognitions')
		.values({ case_id: caseId, ...noted })
		.onConflict((conflict) => conflict.column('case_id').doUpdateSet({ ...noted, updated_at: new Date() }))
		.execute();
}
