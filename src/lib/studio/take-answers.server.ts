import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { openInvitation } from './list-invitations.server.ts';
import { type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';
import { withGuestAnswers } from './with-guest-answers.ts';

/** What an editor takes into a case, of which version they had before them. */
export interface Taking {
	caseId: number;
	id: string;
	base: number;
	session: string;
	/** The answers as the editor left them, by the place of their question. */
	answers: Record<string, string>;
	/** Which quotes, by their place. */
	quotes: string[];
}

/** Puts a guest's answers into the case, once an editor has read them. Throws NotFound; Invalid for what cannot be stored. */
export async function takeAnswers(
	db: Db,
	viewer: Viewer,
	{ caseId, id, base, session, answers, quotes }: Taking,
): Promise<EditOutcome> {
	return inTransaction(db, async (tx) => {
		const invitation = await openInvitation(tx, viewer, caseId, id);
		const taken = {
			guestName: invitation.guestName,
			answers: invitation.questions.flatMap((question, i) => (answers[i]?.trim() ? [{ ...question, answer: answers[i] }] : [])),
			quotes: invitation.quotes.filter((_, i) => quotes.includes(String(i))),
		};
		const change = (document: Parameters<typeof withGuestAnswers>[0]) => withGuestAnswers(document, taken);
		const outcome = await saveEditedCase(tx, viewer, { caseId, base, session, change });
		if (outcome.saved) await sql`update studio.invitations set taken_at = now() where id = ${id}`.execute(tx);
		return outcome;
	});
}
