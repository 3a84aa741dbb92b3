import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { countJobs } from '#lib/platform/jobs.ts';
import { begin, house, test } from '../../../tests/studio/guest-house.ts';
import { contactDays, forgetGuest, forgetGuests } from './forget-guests.server.ts';
import { openForGuest } from './open-invitation.server.ts';
import { remindGuest, remindGuests, remindGuestsDaily } from './remind-guests.server.ts';
import { saveGuestWork, sendAnswers } from './save-guest-work.server.ts';
import { withdrawInvitation } from './withdraw-invitation.server.ts';

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

/** Nobody of an earlier test is waited for. */
async function settleOthers(db: Db): Promise<void> {
	await sql`update studio.invitations set withdrawn_at = now()`.execute(db);
}

async function contactOf(db: Db, id: string): Promise<string | null | undefined> {
	return (await db.selectFrom('studio.invitations').select('sealed_email').where('id', '=', id).executeTakeFirst())?.sealed_email;
}

test('who stays silent is reminded twice with the same link, who answers is not', async ({ db, mails }) => {
	await settleOthers(db);
	const { invite } = await begin(db);
	const [silent, answered] = [await invite({ language: 'en' }), await invite()];
	await sendAnswers(db, house, answered.token, { 'answer-0': 'Ja' });
	await mails.deliver();
	const first = await mails.box.next(silent.email);
	const sent: number[] = [];
	for (const day of [1, 6, 7.1, 8, 14.2, 15, 30, 59, 61]) if ((await remindGuests(db, house, inDays(day))) === 1) sent.push(day);
	expect(sent).toEqual([7.1, 14.2]);
	await mails.deliver();
	const [one, two] = [await mails.box.next(silent.email), await mails.box.next(silent.email)];
	expect([one.link, two.link]).toEqual([first.link, first.link]);
	expect(one.subject).toMatch(/^Reminder: /);
	expect(mails.waitingFor(answered.email)).toHaveLength(1);
});

test('of two workers at once one reminds, and one that is stopped leaves no trace', async ({ db, mails }) => {
	await settleOthers(db);
	const { invite } = await begin(db);
	const { email, id } = await invite();
	await mails.deliver();
	await mails.box.next(email);
	// The mail cannot be queued: the reminder is not counted either.
	await sql`alter table graphile_worker._private_jobs add constraint full_up check (false) not valid`.execute(db);
	await expect(remindGuests(db, house, inDays(8))).rejects.toThrow();
	await sql`alter table graphile_worker._private_jobs drop constraint full_up`.execute(db);
	const reminders = async () =>
		(await db.selectFrom('studio.invitations').select('reminders').where('id', '=', id).executeTakeFirstOrThrow()).reminders;
	expect(await reminders()).toBe(0);
	const sent = await Promise.all([1, 2, 3, 4].map(() => remindGuests(db, house, inDays(8))));
	expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
	expect(await reminders()).toBe(1);
	await mails.deliver();
	expect(mails.waitingFor(email)).toHaveLength(1);
});

test('a worker that is killed while it reminds has reminded nobody twice, and the next one forgets nobody', async ({
	db,
	database,
	mails,
}) => {
	await settleOthers(db);
	const { invite } = await begin(db);
	const addresses: string[] = [];
	for (let at = 0; at < 40; at++) addresses.push((await invite()).email);
	await mails.deliver();
	const reminded = async () => {
		const { rows } = await sql<{ reminders: number; most: number; queued: number }>`
			select coalesce(sum(reminders), 0)::int as reminders, max(reminders) as most,
				(select count(*)::int from graphile_worker.jobs where task_identifier = 'send_mail') as queued
			from studio.invitations where withdrawn_at is null`.execute(db);
		return rows[0] ?? { reminders: -1, most: -1, queued: -1 };
	};
	const start = () =>
		spawn(process.execPath, ['tests/studio/remind-process.ts', database.url, house.secret], { stdio: 'inherit' });
	for (const some of [1, 12]) {
		const worker = start();
		await vi.waitUntil(async () => (await reminded()).reminders >= some, { timeout: 60_000, interval: 2 });
		worker.kill('SIGKILL');
		await once(worker, 'exit');
		// What it had asked for last may still be under way in the database.
		const noted = async () => ((await reminded()).reminders === (await reminded()).queued ? 'both or neither' : await reminded());
		await expect.poll(noted).toBe('both or neither');
	}
	const [code] = await once(start(), 'exit');
	expect(code).toBe(0);
	expect(await reminded()).toEqual({ reminders: 40, most: 1, queued: 40 });
	await mails.deliver();
	for (const address of addresses) expect(mails.waitingFor(address)).toHaveLength(2);
}, 120_000);

