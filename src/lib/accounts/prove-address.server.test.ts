import { expect } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { keepOnce, newSecret } from './one-time.server.ts';
import { askForCode, openAddressQuestion, proveAddress } from './prove-address.server.ts';

/** Somebody comes back from a provider that said no address. */
async function arrive(db: Db, subject: string): Promise<string> {
	const secret = newSecret();
	const journey = { providerId: 'idporten', codeVerifier: '', nonce: '', locale: 'nb', next: '/me' };
	await keepOnce(db, 'address', secret, { providerId: 'idporten', subject, name: 'Anne Oppdiktet', journey }, 30);
	return secret;
}

async function codeFor(db: Db, secret: string, email: string): Promise<string> {
	const outcome = await askForCode(db, secret, { email, name: '' });
	if (outcome.kind !== 'send' || !outcome.code) throw new Error('no code was made');
	return outcome.code;
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

test('the right code makes a member with a proven address, once', async ({ db }) => {
	const secret = await arrive(db, 'anne');
	const code = await codeFor(db, secret, ' Anne@Example.org ');
	expect(await openAddressQuestion(db, secret)).toMatchObject({
		providerId: 'idporten',
		name: 'Anne Oppdiktet',
		sentTo: 'anne@example.org',
	});
	const outcome = await proveAddress(db, secret, ` ${code.slice(0, 3)} ${code.slice(3)} `);
	const member = await db
		.selectFrom('accounts.users')
		.selectAll()
		.where('email', '=', 'anne@example.org')
		.executeTakeFirstOrThrow();
	expect(outcome).toEqual({ kind: 'proven', memberId: member.id, next: '/me' });
	expect(member).toMatchObject({ name: 'Anne Oppdiktet', emailVerified: true });
	expect(await proveAddress(db, secret, code)).toEqual({ kind: 'refused', reason: 'expired' });
});

test('an address that is a member’s gets a mail without a code, and no code whatsoever is right', async ({ db }) => {
	const member = await makeMember(db);
	const secret = await arrive(db, 'thief');
	expect(await askForCode(db, secret, { email: `${member.id}@example.org`, name: '' })).toEqual({
		kind: 'send',
		providerId: 'idporten',
		email: `${member.id}@example.org`,
		code: undefined,
	});
	for (const guess of ['', 'undefined', '000000']) {
		expect(await proveAddress(db, secret, guess)).toEqual({ kind: 'refused', reason: 'wrong' });
	}
	expect(await db.selectFrom('accounts.identities').select('id').where('userId', '=', member.id).execute()).toEqual([]);
});

test('five wrong codes end it', async ({ db }) => {
	const secret = await arrive(db, 'guesser');
	const code = await codeFor(db, secret, 'guesser@example.org');
	for (let tries = 1; tries < 5; tries++) {
		expect(await proveAddress(db, secret, wrong(code))).toEqual({ kind: 'refused', reason: 'wrong' });
	}
	expect(await proveAddress(db, secret, wrong(code))).toEqual({ kind: 'refused', reason: 'expired' });
	expect(await proveAddress(db, secret, code)).toEqual({ kind: 'refused', reason: 'expired' });
});

test('a new mail does not buy new guesses', async ({ db }) => {
	const secret = await arrive(db, 'patient');
	for (let mails = 1; mails <= 2; mails++) {
		const code = await codeFor(db, secret, 'patient@example.org');
		for (let tries = 1; tries <= 2; tries++) await proveAddress(db, secret, wrong(code));
	}
	const code = await codeFor(db, secret, 'patient@example.org');
	expect(await proveAddress(db, secret, wrong(code))).toEqual({ kind: 'refused', reason: 'expired' });
});

test('three mails are sent, and an address has to look like one', async ({ db }) => {
	const secret = await arrive(db, 'sender');
	expect(await askForCode(db, secret, { email: 'nobody', name: '' })).toEqual({
		kind: 'wrong',
		problems: { email: 'emailMissing' },
	});
	for (let mails = 1; mails <= 3; mails++) await codeFor(db, secret, `sender${mails}@example.org`);
	expect(await askForCode(db, secret, { email: 'sender4@example.org', name: '' })).toEqual({
		kind: 'refused',
		reason: 'tooMany',
	});
});

test('who comes without a name writes one; who comes with one keeps it', async ({ db }) => {
	const secret = newSecret();
	const journey = { providerId: 'idporten', codeVerifier: '', nonce: '', locale: 'nb', next: '/me' };
	await keepOnce(db, 'address', secret, { providerId: 'idporten', subject: 'nameless', journey }, 30);
	const email = 'nameless@example.org';
	expect(await askForCode(db, secret, { email, name: ' ' })).toEqual({ kind: 'wrong', problems: { name: 'nameMissing' } });
	const outcome = await askForCode(db, secret, { email, name: ' Navnløs\0 Oppdiktet ' });
	await proveAddress(db, secret, outcome.kind === 'send' ? (outcome.code ?? '') : '');
	const named = await arrive(db, 'named');
	const other = await askForCode(db, named, { email: 'named@example.org', name: 'Noen Andre' });
	await proveAddress(db, named, other.kind === 'send' ? (other.code ?? '') : '');
	const names = await db
		.selectFrom('accounts.users')
		.select('name')
		.where('email', 'in', [email, 'named@example.org'])
		.orderBy('name')
		.execute();
	expect(names).toEqual([{ name: 'Anne Oppdiktet' }, { name: 'Navnløs Oppdiktet' }]);
});

test('the code of one address does not prove another', async ({ db }) => {
	const secret = await arrive(db, 'changer');
	const first = await codeFor(db, secret, 'mine@example.org');
	const second = await codeFor(db, secret, 'yours@example.org');
	if (first !== second) expect(await proveAddress(db, secret, first)).toEqual({ kind: 'refused', reason: 'wrong' });
	expect(await proveAddress(db, secret, second)).toMatchObject({ kind: 'proven' });
	expect(await db.selectFrom('accounts.users').select('id').where('email', '=', 'mine@example.org').execute()).toEqual([]);
});

test('of many who try the right code at once, one gets in', async ({ db }) => {
	const secret = await arrive(db, 'hasty');
	const code = await codeFor(db, secret, 'hasty@example.org');
	const outcomes = await Promise.all(Array.from({ length: 8 }, () => proveAddress(db, secret, code)));
	expect(outcomes.filter(({ kind }) => kind === 'proven')).toHaveLength(1);
});
