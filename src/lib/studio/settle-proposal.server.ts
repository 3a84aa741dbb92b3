import { isUuid } from '#lib/accounts/is-uuid.ts';
import { type Member, mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import type { Proposal, ProposalContent } from './check-proposal.ts';
import { findPassage, type Passage } from './find-passage.ts';
import { readCaseDocument } from './open-case-document.server.ts';
import { withProposal } from './proposing/with-proposal.ts';
import { type CaseEdit, type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';

/** What became of taking a proposal; it cannot be taken when it is settled already, or nobody says its passage any more. */
export type TakeOutcome = EditOutcome | { saved: false; because: 'gone' | 'noPassage' };

type Taking = Pick<CaseEdit, 'caseId' | 'base' | 'session'> & { id: string };

/** Takes a proposal into its case, all or nothing. Throws as `saveEditedCase`. */
export async function takeProposal(db: Db, viewer: Viewer, { id, ...edit }: Taking): Promise<TakeOutcome> {
	const editor = mustBeEditor(viewer);
	return inTransaction(db, async (tx) => {
		const proposal = await settle(tx, editor, { id, caseId: edit.caseId }, 'taken');
		if (!proposal) return { saved: false, because: 'gone' };
		const { transcript } = await readCaseDocument(tx, edit.caseId);
		const passage = transcript && findPassage(transcript, proposal.passage.text);
		if (!passage) {
			await settle(tx, editor, { id, caseId: edit.caseId }, 'left', 'taken');
			return { saved: false, because: 'noPassage' };
		}
		return saveEditedCase(tx, viewer, { ...edit, change: (document) => withProposal(document, { ...proposal, passage }) });
	});
}

/** Puts a proposal away; tells whether it was waiting. Throws NotFound for whoever is no editor. */
export async function leaveProposal(db: Db, viewer: Viewer, which: { caseId: number; id: string }): Promise<boolean> {
	return (await settle(db, mustBeEditor(viewer), which, 'left')) !== undefined;
}

async function settle(
	db: Db,
	{ id: editorId }: Member,
	{ caseId, id }: { caseId: number; id: string },
	state: 'taken' | 'left',
	from: 'waiting' | 'taken' = 'waiting',
): Promise<Proposal | undefined> {
	if (!isUuid(id)) return undefined;
	const row = await db
		.updateTable('studio.proposals')
		.set({ state, settled_by: editorId, settled_at: new Date() })
		.where('id', '=', id)
		.where('case_id', '=', caseId)
		.where('state', '=', from)
		.returning(['content', 'passage'])
		.executeTakeFirst();
	return row && { content: row.content as unknown as ProposalContent, passage: row.passage as unknown as Passage };
}