test('an editor reminds at once, but never who has answered or whose link is closed', async ({ db }) => {
	const { caseId, editor, invite } = await begin(db);
	const other = await begin(db);
	const [silent, answered, withdrawn] = [await invite(), await invite(), await invite()];
	await sendAnswers(db, house, answered.token, { 'answer-0': 'Ja' });
	await withdrawInvitation(db, editor, caseId, withdrawn.id);
	const remind = (id: string, of = caseId) => remindGuest(db, house, editor, of, id);
	expect([await remind(silent.id), await remind(answered.id), await remind(withdrawn.id)]).toEqual([true, false, false]);
	expect(await remind(silent.id, other.caseId)).toBe(false);
});

test('an address goes when nobody needs it, and what was never sent goes with its link', async ({ db }) => {
	const { caseId, editor, invite } = await begin(db);
	const [answered, expired, withdrawn, waiting] = [await invite(), await invite(), await invite(), await invite()];
	await sendAnswers(db, house, answered.token, { 'answer-0': 'Ja' });
	await saveGuestWork(db, expired.token, { 'answer-0': 'Halvferdig', 'wording-0': 'Nesten' });
	await withdrawInvitation(db, editor, caseId, withdrawn.id);
	const kept = async () =>
		Promise.all([answered, expired, withdrawn, waiting].map(async ({ id }) => (await contactOf(db, id)) !== null));
	await forgetGuests(db, inDays(1));
	expect(await kept()).toEqual([true, true, false, true]);
	await forgetGuests(db, inDays(contactDays + 1));
	expect(await kept()).toEqual([false, true, false, true]);
	await forgetGuests(db, inDays(61));
	expect(await kept()).toEqual([false, false, false, false]);
	const work = await db
		.selectFrom('studio.invitations')
		.select(['answers', 'quotes'])
		.where('id', '=', expired.id)
		.executeTakeFirst();
	expect(work).toEqual({ answers: {}, quotes: [{ text: 'Vi kaster nesten ingenting', speaker: 'Gro Gjestad' }] });
	expect((await openForGuest(db, answered.token)).answers).toEqual({ 0: 'Ja' });
});

test('somebody who leaves takes their address along', async ({ db }) => {
	const { invite } = await begin(db);
	const [gone, stays] = [await invite({ email: 'Gro.Borte@example.org' }), await invite()];
	await forgetGuest(db, house.secret, 'gro.borte@example.org');
	expect([await contactOf(db, gone.id), typeof (await contactOf(db, stays.id))]).toEqual([null, 'string']);
});

test('the job sees to the next day', async ({ db }) => {
	await remindGuestsDaily(db, house);
	await remindGuestsDaily(db, house);
	expect(await countJobs(db, 'remind_guests')).toBe(1);
	const { rows } = await sql<{ hours: number }>`
		select extract(epoch from run_at - now())::float / 3600 as hours from graphile_worker.jobs where task_identifier = 'remind_guests'`.execute(
		db,
	);
	expect(rows[0]?.hours).toBeGreaterThan(11);
	expect(rows[0]?.hours).toBeLessThan(36);
});
