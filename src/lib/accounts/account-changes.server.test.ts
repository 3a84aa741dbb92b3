import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { unseal } from '#lib/platform/seal.ts';
import { deriveKey } from '#lib/platform/secret.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { askForNewEmail, confirmNewEmail, openNewEmail } from './change-email.server.ts';
import { removePasskey, renamePasskey } from './change-passkey.server.ts';
import { disconnectProvider } from './disconnect-provider.server.ts';
import { endOtherSessions, endSession } from './end-sessions.server.ts';
import { openAccount } from './open-account.server.ts';
import { saveProfile } from './save-profile.server.ts';
import type { Member } from './viewer.ts';

const secret = 'a secret of tests, long enough to be one';
const config = {
	origin: 'https://cases.example.org',
	siteName: 'Testdugnad',
	siteEmail: 'post@example.org',
	secret,
	dataDir: '/none',
};
const unknownIds = ['', '1', "x' or true --", '\0', randomUUID()];

async function addSession(db: Db, { id: userId }: Member): Promise<string> {
	const expiresAt = new Date(Date.now() + 1e6);
	const added = {
		userId,
		token: randomUUID(),
		expiresAt,
		userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
	};
	return (await db.insertInto('accounts.sessions').values(added).returning('id').executeTakeFirstOrThrow()).id;
}

async function addPasskey(db: Db, { id: userId }: Member): Promise<string> {
	const added = {
		userId,
		name: 'Telefonen',
		publicKey: '',
		credentialID: randomUUID(),
		counter: 0,
		deviceType: 'multiDevice',
		backedUp: true,
	};
	return (await db.insertInto('accounts.passkeys').values(added).returning('id').executeTakeFirstOrThrow()).id;
}

async function addIdentity(db: Db, { id: userId }: Member, providerId: string, password: string | null = null): Promise<void> {
	await db.insertInto('accounts.identities').values({ userId, providerId, accountId: userId, password }).execute();
}

/** The mails that wait to be sent, oldest first; they are taken out. */
async function takeMails(db: Db): Promise<{ to: string; subject: string; text: string }[]> {
	const jobs = await sql<{ payload: { sealed: string } }>`
		select payload from graphile_worker._private_jobs where task_id is not null order by id`.execute(db);
	await sql`delete from graphile_worker._private_jobs`.execute(db);
	return jobs.rows.map(({ payload }) => JSON.parse(unseal(deriveKey(secret, 'mail'), payload.sealed)));
}

const emailOf = async (db: Db, { id }: Member) =>
	(await db.selectFrom('accounts.users').select('email').where('id', '=', id).executeTakeFirst())?.email;

test('the account page shows a member’s own ways in and sessions, and no secret', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	const session = await addSession(db, me);
	const passkey = await addPasskey(db, me);
	await addIdentity(db, me, 'credential', 'salt:hash');
	await addIdentity(db, me, 'feide');
	await Promise.all([addSession(db, other), addPasskey(db, other), addIdentity(db, other, 'idporten')]);
	const account = await openAccount(db, me);
	expect(account).toMatchObject({ hasPassword: true, hasSecondFactor: false, providers: ['feide'] });
	expect(account.sessions).toMatchObject([{ id: session, device: { browser: 'Firefox', system: 'Linux' } }]);
	expect(account.passkeys).toMatchObject([{ id: passkey, name: 'Telefonen' }]);
	expect(JSON.stringify(account)).not.toMatch(/salt:hash|token/);
});

test('a session that is over is not listed', async ({ db }) => {
	const me = await makeMember(db);
	await addSession(db, me);
	await db
		.updateTable('accounts.sessions')
		.set({ expiresAt: new Date(0) })
		.where('userId', '=', me.id)
		.execute();
	expect((await openAccount(db, me)).sessions).toEqual([]);
});

test('another member’s session is not found, and goes on', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	const [mine, theirs] = [await addSession(db, me), await addSession(db, other)];
	for (const id of [theirs, ...unknownIds]) await expect(endSession(db, me, id), id).rejects.toThrow(NotFound);
	await endSession(db, me, mine);
	expect((await openAccount(db, me)).sessions).toEqual([]);
	expect((await openAccount(db, other)).sessions).toMatchObject([{ id: theirs }]);
});

test('all other sessions end, and trust in other devices with them', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	const [here] = [await addSession(db, me), await addSession(db, me), await addSession(db, other)];
	const trust = { identifier: 'hashed', expiresAt: new Date(Date.now() + 1e6) };
	await db
		.insertInto('accounts.verifications')
		.values([
			{ ...trust, value: me.id },
			{ ...trust, value: other.id },
		])
		.execute();
	await endOtherSessions(db, me, here);
	expect((await openAccount(db, me)).sessions).toMatchObject([{ id: here }]);
	expect((await openAccount(db, other)).sessions).toHaveLength(1);
	const left = await db.selectFrom('accounts.verifications').select('value').where('identifier', '=', 'hashed').execute();
	expect(left).toEqual([{ value: other.id }]);
});

