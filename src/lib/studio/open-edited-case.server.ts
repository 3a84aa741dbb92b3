import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import type { CaseDocument } from './case-document.ts';
import { withoutKnownTimes } from './known-times.ts';
import { readCaseDocument } from './open-case-document.server.ts';
import { keepVersion, openVersion } from './versions.server.ts';

/** A case as it is now, with the number by which `saveEditedCase` knows what its editor had before them. */
export interface EditedCase {
	document: CaseDocument;
	/** Hand it in as `base`. */
	version: number;
}

/** A case to be edited. Throws NotFound for whoever is no editor. */
export async function openEditedCase(db: Db, viewer: Viewer, caseId: number): Promise<EditedCase> {
	mustBeEditor(viewer);
	return openAsItStands(db, caseId);
}

/** As `openEditedCase`, for callers who have asked who may. */
export async function openAsItStands(db: Db, caseId: number): Promise<EditedCase> {
	const document = await readCaseDocument(db, caseId);
	const newest = await openVersion(db, caseId);
	if (newest && isDeepStrictEqual(newest.document, withoutKnownTimes(document))) return { document, version: newest.number };
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		return openNewest(tx, caseId);
	});
}

/** As `openEditedCase`, for a caller who holds the catalogue's lock: what was changed elsewhere becomes a version of nobody's. */
export async function openNewest(tx: Db, caseId: number): Promise<EditedCase> {
	const document = await readCaseDocument(tx, caseId);
	const kept = withoutKnownTimes(document);
	const newest = await openVersion(tx, caseId);
	if (newest && isDeepStrictEqual(newest.document, kept)) return { document, version: newest.number };
	const version = await keepVersion(tx, caseId, { session: randomUUID(), savedBy: null, document: kept });
	return { document, version };
}
