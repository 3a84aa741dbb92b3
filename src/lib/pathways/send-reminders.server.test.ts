import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { openMailer, type QueuedMail, sendQueuedMail } from '#lib/platform/mail.server.ts';
import { startMailBox } from '../../../tests/accounts/mail-box.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { learnCase, noon } from '../../../tests/pathways/learned-case.ts';
import { eraseMember } from '../../routes/(member)/me/data/erase/erase-member.ts';
import { pauseReviews, setReminders } from './save-memory.server.ts';
import { sendReminders } from './send-reminders.server.ts';
import { stopReminders } from './stop-reminders.server.ts';

const secret = 'a secret of tests, long enough to be one';
const house = { secret, config: { origin: 'https://cases.example.org', siteName: 'Testdugnad' } };

/** A mail server, and what brings the queue to it. */
const test = databaseTest.extend('mails', { scope: 'file' }, async ({ db }, { onCleanup }) => {
	const box = await startMailBox();
	onCleanup(() => box.close());
	const send = openMailer({ smtpUrl: box.url, mailFrom: 'post@example.org', siteName: 'Testdugnad', production: false });
	const deliver = async () => {
		const { rows } = await sql<{ id: number; payload: QueuedMail }>`
			select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
			where t.identifier = 'send_mail'`.execute(db);
		for (const { payload } of rows) await sendQueuedMail(send, secret, payload);
		await sql`select graphile_worker.complete_jobs(${rows.map(({ id }) => id)}::bigint[])`.execute(db);
	};
	return { box, deliver };
});

async function learner(db: Db, title: string, locale = 'nb'): Promise<Member> {
	const member = await makeMember(db);
	await db.updateTable('accounts.users').set({ locale }).where('id', '=', member.id).execute();
	await learnCase(db, member, title);
	return member;
}
const addressOf = ({ id }: Member) => `${id}@example.org`;

test('who asked for it is reminded once a day, in their language, when something is due', async ({ db, mails }) => {
	const [asked, silent] = [await learner(db, 'Husk', 'nn'), await learner(db, 'Stille')];
	await setReminders(db, asked, true);
	expect(await sendReminders(db, house, noon(0))).toBe(0);
	expect(await sendReminders(db, house, noon(1))).toBe(1);
	expect(await sendReminders(db, house, noon(1))).toBe(0);
	await mails.deliver();
	const mail = await mails.box.next(addressOf(asked));
	const words = messagesIn('nn').review.mail;
	expect(mail.subject).toBe(words.subject(7, 'Testdugnad'));
	expect(mail.text).toContain(words.text(7));
	expect(mail.link).toBe('https://cases.example.org/nn/me/reviews');
	expect(await sendReminders(db, house, noon(2))).toBe(1);
	await mails.deliver();
	await mails.box.next(addressOf(asked));
	expect(mails.box.waiting().filter(({ to }) => to?.some(({ address }) => address === addressOf(silent)))).toEqual([]);
	await setReminders(db, asked, false);
	expect(await sendReminders(db, house, noon(3))).toBe(0);
});

test('of two workers at once, one reminds', async ({ db, mails }) => {
	const member = await learner(db, 'To arbeidere');
	await setReminders(db, member, true);
	const sent = await Promise.all(Array.from({ length: 5 }, () => sendReminders(db, house, noon(1))));
	expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
	await setReminders(db, member, false);
	await mails.deliver();
	await mails.box.next(addressOf(member));
});

test('who has a pause is left alone until it ends', async ({ db }) => {
	const member = await learner(db, 'Pause');
	await setReminders(db, member, true);
	await pauseReviews(db, member, { until: '2026-11-10', now: noon(1) });
	expect(await sendReminders(db, house, noon(7))).toBe(0);
	expect(await sendReminders(db, house, noon(8))).toBe(1);
	await setReminders(db, member, false);
});

test('a mail program ends them with one click, as RFC 8058 has it, and nobody else’s', async ({ db, mails }) => {
	const [member, other] = [await learner(db, 'Stopp', 'en'), await learner(db, 'Fortsett')];
	for (const one of [member, other]) await setReminders(db, one, true);
	await sendReminders(db, house, noon(1));
	await mails.deliver();
	const mail = await mails.box.next(addressOf(member));
	const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
	expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
	const address = new URL(header('list-unsubscribe').replace(/^<(.*)>$/, '$1'));
	expect(address.pathname).toBe('/en/reminders/stop');
	expect(mail.text).toContain(address.href);
	const token = address.searchParams.get('token') ?? '';
	expect(token).not.toContain(member.id);
	expect(await stopReminders(db, secret, `${token}x`)).toBe(false);
	expect(await stopReminders(db, 'another secret, also long enough', token)).toBe(false);
	expect(await stopReminders(db, secret, token)).toBe(true);
	expect(await sendReminders(db, house, noon(2))).toBe(1);
	await eraseMember(db, member, { keepCertificates: false, secret });
	expect(await stopReminders(db, secret, token)).toBe(true);
});