test('another member’s passkey is not found, and stays as it is', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	const [mine, theirs] = [await addPasskey(db, me), await addPasskey(db, other)];
	for (const id of [theirs, ...unknownIds]) {
		await expect(renamePasskey(db, me, { id, name: 'Min' }), id).rejects.toThrow(NotFound);
		await expect(removePasskey(db, me, id), id).rejects.toThrow(NotFound);
	}
	expect(await renamePasskey(db, me, { id: mine, name: ' ' })).toBe(false);
	expect(await renamePasskey(db, me, { id: mine, name: 'x'.repeat(101) })).toBe(false);
	expect(await renamePasskey(db, me, { id: mine, name: ' Nøkkelen\0 ' })).toBe(true);
	expect((await openAccount(db, me)).passkeys).toMatchObject([{ name: 'Nøkkelen' }]);
	await removePasskey(db, me, mine);
	expect((await openAccount(db, me)).passkeys).toEqual([]);
	expect((await openAccount(db, other)).passkeys).toMatchObject([{ id: theirs, name: 'Telefonen' }]);
});

test('a provider is disconnected unless it is the last way in', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	await addIdentity(db, me, 'feide');
	await addIdentity(db, other, 'feide');
	await expect(disconnectProvider(db, me, 'idporten')).rejects.toThrow(NotFound);
	await expect(disconnectProvider(db, me, 'credential')).rejects.toThrow(NotFound);
	expect(await disconnectProvider(db, me, 'feide')).toBe(false);
	await addPasskey(db, me);
	expect(await disconnectProvider(db, me, 'feide')).toBe(true);
	expect((await openAccount(db, me)).providers).toEqual([]);
	expect((await openAccount(db, other)).providers).toEqual(['feide']);
});

test('of two ways in that are taken away at once, one stays', async ({ db }) => {
	const me = await makeMember(db);
	await Promise.all([addIdentity(db, me, 'feide'), addIdentity(db, me, 'idporten')]);
	const done = await Promise.all(['feide', 'idporten'].map((id) => disconnectProvider(db, me, id)));
	expect(done.toSorted()).toEqual([false, true]);
	expect((await openAccount(db, me)).providers).toHaveLength(1);
});

test('name and language are saved, or refused field by field', async ({ db }) => {
	const me = await makeMember(db);
	expect(await saveProfile(db, me, { name: ' ', locale: 'se' })).toEqual({ name: 'nameMissing', locale: 'localeUnknown' });
	expect(await saveProfile(db, me, { name: 'x'.repeat(101), locale: 'nn' })).toMatchObject({ name: 'nameTooLong' });
	expect(await saveProfile(db, me, { name: ' Signe\0\n  <b>Ny</b> ', locale: 'nn' })).toBeUndefined();
	expect(await openAccount(db, me)).toMatchObject({ name: 'Signe <b>Ny</b>', locale: 'nn' });
});

test('a new address counts once its link was used, and the old one is told', async ({ db }) => {
	const me = await makeMember(db);
	await takeMails(db);
	const old = await emailOf(db, me);
	const email = `ny-${me.id}@example.org`;
	expect(await askForNewEmail(db, me, config, ` NY-${me.id}@Example.org`)).toEqual({ sent: true, email });
	const [mail] = await takeMails(db);
	expect(mail).toMatchObject({ to: email });
	expect(await emailOf(db, me)).toBe(old);
	const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
	expect(await openNewEmail(db, token)).toBe(email);
	expect(await confirmNewEmail(db, config, `${token}x`)).toBe(false);
	expect(await confirmNewEmail(db, config, token)).toBe(true);
	expect(await confirmNewEmail(db, config, token)).toBe(false);
	expect(await emailOf(db, me)).toBe(email);
	expect(await takeMails(db)).toMatchObject([{ to: old, text: expect.stringContaining(email) }]);
});

test('nobody learns whether an address is another member’s, and its owner is told', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	await takeMails(db);
	const theirs = `${other.id}@example.org`;
	expect(await askForNewEmail(db, me, config, theirs)).toEqual({ sent: true, email: theirs });
	const mails = await takeMails(db);
	expect(mails).toMatchObject([{ to: theirs }]);
	expect(mails[0]?.text).not.toContain('token=');
	expect(await askForNewEmail(db, me, config, 'nobody')).toEqual({ sent: false, problem: 'emailInvalid' });
	expect(await askForNewEmail(db, me, config, `${me.id}@example.org`)).toEqual({ sent: false, problem: 'emailSame' });
});

test('a member has five mails an hour sent to other addresses', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	await takeMails(db);
	for (let i = 0; i < 5; i++) expect(await askForNewEmail(db, me, config, `offer${i}@example.org`)).toMatchObject({ sent: true });
	expect(await askForNewEmail(db, me, config, 'offer6@example.org')).toMatchObject({ sent: false, problem: 'tooMany' });
	expect(await askForNewEmail(db, other, config, 'offer6@example.org')).toMatchObject({ sent: true });
	expect(await takeMails(db)).toHaveLength(6);
});

test('an address that somebody else took in the meantime changes nothing', async ({ db }) => {
	const [me, other] = [await makeMember(db), await makeMember(db)];
	await takeMails(db);
	const email = `felles-${me.id}@example.org`;
	const tokens: string[] = [];
	for (const member of [me, other]) {
		await askForNewEmail(db, member, config, email);
		tokens.push(/token=([\w-]+)/.exec((await takeMails(db))[0]?.text ?? '')?.[1] ?? '');
	}
	const confirmed = await Promise.all(tokens.map((token) => confirmNewEmail(db, config, token)));
	expect(confirmed.toSorted()).toEqual([false, true]);
	expect([await emailOf(db, me), await emailOf(db, other)].filter((address) => address === email)).toHaveLength(1);
});
