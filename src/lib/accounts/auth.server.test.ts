import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { parseConfig } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import { type Browser, test, tokenIn } from '../../../tests/accounts/house-test.ts';
import { askAuth } from './ask-auth.server.ts';
import { createAuth } from './auth.server.ts';
import { confirmAddress } from './confirm-address.server.ts';
import { createMember } from './create-member.server.ts';
import { setRole } from './set-role.server.ts';
import { operator } from './viewer.ts';

const password = 'fem kalde kråker på rad';
const someone = () => `${randomUUID()}@example.org`;
const register = (browser: Browser, email: string, more = {}) =>
	browser.ask('/sign-up/email', { body: { name: 'Signe Prøvesen', email, password, locale: 'nb', ...more } });
const signIn = (browser: Browser, email: string, given = password) =>
	browser.ask('/sign-in/email', { body: { email, password: given } });

test('a member registers, confirms by mail and password, sees two sessions, ends the other one, and leaves', async ({
	house,
	db,
}) => {
	const [home, library] = [house.browser(), house.browser()];
	const email = someone();
	expect(await register(home, email, { locale: 'nn' })).toMatchObject({ status: 200, cookies: [] });
	expect(await signIn(home, email)).toMatchObject({ status: 403, code: 'EMAIL_NOT_VERIFIED', cookies: [] });
	const mail = await house.mail(email);
	expect(mail).toMatchObject({
		subject: 'Stadfest e-postadressa di hos Testdugnad',
		from: { name: 'Testdugnad', address: 'post@example.org' },
	});
	expect(mail.link).toMatch(/^https:\/\/cases\.example\.org\/nn\/register\/confirm\?token=/);
	expect(await confirmAddress(home.ask, { token: tokenIn(mail), email, password })).toMatchObject({ status: 200 });
	expect(await home.viewer()).toMatchObject({ kind: 'member', name: 'Signe Prøvesen', role: 'member' });

	await signIn(library, email);
	const sessions = db
		.selectFrom('accounts.sessions as s')
		.innerJoin('accounts.users as u', 'u.id', 's.userId')
		.where('email', '=', email);
	expect(await sessions.select(['ipAddress', 'userAgent']).execute()).toEqual([
		{ ipAddress: home.client, userAgent: 'Prøveleser' },
		{ ipAddress: library.client, userAgent: 'Prøveleser' },
	]);
	await home.ask('/revoke-other-sessions');
	expect(await library.viewer('POST')).toEqual({ kind: 'anonymous' });
	expect(await library.viewer()).toEqual({ kind: 'anonymous' });
	expect(await home.viewer('POST')).toMatchObject({ kind: 'member' });

	const kept = new Map(home.cookies);
	await home.ask('/sign-out');
	expect([...home.cookies]).toEqual([]);
	for (const [name, value] of kept) home.cookies.set(name, value);
	expect(await home.viewer('POST')).toEqual({ kind: 'anonymous' });
});

test('what is asked about an address is answered the same whether or not it is a member’s, and its owner gets a mail', async ({
	house,
}) => {
	const { email } = await house.join();
	const stranger = someone();
	const asks = [
		(browser: Browser, to: string) => register(browser, to),
		(browser: Browser, to: string) => browser.ask('/request-password-reset', { body: { email: to } }),
		(browser: Browser, to: string) => browser.ask('/sign-in/magic-link', { body: { email: to, metadata: { locale: 'en' } } }),
		(browser: Browser, to: string) => browser.ask('/send-verification-email', { body: { email: to } }),
	];
	for (const ask of asks) {
		const [known, unknown] = [await ask(house.browser(), email), await ask(house.browser(), stranger)];
		expect(shapeOf(known)).toEqual(shapeOf(unknown));
	}
	const subjects = async (to: string, count: number) => {
		const mails = [];
		for (let i = 0; i < count; i++) mails.push((await house.mail(to)).subject);
		return mails.sort();
	};
	expect(await subjects(email, 3)).toEqual([
		'Du har allerede en konto hos Testdugnad',
		'Lenke for å logge inn hos Testdugnad',
		'Velg et nytt passord hos Testdugnad',
	]);
	// Registered just now: the later questions are about an account that is not confirmed.
	expect(await subjects(stranger, 4)).toEqual([
		'Bekreft e-postadressen din hos Testdugnad',
		'Bekreft e-postadressen din hos Testdugnad',
		'Lenke for å logge inn hos Testdugnad',
		'Velg et nytt passord hos Testdugnad',
	]);
	const nobody = someone();
	await house.browser().ask('/sign-in/magic-link', { body: { email: nobody, metadata: { locale: 'en', to: '/me' } } });
	expect(await house.mail(nobody)).toMatchObject({
		subject: 'You have no account with Testdugnad yet',
		link: 'https://cases.example.org/en/register?to=%2Fme',
	});
});

