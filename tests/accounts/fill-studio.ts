import { randomUUID } from 'node:crypto';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { beginUpload } from '#lib/studio/begin-upload.server.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { createCase } from '#lib/studio/create-case.server.ts';
import { moveCase } from '#lib/studio/move-case.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { tellPresence } from '#lib/studio/presence.server.ts';
import { saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { leaveProposal } from '#lib/studio/settle-proposal.server.ts';

/** Lets a member do what editors do with a case of their own: edit it, contradict an edit, send it to review, begin an upload. */
export async function fillStudio(db: Db, member: Member): Promise<void> {
	const editor: Member = { ...member, role: 'editor' };
	const created = await createCase(db, editor, { title: 'En oppdiktet case under arbeid', language: 'nb' });
	if (!created.created) throw new Error('The case was not made.');
	const { id: caseId } = created;
	const { version: base } = await openEditedCase(db, editor, caseId);
	for (const ingress of ['Først', 'Noe annet'])
		await saveEditedCase(db, editor, { caseId, base, session: randomUUID(), change: withIngress(ingress) });
	await moveCase(db, editor, { caseId, step: 'review' });
	await tellPresence(db, editor, caseId, 'form');
	const house = { limits: { fileBytes: 10_000, openBytes: 10_000, days: 7 }, folder: '.', freeBytes: async () => 1e12 };
	const upload = randomUUID().replaceAll('-', '');
	await beginUpload(db, editor, house, { id: upload, caseId, name: 'opptak.mp3', bytes: 5000, sha256: undefined });
	const proposal = { case_id: caseId, kind: 'outcome', content: '{}', passage: '{}', model: 'oppdiktet' };
	const { id } = await db.insertInto('studio.proposals').values(proposal).returning('id').executeTakeFirstOrThrow();
	await leaveProposal(db, editor, { caseId, id });
}

function withIngress(ingress: string) {
	return (document: CaseDocument): CaseDocument => ({ ...document, case: { ...document.case, ingress } });
}
