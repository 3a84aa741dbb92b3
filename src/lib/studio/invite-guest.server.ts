import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { hashToken } from '#lib/platform/token.ts';
import { type GuestHouse, guestToken } from './guest-link.ts';
import { sealContact } from './guests/guest-contact.ts';
import { letterToGuest } from './guests/guest-mails.ts';
import { invitationDays } from './invitation.ts';
import { type AskedOfGuest, type InviteForm, type InviteProblem, readInvite } from './invite-form.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { listTemplates } from './templates.server.ts';

export interface Invite {
	caseId: number;
	/** A UUID that the form brings along, so that the same form twice is one invitation. */
	id: string;
	form: InviteForm;
}

export type InviteOutcome = { invited: true } | { invited: false; problems: InviteProblem[] };

const dayS = 24 * 60 * 60;

/** Invites a guest to a case by mail. Throws NotFound for whoever is no editor. */
export async function inviteGuest(
	db: Db,
	house: GuestHouse,
	viewer: Viewer,
	{ caseId, id, form }: Invite,
): Promise<InviteOutcome> {
	const editor = mustBeEditor(viewer);
	const { document } = await openEditedCase(db, viewer, caseId);
	const template = (await listTemplates(db, viewer)).find((one) => String(one.id) === form.template);
	const { asked, problems } = readInvite(form, template, document);
	if (problems.length > 0) return { invited: false, problems };
	return inTransaction(db, async (tx) => {
		const expiresAt = new Date(Date.now() + invitationDays * dayS * 1000);
		if (!(await store(tx, house, { caseId, id, form, asked, invitedBy: editor.id, expiresAt }))) return { invited: true };
		const guest = {
			...{ id, expiresAt, email: form.email, guestName: form.name.trim(), language: asked.language, title: document.case.title },
			...{ editor: editor.name, asksApproval: form.asksApproval, questions: asked.questions.length },
		};
		await queueMail(tx, house.secret, letterToGuest(house, guest, 'invitation'), 2 * dayS);
		return { invited: true };
	});
}

interface Stored extends Invite {
	asked: AskedOfGuest;
	invitedBy: string;
	expiresAt: Date;
}

/** False when the same form was sent before. */
async function store(
	tx: Db,
	{ secret }: GuestHouse,
	{ caseId, id, form, asked, invitedBy, expiresAt }: Stored,
): Promise<boolean> {
	const { rows } = await sql`
		insert into studio.invitations (id, case_id, guest_name, guest_kind, sealed_email, token_hash, language, lead, questions, quotes,
			asks_approval, invited_by, expires_at)
		values (${id}, ${caseId}, ${form.name.trim()}, ${form.kind}, ${sealContact(secret, form.email)}, ${hashToken(guestToken(secret, id))},
			${asked.language}, ${asked.lead.trim() || null}, ${JSON.stringify(asked.questions)}::jsonb, ${JSON.stringify(asked.quotes)}::jsonb,
			${form.asksApproval}, ${invitedBy}, ${expiresAt})
		on conflict (id) do nothing returning id
	`.execute(tx);
	return rows.length > 0;
}