/** An answer without what is new in every one of them. */
function shapeOf({ status, code, data, cookies }: Awaited<ReturnType<Browser['ask']>>) {
	const text = JSON.stringify(data).replace(/[0-9a-f-]{36}(@example\.org)?|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…');
	return { status, code, cookies, text };
}

test('a wrong password, an unknown address and a member without a password are refused alike', async ({ house, db }) => {
	const { email } = await house.join();
	const invited = someone();
	await createMember(db, operator, { email: invited, name: 'Ola Utenord', role: 'member' });
	for (const who of [email, someone(), invited]) {
		const { status, code, data, cookies } = await signIn(house.browser(), who, 'noe ganske annet');
		expect({ status, code, data, cookies }).toEqual({
			status: 401,
			code: 'INVALID_EMAIL_OR_PASSWORD',
			data: { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' },
			cookies: [],
		});
	}
});

test('signing in makes a new session, whatever cookie the browser was given before', async ({ house }) => {
	const [victim, attacker] = [await house.join(), await house.join()];
	const browser = house.browser();
	for (const [name, value] of attacker.browser.cookies) browser.cookies.set(name, value);
	await signIn(browser, victim.email);
	const token = (cookies: Map<string, string>) => cookies.get('__Secure-dugnad_session');
	expect(token(browser.cookies)).not.toBe(token(attacker.browser.cookies));
	expect(token(browser.cookies)).not.toBe(token(victim.browser.cookies));
	expect(await browser.viewer('POST')).toEqual(await victim.browser.viewer('POST'));
	expect(await attacker.browser.viewer('POST')).not.toEqual(await victim.browser.viewer('POST'));
});

test('a cookie that was changed, or is of another site’s secret, is nobody’s', async ({ house }) => {
	const { browser } = await house.join();
	const name = '__Secure-dugnad_session';
	const value = browser.cookies.get(name) ?? '';
	for (const forged of [value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')), value.slice(0, -8), 'x.y', '']) {
		browser.cookies.set(name, forged);
		expect(await browser.viewer()).toEqual({ kind: 'anonymous' });
		expect(await browser.viewer('POST')).toEqual({ kind: 'anonymous' });
	}
});

test('whoever registers an address that is not theirs gets in neither before nor after its owner uses the mails', async ({
	house,
}) => {
	const victim = someone();
	const attacker = house.browser();
	await register(attacker, victim);
	const token = tokenIn(await house.mail(victim));
	const owner = house.browser();
	expect(await confirmAddress(owner.ask, { token, email: victim, password: 'eierens eget passord' })).toMatchObject({
		status: 401,
	});
	expect(await signIn(attacker, victim)).toMatchObject({ status: 403 });

	await register(owner, victim, { password: 'eierens eget passord' });
	const again = await house.mail(victim);
	expect(again.subject).toBe('Fullfør kontoen din hos Testdugnad');
	await owner.ask('/reset-password', { body: { token: tokenIn(again), newPassword: 'eierens eget passord' } });
	expect(await signIn(attacker, victim)).toMatchObject({ status: 401, cookies: [] });
	expect(await signIn(owner, victim, 'eierens eget passord')).toMatchObject({ status: 200 });
});

test('a link signs in once, and an address that nobody confirmed loses the password that somebody gave it', async ({ house }) => {
	const email = someone();
	const browser = house.browser();
	await register(house.browser(), email);
	await house.mail(email);
	await browser.ask('/sign-in/magic-link', { body: { email, metadata: { to: '/case/x/quiz' } } });
	const { link } = await house.mail(email);
	expect(link).toMatch(/\/sign-in\/link\?token=\w+&to=%2Fcase%2Fx%2Fquiz$/);
	const token = new URL(link).searchParams.get('token') ?? '';
	const verify = (by: Browser) => by.ask('/magic-link/verify', { query: { token } });
	expect(await verify(browser)).toMatchObject({ status: 200 });
	expect(await browser.viewer('POST')).toMatchObject({ kind: 'member' });
	expect(await verify(house.browser())).toMatchObject({ status: 302, cookies: [] });
	expect(await signIn(house.browser(), email)).toMatchObject({ status: 401 });
});

test('a new password ends every session and is set once', async ({ house }) => {
	const { email, browser } = await house.join();
	await house.browser().ask('/request-password-reset', { body: { email } });
	const body = { token: tokenIn(await house.mail(email)), newPassword: 'helt nytt passord' };
	expect(await house.browser().ask('/reset-password', { body: { ...body, newPassword: 'for kort' } })).toMatchObject({
		code: 'PASSWORD_TOO_SHORT',
	});
	expect(await house.browser().ask('/reset-password', { body: { ...body, newPassword: 'x'.repeat(129) } })).toMatchObject({
		code: 'PASSWORD_TOO_LONG',
	});
	expect(await house.browser().ask('/reset-password', { body })).toMatchObject({ status: 200, cookies: [] });
	expect(await house.browser().ask('/reset-password', { body })).toMatchObject({ code: 'INVALID_TOKEN' });
	expect(await browser.viewer('POST')).toEqual({ kind: 'anonymous' });
	expect(await signIn(house.browser(), email)).toMatchObject({ status: 401 });
	expect(await signIn(house.browser(), email, 'helt nytt passord')).toMatchObject({ status: 200 });
});

test('nobody gives themselves a role, and a role given takes effect at once where something is changed', async ({
	house,
	db,
}) => {
	const email = someone();
	for (const more of [{ role: 'operator' }, { emailVerified: true }, { locale: 'de' }])
		await register(house.browser(), email, more);
	const rows = await db.selectFrom('accounts.users').select(['role', 'emailVerified']).where('email', '=', email).execute();
	for (const row of rows) expect(row).toEqual({ role: 'member', emailVerified: false });

	const member = await house.join();
	await setRole(db, operator, { email: member.email, role: 'editor' });
	expect(await member.browser.viewer('POST')).toMatchObject({ role: 'editor' });
});

test('whom the operator makes an account for chooses a password by the link, and is in', async ({ house, db }) => {
	const email = someone();
	const given = { email, name: 'Ola Utenord', role: 'editor' } as const;
	await expect(createMember(db, await (await house.join()).browser.viewer(), given)).rejects.toThrow(NotAllowed);
	const { passwordToken } = await createMember(db, operator, given);
	const browser = house.browser();
	expect(await browser.ask('/reset-password', { body: { token: passwordToken, newPassword: password } })).toMatchObject({
		status: 200,
	});
	await signIn(browser, email);
	expect(await browser.viewer()).toMatchObject({ name: 'Ola Utenord', role: 'editor' });
});

test('a form of another site, and one that leads to another site, are refused', async ({ house }) => {
	const { email, browser } = await house.join();
	const body = { email, password };
	for (const headers of [
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ origin: 'https://cases.example.org.evil.example' },
	])
		expect(await browser.ask('/sign-in/email', { body }, headers)).toMatchObject({ status: 403 });
	expect(await house.browser().ask('/sign-in/email', { body }, { origin: 'https://evil.example' })).toMatchObject({
		status: 403,
	});
	for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
		expect(await browser.ask('/sign-in/email', { body: { ...body, callbackURL: elsewhere } })).toMatchObject({ status: 403 });
		expect(await browser.ask('/request-password-reset', { body: { email, redirectTo: elsewhere } })).toMatchObject({
			status: 403,
		});
	}
});

test('links in mails lead to the site’s own address, by whatever name a request came in', async ({ house, db }) => {
	const config = parseConfig({ PORT: '3999', SITE_NAME: 'Testdugnad' });
	const auth = createAuth({ db, config, secret: 'a secret of tests, long enough to be one' });
	const { email } = await house.join();
	const evil = 'http://evil.example';
	const answer = await askAuth(
		auth,
		{ origin: evil, headers: new Headers({ origin: evil }), client: '192.0.2.250' },
		'/request-password-reset',
		{
			body: { email },
		},
	);
	expect(answer.status).toBe(200);
	expect((await house.mail(email)).link).toMatch(/^http:\/\/localhost:3999\/sign-in\/reset\?/);
});

test('neither the database nor its queue holds a secret that a mail carries, nor an address in its counters', async ({
	house,
	db,
}) => {
	const email = someone();
	await register(house.browser(), email);
	await house.mail(email);
	for (const [path, body] of [
		['/sign-in/magic-link', { email }],
		['/request-password-reset', { email }],
	] as const)
		await house.browser().ask(path, { body });
	const queued = await dump(db, 'select payload::text as it from graphile_worker._private_jobs');
	expect(queued).toContain('sealed');
	expect(queued).not.toContain('example.org');
	const verifications = await dump(db, 'select identifier as it from accounts.verifications');
	for (const token of [tokenIn(await house.mail(email)), tokenIn(await house.mail(email))]) {
		expect(token).toMatch(/^\w{20,}$/);
		expect(verifications).not.toContain(token);
	}
	expect(await dump(db, 'select key as it from accounts.rate_limits')).not.toContain(email);
});

async function dump(db: Db, query: string): Promise<string> {
	const { rows } = await sql.raw<{ it: string }>(query).execute(db);
	return rows.map(({ it }) => it).join('\n');
}
