import { isUuid } from '#lib/accounts/is-uuid.ts';
import { type Member, mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';

/** An edit that contradicts what others saved: what it began with, and what its editor wants. */
export interface UnmergedEdit {
	id: string;
	caseId: number;
	base: number;
	session: string;
	document: CaseDocument;
}

/** Keeps an edit until its editor has chosen, in place of what the same form kept before; says what it is called. */
export async function keepUnmerged(
	tx: Db,
	editor: Member,
	edit: { caseId: number; base: number; session: string; unmerged?: string | undefined },
	document: CaseDocument,
): Promise<string> {
	const { caseId, base, session, unmerged } = edit;
	const row = { base, session, document: JSON.stringify(document), saved_at: new Date() };
	const kept = await tx
		.updateTable('studio.unmerged')
		.set(row)
		.where('id', '=', unmerged && isUuid(unmerged) ? unmerged : null)
		.where('case_id', '=', caseId)
		.where('saved_by', '=', editor.id)
		.returning('id')
		.executeTakeFirst();
	if (kept) return kept.id;
	const added = { ...row, case_id: caseId, saved_by: editor.id };
	return (await tx.insertInto('studio.unmerged').values(added).returning('id').executeTakeFirstOrThrow()).id;
}

/** Forgets an edit of the editor's own that waits, because it is saved by now or thrown away. */
export async function dropUnmerged(tx: Db, viewer: Viewer, id: string | undefined): Promise<void> {
	const editor = mustBeEditor(viewer);
	if (id && isUuid(id)) await tx.deleteFrom('studio.unmerged').where('id', '=', id).where('saved_by', '=', editor.id).execute();
}

/** An edit of the viewer's own that waits; throws NotFound. */
export async function openUnmerged(db: Db, viewer: Viewer, caseId: number, id: string): Promise<UnmergedEdit> {
	const found = (await listUnmerged(db, viewer, caseId)).find((edit) => edit.id === id);
	if (!found) throw new NotFound('This edit does not wait any more. It is saved, or was thrown away.');
	return found;
}

/** The viewer's own edits of a case that wait, oldest first. */
export async function listUnmerged(db: Db, viewer: Viewer, caseId: number): Promise<UnmergedEdit[]> {
	const rows = await db
		.selectFrom('studio.unmerged')
		.select(['id', 'base', 'session', 'document'])
		.where('case_id', '=', caseId)
		.where('saved_by', '=', mustBeEditor(viewer).id)
		.orderBy('saved_at')
		.execute();
	return rows.map((row) => ({ ...row, caseId, document: caseDocument.parse(row.document) }));
}
