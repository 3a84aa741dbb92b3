import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { applyGuestFields, type GuestFields, type GuestProblem } from './guest-fields.ts';
import type { GuestHouse } from './guest-link.ts';
import { tellEditor } from './guests/tell-editor.server.ts';
import { hasAnswer } from './invitation.ts';
import { findInvitation, type OpenInvitation } from './open-invitation.server.ts';

/** What is too long is not kept, and told; all else is. */
export interface KeptWork {
	problems: GuestProblem[];
	savedAt: Date;
}

/** Keeps what a guest writes, while they write: only the fields that are sent. Throws NotFound for a link that does not open. */
export async function saveGuestWork(db: Db, token: string, fields: GuestFields): Promise<KeptWork> {
	return inTransaction(db, async (tx) => keepWork(tx, await findInvitation(tx, token, { lock: true }), fields));
}

/** As `saveGuestWork`, for a caller who has locked the invitation. */
export async function keepWork(tx: Db, invitation: OpenInvitation, fields: GuestFields): Promise<KeptWork> {
	const { work, problems } = applyGuestFields(invitation, invitation.questions.length, fields);
	const savedAt = new Date();
	const isChanged = !isDeepStrictEqual(work, { answers: invitation.answers, quotes: invitation.quotes });
	if (isChanged)
		await sql`
			update studio.invitations
			set answers = ${JSON.stringify(work.answers)}::jsonb, quotes = ${JSON.stringify(work.quotes)}::jsonb, saved_at = ${savedAt}
			where id = ${invitation.id}
		`.execute(tx);
	Object.assign(invitation, work);
	return { problems, savedAt };
}

export type SendOutcome =
	| { sent: true }
	| { sent: false; because: 'tooLong'; problems: GuestProblem[] }
	| { sent: false; because: 'empty' };

/** The guest is done with the questions, and the editor is told, once. Throws NotFound for a link that does not open. */
export async function sendAnswers(db: Db, house: GuestHouse, token: string, fields: GuestFields): Promise<SendOutcome> {
	return inTransaction(db, async (tx) => {
		const invitation = await findInvitation(tx, token, { lock: true });
		const { problems } = await keepWork(tx, invitation, fields);
		if (problems.length > 0) return { sent: false, because: 'tooLong', problems };
		if (!hasAnswer(invitation) && !invitation.quotes.some(({ verdict }) => verdict)) return { sent: false, because: 'empty' };
		if (await markAnswered(tx, invitation)) await tellEditor(tx, house, invitation, 'answered');
		return { sent: true };
	});
}

/** Notes that the guest is done with the questions; false when they were before. */
export async function markAnswered(tx: Db, { id, answeredAt }: OpenInvitation): Promise<boolean> {
	await sql`update studio.invitations set answered_at = now() where id = ${id} and answered_at is null`.execute(tx);
	return answeredAt === null;
}
