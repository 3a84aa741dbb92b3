import { expect } from 'vitest';
import { sessionCookie } from '#lib/platform/page-cache.ts';
import { type Browser, origin, type TestHouse, test } from '../../../tests/accounts/house-test.ts';
import { type Registered, registerMember } from '../../../tests/accounts/register-member.ts';
import { totpCode } from '../../../tests/accounts/totp.ts';
import { letIn } from './let-in.server.ts';

/** A member with a second factor, at a browser that is signed in. */
async function makeGuarded(house: TestHouse) {
	const registered = await registerMember(house);
	const { browser, password } = registered;
	const { data } = await browser.ask('/two-factor/enable', { body: { password } });
	const uri = String(data.totpURI);
	expect((await browser.ask('/two-factor/verify-totp', { body: { code: totpCode(uri) } })).status).toBe(200);
	return { ...registered, uri, backupCodes: data.backupCodes as string[] };
}

/** Another browser, which has given the right password and no code yet. */
async function begin(house: TestHouse, { email, password }: Registered): Promise<Browser> {
	const browser = house.browser();
	const answer = await browser.ask('/sign-in/email', { body: { email, password } });
	expect(answer.data).toMatchObject({ twoFactorRedirect: true });
	expect((await browser.viewer()).kind).toBe('anonymous');
	return browser;
}

const wrong = (uri: string) => String((Number(totpCode(uri)) + 1) % 1_000_000).padStart(6, '0');
const verify = (browser: Browser, code: string, more = {}) => browser.ask('/two-factor/verify-totp', { body: { code, ...more } });

test('a password alone does not sign in; the code does', async ({ house }) => {
	const guarded = await makeGuarded(house);
	const browser = await begin(house, guarded);
	expect(await verify(browser, wrong(guarded.uri))).toMatchObject({ status: 401, code: 'INVALID_CODE' });
	expect((await browser.viewer()).kind).toBe('anonymous');
	expect((await verify(browser, totpCode(guarded.uri))).status).toBe(200);
	expect((await browser.viewer()).kind).toBe('member');
});

test('a link by mail alone does not sign in', async ({ house }) => {
	const { email, uri } = await makeGuarded(house);
	const browser = house.browser();
	await browser.ask('/sign-in/magic-link', { body: { email, metadata: { to: '', locale: 'nb' } } });
	const token = new URL((await house.mail(email)).link).searchParams.get('token') ?? '';
	const answer = await browser.ask('/magic-link/verify', { query: { token } });
	expect(answer.data).toMatchObject({ twoFactorRedirect: true });
	expect((await browser.viewer()).kind).toBe('anonymous');
	await verify(browser, totpCode(uri));
	expect((await browser.viewer()).kind).toBe('member');
});

test('a provider’s word alone does not sign in', async ({ house }) => {
	const [guarded, other] = [await makeGuarded(house), await registerMember(house)];
	const sessions = (cookies: string[]) =>
		cookies.filter((cookie) => cookie.includes(`${sessionCookie}=`) && !cookie.includes('Max-Age=0'));
	const entry = await letIn(house.auth, new Headers({ origin }), guarded.member.id);
	expect(entry.codeNeeded).toBe(true);
	expect(sessions(entry.cookies)).toEqual([]);
	const free = await letIn(house.auth, new Headers({ origin }), other.member.id);
	expect(free.codeNeeded).toBe(false);
	expect(sessions(free.cookies)).toHaveLength(1);
});

test('a backup code works once', async ({ house }) => {
	const guarded = await makeGuarded(house);
	const [code = ''] = guarded.backupCodes;
	const first = await begin(house, guarded);
	expect((await first.ask('/two-factor/verify-backup-code', { body: { code } })).status).toBe(200);
	expect((await first.viewer()).kind).toBe('member');
	const second = await begin(house, guarded);
	expect(await second.ask('/two-factor/verify-backup-code', { body: { code } })).toMatchObject({ code: 'INVALID_BACKUP_CODE' });
	expect((await second.viewer()).kind).toBe('anonymous');
});

test('five wrong codes end a sign-in, and ten lock the member’s codes wherever they are tried', async ({ house }) => {
	const guarded = await makeGuarded(house);
	for (let sitting = 0; sitting < 2; sitting++) {
		const browser = await begin(house, guarded);
		for (let tries = 0; tries < 5; tries++) await verify(browser, wrong(guarded.uri));
		expect((await verify(browser, totpCode(guarded.uri))).status).not.toBe(200);
		expect((await browser.viewer()).kind).toBe('anonymous');
	}
	const another = await begin(house, guarded);
	expect(await verify(another, totpCode(guarded.uri))).toMatchObject({ code: 'ACCOUNT_TEMPORARILY_LOCKED' });
	expect((await another.viewer()).kind).toBe('anonymous');
});

test('a device that is trusted is not asked again, another is', async ({ house }) => {
	const guarded = await makeGuarded(house);
	const { email, password, uri } = guarded;
	const browser = await begin(house, guarded);
	await verify(browser, totpCode(uri), { trustDevice: true });
	await browser.ask('/sign-out');
	expect((await browser.ask('/sign-in/email', { body: { email, password } })).data).not.toHaveProperty('twoFactorRedirect');
	await begin(house, guarded);
});

test('nothing is on before a code was right', async ({ house }) => {
	const { browser, email, password } = await registerMember(house);
	const begun = await browser.ask('/two-factor/enable', { body: { password } });
	await verify(browser, wrong(String(begun.data.totpURI)));
	const again = await house.browser().ask('/sign-in/email', { body: { email, password } });
	expect(again).toMatchObject({ status: 200 });
	expect(again.data).not.toHaveProperty('twoFactorRedirect');
});

test('without the password nothing is switched off', async ({ house }) => {
	const guarded = await makeGuarded(house);
	for (const body of [{ password: 'feil passord' }, {}]) {
		expect((await guarded.browser.ask('/two-factor/disable', { body })).status).toBe(400);
		expect((await guarded.browser.ask('/two-factor/generate-backup-codes', { body })).status).toBe(400);
	}
	await begin(house, guarded);
});
