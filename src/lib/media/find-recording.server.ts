import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** The stored recording in which a case's text is heard. */
export interface Recording {
	sha256: string;
	storageKey: string;
}

/** A case's recording: its sound, or else its video; undefined when none is stored here. */
export async function findRecording(db: Db, caseId: number): Promise<Recording | undefined> {
	const row = await db.selectFrom('media.recordings').selectAll().where('case_id', '=', caseId).executeTakeFirst();
	if (!row?.sha256 || !row.storage_key) return undefined;
	return { sha256: row.sha256, storageKey: row.storage_key };
}

/** The same, where there must be one; throws NotFound. */
export async function openRecording(db: Db, caseId: number): Promise<Recording> {
	const recording = await findRecording(db, caseId);
	if (!recording) throw new NotFound('This case has no sound here. Import it with --media=download first.');
	return recording;
}
