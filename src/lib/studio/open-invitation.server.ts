import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { hashToken } from '#lib/platform/token.ts';
import type { CaseDocument } from './case-document.ts';
import { saysTheSame } from './find-approval.server.ts';
import type { GuestQuestion, GuestQuote } from './invitation.ts';
import { openAsItStands } from './open-edited-case.server.ts';
import { openVersion } from './versions.server.ts';

/** An invitation whose link opens. */
export interface OpenInvitation {
	id: string;
	caseId: number;
	guestName: string;
	language: Locale;
	questions: GuestQuestion[];
	answers: Record<string, string>;
	quotes: GuestQuote[];
	lead: string;
	asksApproval: boolean;
	invitedBy: string | null;
	expiresAt: Date;
	savedAt: Date | null;
	answeredAt: Date | null;
	approvedAt: Date | null;
	approvedVersion: number | null;
	refusedAt: Date | null;
	refusedBecause: string | null;
}

/**
 * The invitation that a link opens. Throws one and the same NotFound for a link that was never made, is too old or was
 * withdrawn: whoever guesses learns nothing.
 */
export async function findInvitation(db: Db, token: string, { lock = false } = {}): Promise<OpenInvitation> {
	const { rows } = await sql<OpenInvitation>`
		select id, case_id as "caseId", guest_name as "guestName", language, questions, answers, quotes, coalesce(lead, '') as lead, asks_approval as "asksApproval",
			invited_by as "invitedBy", expires_at as "expiresAt", saved_at as "savedAt", answered_at as "answeredAt",
			approved_at as "approvedAt", approved_version as "approvedVersion", refused_at as "refusedAt", refused_because as "refusedBecause"
		from studio.invitations where token_hash = ${hashToken(token)} and withdrawn_at is null and expires_at > now()
		${lock ? sql`for update` : sql``}
	`.execute(db);
	if (!rows[0]) throw new NotFound('This link does not open anything. It may be too old, withdrawn, or not whole.');
	return rows[0];
}

/** What a guest sees: what they are asked, what they have written, and the case as it stands. */
export interface GuestView extends OpenInvitation {
	document: CaseDocument;
	/** Hand it in when the guest approves: the version that they saw. */
	version: number;
	/** Whether the case says something else than what the guest approved. */
	isChanged: boolean;
}

/** Opens a guest's page by its link, and notes that somebody did. Throws NotFound. */
export async function openForGuest(db: Db, token: string): Promise<GuestView> {
	const invitation = await findInvitation(db, token);
	const { document, version } = await openAsItStands(db, invitation.caseId);
	await sql`update studio.invitations set opened_at = now() where id = ${invitation.id} and opened_at is null`.execute(db);
	const { approvedVersion } = invitation;
	const approved = approvedVersion === null ? undefined : await openVersion(db, invitation.caseId, approvedVersion);
	return { ...invitation, document, version, isChanged: approved !== undefined && !saysTheSame(approved.document, document) };
}
