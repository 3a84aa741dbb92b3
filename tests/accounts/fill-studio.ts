import { randomBytes, randomUUID } from 'node:crypto';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { beginUpload } from '#lib/studio/begin-upload.server.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { createCase } from '#lib/studio/create-case.server.ts';
import { emptyInvite } from '#lib/studio/invite-form.ts';
import { inviteGuest } from '#lib/studio/invite-guest.server.ts';
import { moveCase } from '#lib/studio/move-case.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { tellPresence } from '#lib/studio/presence.server.ts';
import { saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { saveSetting } from '#lib/studio/save-setting.server.ts';
import { leaveProposal } from '#lib/studio/settle-proposal.server.ts';

/** Lets a member do what editors do with a case of their own: edit it, contradict an edit, send it to review, begin an upload, invite a guest. */
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
	const imported = {
		kind: 'sheet',
		name: 'caser.csv',
		language: 'nb',
		begun_by: member.id,
		confirmed_by: member.id,
		state: 'done',
	};
	await db.insertInto('studio.imports').values(imported).execute();
	const proposal = { case_id: caseId, kind: 'outcome', content: '{}', passage: '{}', model: 'oppdiktet' };
	const { id } = await db.insertInto('studio.proposals').values(proposal).returning('id').executeTakeFirstOrThrow();
	await leaveProposal(db, editor, { caseId, id });
	await signUpForWebinar(db, member);
	const form = { ...emptyInvite('nb'), name: 'Gro Gjestad', email: 'gro@example.org' };
	const site = {
		secret: 'a secret of tests, long enough to be one',
		config: { origin: 'https://cases.example.org', siteName: 'Testdugnad' },
	};
	await saveSetting(db, { ...member, role: 'operator' }, 'licence', { name: 'En oppdiktet lisens' });
	await inviteGuest(db, site, editor, { caseId, id: randomUUID(), form });
}

function withIngress(ingress: string) {
	return (document: CaseDocument): CaseDocument => ({ ...document, case: { ...document.case, ingress } });
}

/** The address is sealed, and the mail that goes with it is another matter. */
async function signUpForWebinar(db: Db, { id: user_id }: Member): Promise<void> {
	const webinar = { slug: `webinar-${randomUUID()}`, title: 'Et oppdiktet webinar', language: 'nb' };
	const { id } = await db.insertInto('catalogue.webinars').values(webinar).returning('id').executeTakeFirstOrThrow();
	const sealed = { sealed_email: 'forseglet', email_hash: randomBytes(32), token_hash: randomBytes(32) };
	await db
		.insertInto('studio.sign_ups')
		.values({ webinar_id: id, user_id, language: 'nb', ...sealed })
		.execute();
}
