import { isDeepStrictEqual } from 'node:util';
import type { Member } from '#lib/accounts/viewer.ts';
import { findStoredCase } from '#lib/catalogue/find-stored-case.server.ts';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import { normaliseContent } from '#lib/catalogue/normalise-content.ts';
import type { Db } from '#lib/platform/db.ts';
import type { CaseDocument } from '../case-document.ts';
import { explainRefusal } from '../explain-refusal.ts';
import type { ImportResult, Saying } from '../imports.ts';
import { withKnownTimes, withoutKnownTimes } from '../known-times.ts';
import { missingFor } from '../missing-for.ts';
import { readCaseDocument } from '../open-case-document.server.ts';
import { saveCaseParts } from '../save-case-document.server.ts';
import { saveEditedCase } from '../save-edited-case.server.ts';
import { type NewFile, withStored } from '../stored-media.ts';
import { keepVersion } from '../versions.server.ts';
import { say } from './say.ts';

/** A case that an import brings, and what it was compared with; without a `known` case it is new. */
export interface CaseToStore {
	known: { caseId: number; base: number } | undefined;
	document: CaseDocument;
	stored: readonly NewFile[];
	/** The import's own: its versions are those of one session. */
	session: string;
	/** Whether a new case is published when nothing stands in its way. */
	publishes: boolean;
	/** What the import was of, for the case's history. */
	name: string;
}

/** What became of a case; `caseId` is missing when there is none. */
export interface StoredCase {
	result: ImportResult;
	caseId: number;
	unmerged?: string;
	sayings: Saying[];
}

/**
 * Stores a case of an import as an edit of the editor's, in the caller's transaction. What others saved since it was compared is
 * merged with it; where that contradicts, the import's edit waits for its editor to choose.
 */
export async function storeCase(tx: Db, editor: Member, toStore: CaseToStore): Promise<StoredCase> {
	return toStore.known ? change(tx, editor, toStore, toStore.known) : create(tx, editor, toStore);
}

async function change(
	tx: Db,
	editor: Member,
	{ document, stored, session }: CaseToStore,
	{ caseId, base }: { caseId: number; base: number },
): Promise<StoredCase> {
	const wanted = withoutKnownTimes(document);
	const edit = { caseId, base, session, stored, change: (before: CaseDocument) => withKnownTimes(wanted, before) };
	const outcome = await saveEditedCase(tx, editor, edit);
	if (!outcome.saved) return { result: 'conflict', caseId, unmerged: outcome.unmerged, sayings: [] };
	return { result: outcome.version === base ? 'left' : 'changed', caseId, sayings: [] };
}

async function create(tx: Db, editor: Member, { document, stored, session, publishes, name }: CaseToStore): Promise<StoredCase> {
	await lockCatalogue(tx);
	const there = await findStoredCase(tx, normaliseContent(document.case));
	if (there) return madeMeanwhile(tx, there.id, document);
	const isOut = publishes && isReady(document);
	const status = isOut ? ('published' as const) : ('draft' as const);
	const caseId = await insert(tx, { ...document, case: { ...document.case, status } }, stored);
	if (isOut) await noteOut(tx, editor, caseId, name);
	const kept = withoutKnownTimes(await readCaseDocument(tx, caseId));
	await keepVersion(tx, caseId, { session, savedBy: editor.id, document: kept });
	return { result: 'created', caseId, sayings: publishes && !isOut ? [say('staysDraft')] : [] };
}

async function insert(tx: Db, document: CaseDocument, stored: readonly NewFile[]): Promise<number> {
	try {
		return (await saveCaseParts(tx, document, withStored(document.media, stored))).id;
	} catch (error) {
		throw explainRefusal(error, document.case);
	}
}

/** Whatever a case cannot be published without is there; what an editor only ought to see to stops no import. */
function isReady(document: CaseDocument): boolean {
	const missing = missingFor('publish', document, { state: 'none', isChanged: false });
	return missing.every(({ weight }) => weight !== 'refusal');
}

async function noteOut(tx: Db, editor: Member, caseId: number, note: string): Promise<void> {
	const row = { case_id: caseId, state: 'published', changed_by: editor.id, note: note || null };
	await tx.insertInto('studio.workflows').values(row).execute();
}

/** Somebody made the case since it was compared: perhaps by the same import. */
async function madeMeanwhile(tx: Db, caseId: number, document: CaseDocument): Promise<StoredCase> {
	const stored = await readCaseDocument(tx, caseId);
	if (isDeepStrictEqual(comparable(stored), comparable(document))) return { result: 'left', caseId, sayings: [] };
	return { result: 'conflict', caseId, sayings: [say('madeMeanwhile')] };
}

/** Whether and when readers see a case is not the import's to say. */
function comparable(document: CaseDocument) {
	const { case: content, media, ...rest } = withoutKnownTimes(document);
	const { status, publishedAt, guid, ...said } = normaliseContent(content);
	return { ...rest, case: said, media: media.map(({ kind, src }) => ({ kind, src })) };
}
