import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { openMailer, type QueuedMail, sendQueuedMail } from '#lib/platform/mail.server.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { guestToken } from '#lib/studio/guest-link.ts';
import { emptyInvite, type InviteForm } from '#lib/studio/invite-form.ts';
import { inviteGuest } from '#lib/studio/invite-guest.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { saveTemplate } from '#lib/studio/templates.server.ts';
import { startMailBox } from '../accounts/mail-box.ts';
import { makeMember } from '../accounts/make-member.ts';
import { test as databaseTest } from '../database/database-test.ts';
import { makeCase } from '../database/make-case.ts';

export const secret = 'a secret of tests, long enough to be one';
export const house = { secret, config: { origin: 'https://cases.example.org', siteName: 'Testdugnad' } };

/** A test with a real mail server: `mails.deliver()` brings the queue to it. */
export const test = databaseTest.extend('mails', { scope: 'file' }, async ({ db }, { onCleanup }) => {
	const box = await startMailBox();
	onCleanup(() => box.close());
	const send = openMailer({ smtpUrl: box.url, mailFrom: 'post@example.org', siteName: 'Testdugnad', production: false });
	const deliver = async () => {
		const { rows } = await sql<{ id: number; payload: QueuedMail }>`
			select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
			where t.identifier = 'send_mail'`.execute(db);
		for (const { payload } of rows) await sendQueuedMail(send, secret, payload);
		await sql`select graphile_worker.complete_jobs(${rows.map(({ id }) => id)}::bigint[])`.execute(db);
		return rows.length;
	};
	/** What has arrived for somebody and not been taken out. */
	const waitingFor = (to: string) => box.waiting().filter((mail) => mail.to?.some(({ address }) => address === to));
	return { box, deliver, waitingFor };
});

let made = 0;

/** An invented case with a text and a quote, its editor, and a questionnaire. */
export async function begin(db: Db) {
	const turns = ['Vi kaster nesten ingenting lenger i dag.', 'Det begynte med en bøtte og en vekt.'].map((text) => ({
		...{ text, kind: 'speech' as const, speaker: 'Gro Gjestad' },
	}));
	const people = [{ name: 'Gro Gjestad', role: 'guest' as const }];
	const quotes = [{ text: 'Vi kaster nesten ingenting', speaker: 'Gro Gjestad' }];
	const content = makeCase({ title: `Matsvinn ${++made}`, status: 'draft', people, quotes });
	const document = { case: content, media: [], transcript: { language: 'nb', turns } };
	const { id: caseId } = await saveCaseDocument(db, operator, document, { storeMedia: () => Promise.reject(new Error()) });
	const editor = await makeMember(db, { role: 'editor', name: 'Anna Redaktørsen' });
	const questions = [
		{ question: 'Hva har du prøvd innen {tema}?', guestKinds: [] },
		{ question: 'Hva viser forskningen?', guestKinds: ['forsker'] },
		{ question: 'Hvem lærte du av?', guestKinds: [] },
	];
	const stored = await saveTemplate(db, editor, { name: `Skjema ${made}`, language: 'nb', lead: 'Kort, takk.', questions });
	if (!stored.saved) throw new Error('The questionnaire was not stored.');
	const invite = async (more: Partial<InviteForm> = {}) => {
		const id = randomUUID();
		const email = `gjest-${id.slice(0, 8)}@example.org`;
		const form = {
			...emptyInvite('nb'),
			name: 'Gro Gjestad',
			email,
			template: String(stored.id),
			theme: 'matsvinn',
			quotes: ['0'],
			...more,
		};
		const outcome = await inviteGuest(db, house, editor, { caseId, id, form });
		return { id, form, outcome, email: form.email, token: guestToken(secret, id) };
	};
	const edit = async (change: (document: CaseDocument) => CaseDocument) => {
		const { version: base } = await openEditedCase(db, editor, caseId);
		await saveEditedCase(db, editor, { caseId, base, session: randomUUID(), change });
	};
	return { caseId, editor, invite, edit, templateId: stored.id, editorEmail: `${editor.id}@example.org` };
}

/** Another beginning of the case. */
export function withIngress(ingress: string) {
	return (document: CaseDocument): CaseDocument => ({ ...document, case: { ...document.case, ingress } });
}
