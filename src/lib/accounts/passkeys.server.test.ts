import { beforeEach, expect, vi } from 'vitest';
import { type Browser, origin, test } from '../../../tests/accounts/house-test.ts';
import { registerMember } from '../../../tests/accounts/register-member.ts';
import { makeSoftwarePasskey } from '../../../tests/accounts/software-passkey.ts';

const rpId = new URL(origin).hostname;
// better-auth tells the operator of every passkey that it did not believe.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

type Passkey = ReturnType<typeof makeSoftwarePasskey>;

async function register(browser: Browser, passkey: Passkey, lie = {}) {
	const options = await browser.ask('/passkey/generate-register-options', { query: {} });
	const challenge = String(options.data.challenge);
	const response = passkey.register({ challenge, origin, ...lie });
	return browser.ask('/passkey/verify-registration', { body: { name: 'Telefonen', response } });
}

async function show(browser: Browser, passkey: Passkey, lie = {}) {
	const options = await browser.ask('/passkey/generate-authenticate-options', { query: {} });
	const response = passkey.signIn({ challenge: String(options.data.challenge), origin, ...lie });
	return { response, answer: await browser.ask('/passkey/verify-authentication', { body: { response } }) };
}

test('a passkey signs its member in on another browser', async ({ house }) => {
	const [{ browser: home }, passkey] = [await registerMember(house), makeSoftwarePasskey(rpId)];
	expect((await register(home, passkey)).status).toBe(200);
	const away = house.browser();
	expect((await show(away, passkey)).answer.status).toBe(200);
	expect(await away.viewer()).toEqual(await home.viewer());
});

test('a device that did not make sure who uses it is not believed', async ({ house }) => {
	const { browser: home } = await registerMember(house);
	expect(await register(home, makeSoftwarePasskey(rpId), { userVerified: false })).toMatchObject({ code: 'USER_NOT_VERIFIED' });
	const passkey = makeSoftwarePasskey(rpId);
	await register(home, passkey);
	const away = house.browser();
	expect((await show(away, passkey, { userVerified: false })).answer).toMatchObject({ code: 'USER_NOT_VERIFIED' });
	expect((await away.viewer()).kind).toBe('anonymous');
});

test('what was shown to another site, or before, counts for nothing', async ({ house }) => {
	const [{ browser: home }, passkey] = [await registerMember(house), makeSoftwarePasskey(rpId)];
	await register(home, passkey);
	const away = house.browser();
	expect((await show(away, passkey, { origin: 'https://cases.example.evil' })).answer.status).toBe(400);
	const { response } = await show(house.browser(), passkey);
	expect((await away.ask('/passkey/verify-authentication', { body: { response } })).status).toBe(400);
	await away.ask('/passkey/generate-authenticate-options', { query: {} });
	expect((await away.ask('/passkey/verify-authentication', { body: { response } })).status).toBe(400);
	expect((await away.viewer()).kind).toBe('anonymous');
});

test('a passkey that nobody has, or has no more, signs nobody in', async ({ house, db }) => {
	const [{ browser: home }, passkey] = [await registerMember(house), makeSoftwarePasskey(rpId)];
	await register(home, passkey);
	const away = house.browser();
	expect((await show(away, makeSoftwarePasskey(rpId))).answer.status).toBe(401);
	await db.deleteFrom('accounts.passkeys').execute();
	expect((await show(away, passkey)).answer.status).toBe(401);
	expect((await away.viewer()).kind).toBe('anonymous');
});

test('a passkey is made by somebody who signed in lately', async ({ house, db }) => {
	const { browser: home } = await registerMember(house);
	await db
		.updateTable('accounts.sessions')
		.set({ createdAt: new Date(Date.now() - 2 * 3_600_000) })
		.execute();
	await home.viewer('POST');
	expect(await home.ask('/passkey/generate-register-options', { query: {} })).toMatchObject({
		status: 403,
		code: 'SESSION_NOT_FRESH',
	});
	expect((await house.browser().ask('/passkey/generate-register-options', { query: {} })).status).toBe(401);
});
