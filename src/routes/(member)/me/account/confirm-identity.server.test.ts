import { expect } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { origin, type TestHouse, test } from '../../../../../tests/accounts/house-test.ts';
import { type Registered, registerMember } from '../../../../../tests/accounts/register-member.ts';
import { confirmIdentity } from './confirm-identity.ts';

const m = messagesIn('nb');

/** What a form on the account page is told. */
async function confirm(
	db: Db,
	{ auth }: TestHouse,
	{ browser, member }: Registered,
	proof: { hasPassword: boolean; password: string },
) {
	const locals = { db, auth, viewer: member, askAuth: browser.ask, locale: 'nb' } as unknown as App.Locals;
	const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
	const stranger = await confirmIdentity(locals, new Request(origin, { headers: { cookie } }), { ...proof, field: 'password' });
	return stranger?.problem;
}

test('who has a password proves it by the password, however lately they signed in', async ({ house, db }) => {
	const someone = await registerMember(house);
	const tell = (password: string) => confirm(db, house, someone, { hasPassword: true, password });
	expect(await tell('')).toEqual({ field: 'password', text: m.account.problem.passwordMissing });
	expect(await tell('noe ganske annet')).toEqual({ field: 'password', text: m.account.problem.wrongPassword });
	expect(await tell('x'.repeat(1000))).toEqual({ field: 'password', text: m.account.problem.wrongPassword });
	expect(await tell(someone.password)).toBeUndefined();
});

test('a password is not guessed at a device that is signed in, and nobody else has to wait', async ({ house, db }) => {
	const [someone, other] = [await registerMember(house), await registerMember(house)];
	const tell = (who: Registered, password: string) => confirm(db, house, who, { hasPassword: true, password });
	for (let tries = 0; tries < 10; tries++) expect((await tell(someone, 'gjetning'))?.text).toBe(m.account.problem.wrongPassword);
	expect((await tell(someone, someone.password))?.text).toMatch(/Vent 15 minutter/);
	expect(await tell(other, other.password)).toBeUndefined();
});

test('who has none proves it by having signed in lately', async ({ house, db }) => {
	const someone = await registerMember(house);
	const tell = () => confirm(db, house, someone, { hasPassword: false, password: '' });
	expect(await tell()).toBeUndefined();
	await db
		.updateTable('accounts.sessions')
		.set({ createdAt: new Date(Date.now() - 2 * 3_600_000) })
		.execute();
	expect(await tell()).toEqual({ field: 'password', text: m.settings.problems.notFresh });
	await db.deleteFrom('accounts.sessions').execute();
	expect(await tell()).toEqual({ field: 'password', text: m.settings.problems.notFresh });
});
