import { sql } from 'kysely';
import { expect } from 'vitest';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { forgetOld } from './forget-old.server.ts';

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

test('what is over goes, what is not stays, and the next day is seen to once', async ({ db }) => {
	const user = (email: string, more: { emailVerified: boolean; createdAt: Date; role?: 'editor' }) => ({
		email,
		name: 'Noen',
		...more,
	});
	await db
		.insertInto('accounts.users')
		.values([
			user('never-confirmed@example.org', { emailVerified: false, createdAt: ago(31) }),
			user('may-still-confirm@example.org', { emailVerified: false, createdAt: ago(29) }),
			user('invited-editor@example.org', { emailVerified: false, createdAt: ago(31), role: 'editor' }),
			user('member@example.org', { emailVerified: true, createdAt: ago(400) }),
		])
		.execute();
	const { id } = await makeMember(db);
	const session = (token: string, expiresAt: Date) => ({ token, expiresAt, userId: id });
	await db
		.insertInto('accounts.sessions')
		.values([session('over', ago(1)), session('open', ago(-1))])
		.execute();
	const link = (identifier: string, expiresAt: Date) => ({ identifier, value: 'x', expiresAt });
	await db
		.insertInto('accounts.verifications')
		.values([link('over', ago(1)), link('open', ago(-1))])
		.execute();

	await forgetOld(db);
	await forgetOld(db);

	const emails = await db.selectFrom('accounts.users').select('email').where('id', '<>', id).orderBy('email').execute();
	expect(emails.map(({ email }) => email)).toEqual([
		'invited-editor@example.org',
		'may-still-confirm@example.org',
		'member@example.org',
	]);
	expect(await db.selectFrom('accounts.sessions').select('token').execute()).toEqual([{ token: 'open' }]);
	expect(await db.selectFrom('accounts.verifications').select('identifier').execute()).toEqual([{ identifier: 'open' }]);
	const { rows } = await sql<{
		run_at: Date;
	}>`select run_at from graphile_worker.jobs where task_identifier = 'forget_old'`.execute(db);
	expect(rows).toHaveLength(1);
	expect(rows[0]?.run_at.getTime()).toBeGreaterThan(ago(-0.9).getTime());
});
