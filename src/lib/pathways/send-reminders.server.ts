import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { type Mail, queueMail } from '#lib/platform/mail.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { writeMail } from '#lib/platform/write-mail.ts';
import { countDue } from './count-due.server.ts';
import { nextHour, remindingHour, soonestReminding } from './memory/clock-hours.ts';
import { makeStopToken } from './stop-token.ts';

interface House {
	config: Pick<Config, 'origin' | 'siteName'>;
	secret: string;
}

/** A reminder of this morning is of no use in the night. */
const goodForS = 12 * 60 * 60;

/** Lets the worker do the job `send_reminders`, at once where it is day. */
export async function queueReminders(db: Db, runAt = soonestReminding(new Date())): Promise<void> {
	await enqueue(db, 'send_reminders', {}, { key: 'send_reminders', runAt });
}

/** Does the job `send_reminders`, and sees to the next morning. */
export async function remindDaily(db: Db, house: House): Promise<void> {
	await sendReminders(db, house, new Date());
	await queueReminders(db, nextHour(remindingHour, new Date()));
}

/** Mails everybody who asked for it and has something to review, at most once a day; tells how many. */
export async function sendReminders(db: Db, house: House, now: Date): Promise<number> {
	const { rows } = await sql<Reminded>`
		select u.id, u.name, u.role, u.email, u.locale from pathways.memories m join accounts.users u on u.id = m.user_id
		where m.reminds and m.reminded_on is distinct from ${calendarDay(now)}`.execute(db);
	let sent = 0;
	for (const one of rows) if (await remind(db, house, one, now)) sent++;
	return sent;
}

interface Reminded extends Omit<Member, 'kind'> {
	email: string;
	locale: Locale;
}

async function remind(db: Db, house: House, one: Reminded, now: Date): Promise<boolean> {
	const { today } = await countDue(db, { kind: 'member', ...one }, now);
	if (today === 0) return false;
	return db.transaction().execute(async (tx) => {
		const { rows } = await sql`
			update pathways.memories set reminded_on = ${calendarDay(now)}
			where user_id = ${one.id} and reminds and reminded_on is distinct from ${calendarDay(now)} returning 1`.execute(tx);
		if (rows.length > 0) await queueMail(tx, house.secret, reminderFor(house, one, today), goodForS);
		return rows.length > 0;
	});
}

function reminderFor({ config, secret }: House, { id, email, locale }: Reminded, due: number): Mail {
	const { subject, text, button, stop } = messagesIn(locale).review.mail;
	const stopAddress = config.origin + paths.stopReminders(locale, makeStopToken(secret, id));
	const letter = {
		to: email,
		locale,
		subject: subject(due, config.siteName),
		paragraphs: [text(due)],
		button: { label: button, href: config.origin + paths.myReviews(locale) },
		afterwards: [`${stop} ${stopAddress}`],
		siteName: config.siteName,
		origin: config.origin,
	};
	// RFC 2369 and RFC 8058: the mail program itself shows a button that ends them.
	const headers = { 'List-Unsubscribe': `<${stopAddress}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
	return { ...writeMail(letter), headers };
}
