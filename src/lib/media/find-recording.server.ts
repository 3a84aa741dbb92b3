import type { Db } from '#lib/platform/db.ts';

/** The stored recording in which a case's text is heard: its sound, or else its video. */
export async function findRecording(db: Db, caseId: number): Promise<{ sha256: string; storageKey: string } | undefined> {
	const row = await db.selectFrom('media.recordings').selectAll().where('case_id', '=', caseId).executeTakeFirst();
	if (!row?.sha256 || !row.storage_key) return undefined;
	return { sha256: row.sha256, storageKey: row.storage_key };
}
