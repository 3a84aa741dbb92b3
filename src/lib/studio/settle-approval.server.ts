import { sql } from 'kysely';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { approveCase } from './approve-case.server.ts';
import { findApproval, saysTheSame } from './find-approval.server.ts';
import type { GuestFields, GuestProblem } from './guest-fields.ts';
import type { GuestHouse } from './guest-link.ts';
import { tellEditor } from './guests/tell-editor.server.ts';
import { guestLimits, hasAnswer } from './invitation.ts';
import { openNewest } from './open-edited-case.server.ts';
import { findInvitation, type OpenInvitation } from './open-invitation.server.ts';
import { keepWork, markAnswered } from './save-guest-work.server.ts';
import { openVersion } from './versions.server.ts';

/**
 * `gone`: the version that the guest saw is not kept any more, so they must see the case as it stands now first.
 * `isNewest` is false when the case has been changed since they opened the page: what they saw is what they approved.
 */
export type ApprovalOutcome =
	| { approved: true; isNewest: boolean }
	| { approved: false; because: 'gone' }
	| { approved: false; because: 'tooLong'; problems: GuestProblem[] };

/**
 * The guest agrees to the publication of the version that they saw. Once all who were asked agree to the case as it
 * stands, it is approved. The same again changes nothing. Throws NotFound for a link that does not open, or does not ask.
 */
export async function approveAsGuest(
	db: Db,
	house: GuestHouse,
	token: string,
	{ version, fields }: { version: number; fields: GuestFields },
): Promise<ApprovalOutcome> {
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const { invitation, problems } = await openAsked(tx, token, fields);
		if (problems.length > 0) return { approved: false, because: 'tooLong', problems };
		const shown = await openVersion(tx, invitation.caseId, version);
		if (!shown) return { approved: false, because: 'gone' };
		const isRepeated = invitation.approvedAt !== null && invitation.approvedVersion === version;
		if (!isRepeated) await noteApproval(tx, invitation, version);
		const { document } = await openNewest(tx, invitation.caseId);
		const all = await findApproval(tx, invitation.caseId, document);
		if (!isRepeated && all.state === 'approved' && !all.isChanged) await approveCase(tx, invitation.caseId);
		if (!isRepeated) await tellEditor(tx, house, invitation, 'approved');
		return { approved: true, isNewest: saysTheSame(shown.document, document) };
	});
}

export type RefusalOutcome =
	| { refused: true }
	| { refused: false; because: 'reason' | 'reasonTooLong' }
	| { refused: false; because: 'tooLong'; problems: GuestProblem[] };

/** The guest does not agree, and says why; they may agree later. Throws NotFound for a link that does not open, or does not ask. */
export async function refuseAsGuest(
	db: Db,
	house: GuestHouse,
	token: string,
	{ reason, fields }: { reason: string; fields: GuestFields },
): Promise<RefusalOutcome> {
	return inTransaction(db, async (tx) => {
		const { invitation, problems } = await openAsked(tx, token, fields);
		if (problems.length > 0) return { refused: false, because: 'tooLong', problems };
		const said = reason.trim();
		if (said === '') return { refused: false, because: 'reason' };
		if ([...said].length > guestLimits.reason) return { refused: false, because: 'reasonTooLong' };
		const isRepeated = invitation.refusedBecause === said;
		await sql`
			update studio.invitations set refused_at = now(), refused_because = ${said}, approved_at = null, approved_version = null
			where id = ${invitation.id}
		`.execute(tx);
		if (!isRepeated) await tellEditor(tx, house, invitation, 'refused');
		return { refused: true };
	});
}

/** What the guest wrote beside is kept, and is sent with what they decide. */
async function openAsked(tx: Db, token: string, fields: GuestFields) {
	const invitation = await findInvitation(tx, token, { lock: true });
	if (!invitation.asksApproval) throw new NotFound('Nobody asks for an approval here.');
	const { problems } = await keepWork(tx, invitation, fields);
	if (problems.length === 0 && hasAnswer(invitation)) await markAnswered(tx, invitation);
	return { invitation, problems };
}

async function noteApproval(tx: Db, { id }: OpenInvitation, version: number): Promise<void> {
	await sql`
		update studio.invitations set approved_at = now(), approved_version = ${version}, refused_at = null, refused_because = null
		where id = ${id}
	`.execute(tx);
}
