import { isDeepStrictEqual } from 'node:util';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import { normaliseContent } from '#lib/catalogue/normalise-content.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';
import { explainRefusal } from './explain-refusal.ts';
import { withKnownTimes, withoutKnownTimes } from './known-times.ts';
import { mergeDocuments, type Settled } from './merge-documents.ts';
import type { MergeConflict } from './merge-values.ts';
import { readCaseDocument } from './open-case-document.server.ts';
import { openNewest } from './open-edited-case.server.ts';
import { saveCaseParts } from './save-case-document.server.ts';
import { type NewFile, withStored } from './stored-media.ts';
import { dropUnmerged, keepUnmerged } from './unmerged.server.ts';
import { keepVersion, openVersion } from './versions.server.ts';

/** One edit of a case. */
export interface CaseEdit {
	caseId: number;
	/** The version that the editor had before them: `version` of `openEditedCase` or of the last save. */
	base: number;
	/** A UUID for as long as somebody edits without leaving the page; versions of one session are shown as one. */
	session: string;
	/** Makes what the editor wants of what they had before them; must not change its argument. */
	change: (document: CaseDocument) => CaseDocument;
	/** Files that new media items have as `src`. */
	stored?: readonly NewFile[];
	/** The edit that was kept when the same form could not be saved before: this one takes its place. */
	unmerged?: string | undefined;
	/** What a person chose where edits contradict each other. */
	settled?: Settled;
}

/**
 * What became of an edit. `version` is the `base` of the same form's next edit; with `others` the case has changes besides
 * that the form does not show. An edit that contradicts others' is not saved but kept as `unmerged` until somebody chooses.
 */
export type EditOutcome =
	| { saved: true; version: number; others: boolean }
	| { saved: false; conflicts: MergeConflict[]; unmerged: string };

/**
 * Saves an edit of a case on top of what others saved meanwhile, and keeps it as a version. Throws NotFound for whoever is
 * no editor; Invalid and Conflict for what cannot be stored.
 */
export async function saveEditedCase(db: Db, viewer: Viewer, edit: CaseEdit): Promise<EditOutcome> {
	const editor = mustBeEditor(viewer);
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const newest = await openNewest(tx, edit.caseId);
		const isNewest = edit.base === newest.version;
		const base = isNewest ? newest.document : (await openVersion(tx, edit.caseId, edit.base))?.document;
		const mine = wanted(edit.change(base ?? newest.document), newest.document);
		if (base && isDeepStrictEqual(mine, base)) {
			await dropUnmerged(tx, editor, edit.unmerged);
			return { saved: true, version: edit.base, others: !isNewest };
		}
		const { document, conflicts } = isNewest
			? { document: mine, conflicts: [] }
			: merge(base, mine, newest.document, edit.settled);
		if (conflicts.length > 0)
			return { saved: false, conflicts, unmerged: await keepUnmerged(tx, editor, edit, withoutKnownTimes(mine)) };
		refuseSilencing(newest.document, document);
		await store(tx, document, edit.stored ?? []);
		await dropUnmerged(tx, editor, edit.unmerged);
		return keep(tx, { ...edit, savedBy: editor.id, mine, isMerged: !isDeepStrictEqual(document, mine) });
	});
}

/** What the editor wants, as it will be read again; what a case is known by is not theirs to change. */
function wanted(changed: CaseDocument, stored: CaseDocument): CaseDocument {
	const { case: content, ...rest } = storable(caseDocument.parse(changed));
	return { ...rest, case: normaliseContent({ ...content, guid: stored.case.guid }) };
}

function merge(base: CaseDocument | undefined, mine: CaseDocument, theirs: CaseDocument, settled?: Settled) {
	const [before, my, their] = [base && withoutKnownTimes(base), withoutKnownTimes(mine), withoutKnownTimes(theirs)];
	const { document, conflicts } = mergeDocuments(before, my, their, settled);
	return { document: withKnownTimes(document, theirs, mine), conflicts };
}

/** What readers can read stays readable; an import may bring out a case that never had a text. */
function refuseSilencing(before: CaseDocument, after: CaseDocument): void {
	if (after.case.status !== 'published' || !before.transcript || after.transcript) return;
	throw new Invalid(
		'This case is published, and must keep its text. Withdraw it first, or put another text in its place.',
		'transcript',
	);
}

async function store(tx: Db, document: CaseDocument, stored: readonly NewFile[]): Promise<void> {
	try {
		await saveCaseParts(tx, document, withStored(document.media, stored));
	} catch (error) {
		throw explainRefusal(error, document.case);
	}
}

interface Keeping extends CaseEdit {
	savedBy: string;
	mine: CaseDocument;
	isMerged: boolean;
}

/** When others' changes came in, the form's own state is a version too: its next edit is compared with that one. */
async function keep(tx: Db, { caseId, session, savedBy, mine, isMerged }: Keeping): Promise<EditOutcome> {
	const own = { session, savedBy };
	const document = withoutKnownTimes(await readCaseDocument(tx, caseId));
	const before = isMerged ? await keepVersion(tx, caseId, { ...own, document: withoutKnownTimes(mine) }) : undefined;
	const newest = await openVersion(tx, caseId);
	const version = isDeepStrictEqual(newest?.document, document)
		? newest?.number
		: await keepVersion(tx, caseId, { ...own, document });
	return { saved: true, version: before ?? version ?? 0, others: isMerged };
}
