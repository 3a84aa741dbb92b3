import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { forgetGuests } from './forget-guests.server.ts';
import type { GuestHouse } from './guest-link.ts';
import { type Awaited, dueReminders, isAwaited } from './guests/due-reminders.ts';
import { unsealContact } from './guests/guest-contact.ts';
import { letterToGuest } from './guests/guest-mails.ts';
import { fromOsloTime, osloTime } from './oslo-time.ts';

/** A reminder of this morning is of no use in the night. */
const goodForS = 12 * 60 * 60;
const [firstHour, lastHour] = [8, 19];

/** Lets the worker do the job `remind_guests`, at once where it is day. */
export async function queueGuestReminders(db: Db, runAt = soonest(new Date())): Promise<void> {
	await enqueue(db, 'remind_guests', {}, { key: 'remind_guests', runAt });
}

/** Does the job `remind_guests`: reminds, forgets what is not needed any more, and sees to the next day. */
export async function remindGuestsDaily(db: Db, house: GuestHouse): Promise<void> {
	await remindGuests(db, house, new Date());
	await forgetGuests(db, new Date());
	await queueGuestReminders(db, soonest(new Date(Date.now() + 24 * 60 * 60 * 1000)));
}

/** Now, if people are up in Norway; else when they are. */
function soonest(now: Date): Date {
	const hour = Number(osloTime(now).slice(11, 13));
	if (hour >= firstHour && hour <= lastHour) return now;
	const day = new Date(now.getTime() + (hour > lastHour ? 12 : 0) * 60 * 60 * 1000);
	return fromOsloTime(`${osloTime(day).slice(0, 10)}T0${firstHour}:00`) ?? now;
}

interface Waiting extends Awaited {
	sealed: string | null;
	guestName: string;
	language: Locale;
	title: string;
	editor: string | null;
	asksApproval: boolean;
	questions: number;
}

const waiting = sql`
	select i.id, i.invited_at as "invitedAt", i.expires_at as "expiresAt", i.answered_at as "answeredAt", i.approved_at as "approvedAt",
		i.refused_at as "refusedAt", i.withdrawn_at as "withdrawnAt", i.reminded_at as "remindedAt", i.reminders,
		i.sealed_email as sealed, i.guest_name as "guestName", i.language, c.title, u.name as editor,
		i.asks_approval as "asksApproval", jsonb_array_length(i.questions) as questions
	from studio.invitations i join catalogue.cases c on c.id = i.case_id left join accounts.users u on u.id = i.invited_by`;

/** Reminds everybody for whom it is time; tells how many. Killed in the middle, the next one goes on with the rest. */
export async function remindGuests(db: Db, house: GuestHouse, now: Date): Promise<number> {
	const { rows } = await sql<Waiting>`${waiting} where i.sealed_email is not null and i.answered_at is null`.execute(db);
	let sent = 0;
	const isDue = (one: Waiting) => dueReminders([one], now).length > 0;
	for (const { id } of dueReminders(rows, now)) if (await remind(db, house, { id, now }, isDue)) sent++;
	return sent;
}

/** An editor reminds a guest at once; false when it would be rude, or there is no address. Throws NotFound. */
export async function remindGuest(db: Db, house: GuestHouse, viewer: Viewer, caseId: number, id: string): Promise<boolean> {
	mustBeEditor(viewer);
	const now = new Date();
	return remind(db, house, { id, caseId, now }, (one) => isAwaited(one, now));
}

/** The mail is queued with the note that it was, or neither is; whoever comes second sees the note. */
async function remind(
	db: Db,
	house: GuestHouse,
	{ id, caseId, now }: { id: string; caseId?: number; now: Date },
	isWanted: (one: Waiting) => boolean,
): Promise<boolean> {
	return db.transaction().execute(async (tx) => {
		const ofCase = caseId === undefined ? sql`true` : sql`i.case_id = ${caseId}`;
		const { rows } = await sql<Waiting>`${waiting} where i.id = ${id} and ${ofCase} for update of i`.execute(tx);
		const email = unsealContact(house.secret, rows[0]?.sealed ?? null);
		if (!rows[0] || email === undefined || !isWanted(rows[0])) return false;
		await sql`update studio.invitations set reminders = reminders + 1, reminded_at = ${now} where id = ${id}`.execute(tx);
		await queueMail(tx, house.secret, letterToGuest(house, { ...rows[0], email }, 'reminder'), goodForS);
		return true;
	});
}
