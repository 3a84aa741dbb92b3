import { type RawBuilder, sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { type GuestHouse, guestLink } from './guest-link.ts';
import { isAwaited } from './guests/due-reminders.ts';
import type { GuestQuestion, GuestQuote, InvitationState } from './invitation.ts';

/** A guest who was invited, as editors see it. */
export interface ListedInvitation {
	id: string;
	caseId: number;
	caseTitle: string;
	caseLanguage: string;
	guestName: string;
	language: Locale;
	state: InvitationState;
	asksApproval: boolean;
	invitedAt: Date;
	invitedBy: string | null;
	expiresAt: Date;
	openedAt: Date | null;
	savedAt: Date | null;
	answeredAt: Date | null;
	approvedAt: Date | null;
	approvedVersion: number | null;
	refusedAt: Date | null;
	refusedBecause: string | null;
	withdrawnAt: Date | null;
	takenAt: Date | null;
	remindedAt: Date | null;
	reminders: number;
	questions: GuestQuestion[];
	answers: Record<string, string>;
	quotes: GuestQuote[];
	/** Whether a mail can still be sent. */
	hasContact: boolean;
}

const stateOf: RawBuilder<InvitationState> = sql`case
	when i.refused_at is not null then 'refused'
	when i.approved_at is not null then 'approved'
	when i.answered_at is not null then 'answered'
	when i.withdrawn_at is not null then 'withdrawn'
	when i.expires_at <= now() then 'expired'
	when i.saved_at is not null then 'saved'
	when i.opened_at is not null then 'opened'
	else 'invited' end`;

const listed = sql`
	select i.id, i.case_id as "caseId", c.title as "caseTitle", c.language as "caseLanguage", i.guest_name as "guestName",
		i.language, ${stateOf} as state, i.asks_approval as "asksApproval", i.invited_at as "invitedAt",
		u.name as "invitedBy", i.expires_at as "expiresAt", i.opened_at as "openedAt", i.saved_at as "savedAt",
		i.answered_at as "answeredAt", i.approved_at as "approvedAt", i.approved_version as "approvedVersion",
		i.refused_at as "refusedAt", i.refused_because as "refusedBecause", i.withdrawn_at as "withdrawnAt", i.taken_at as "takenAt",
		i.reminded_at as "remindedAt", i.reminders, i.questions, i.answers, i.quotes, i.sealed_email is not null as "hasContact"
	from studio.invitations i join catalogue.cases c on c.id = i.case_id left join accounts.users u on u.id = i.invited_by`;

/** The guests who were invited to a case, the first one first. Throws NotFound for whoever is no editor. */
export async function listInvitations(db: Db, viewer: Viewer, caseId: number): Promise<ListedInvitation[]> {
	mustBeEditor(viewer);
	const { rows } = await sql<ListedInvitation>`${listed} where i.case_id = ${caseId} order by i.invited_at, i.id`.execute(db);
	return rows;
}

/** One invitation to a case. Throws NotFound. */
export async function openInvitation(db: Db, viewer: Viewer, caseId: number, id: string): Promise<ListedInvitation> {
	const found = (await listInvitations(db, viewer, caseId)).find((one) => one.id === id);
	if (!found) throw new NotFound('There is no such invitation to this case.');
	return found;
}

/** The guests of all cases, the last one invited first, by state; and how many are in each. Throws NotFound. */
export async function listGuests(
	db: Db,
	viewer: Viewer,
	state: InvitationState | undefined,
	page: PageRequest,
): Promise<{ guests: ListedInvitation[]; counts: Partial<Record<InvitationState, number>> }> {
	mustBeEditor(viewer);
	const { rows: guests } = await sql<ListedInvitation>`
		select * from (${listed}) as guests where ${state === undefined ? sql`true` : sql`state = ${state}`}
		order by "invitedAt" desc, id limit ${page.limit} offset ${offsetOf(page)}
	`.execute(db);
	const { rows } = await sql<{ state: InvitationState; count: number }>`
		select ${stateOf} as state, count(*)::int as count from studio.invitations i group by 1`.execute(db);
	return { guests, counts: Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

/** The link of a guest who may still open it, to be sent some other way. */
export function linkOf(house: GuestHouse, { id, language, withdrawnAt, expiresAt }: ListedInvitation): string | undefined {
	return withdrawnAt || expiresAt <= new Date() ? undefined : guestLink(house, { id, language });
}

/** Whether it makes sense to remind a guest by mail now. */
export function mayRemind(one: ListedInvitation): boolean {
	return one.hasContact && isAwaited(one, new Date());
}
