import type { RequestEvent } from '@sveltejs/kit';
import { expect } from 'vitest';
import { parseConfig } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { type Browser, origin, type TestHouse, test } from '../../../../../../tests/accounts/house-test.ts';
import { actions, load } from './+page.server.ts';

const config = parseConfig({ SECRET: 'a secret of tests, long enough to be one' });

/** What the page's functions get when this browser sends a form, or asks for the page. */
async function eventOf(db: Db, { auth }: TestHouse, browser: Browser, fields?: Record<string, string>) {
	const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
	const body = fields && new URLSearchParams(fields);
	const request = new Request(`${origin}/me/data/erase`, { method: body ? 'POST' : 'GET', body, headers: { cookie } });
	const locals = { db, auth, config, locale: 'nb', viewer: await browser.viewer(body ? 'POST' : 'GET'), askAuth: browser.ask };
	return { locals, request } as unknown as RequestEvent<never, never> & Parameters<typeof load>[0];
}

const isThere = async (db: Db, email: string) =>
	(await db.selectFrom('accounts.users').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;

test('who signed in a while ago must sign in again, whatever they write', async ({ house, db }) => {
	const { email, browser } = await house.join();
	expect(await load(await eventOf(db, house, browser))).toMatchObject({ email, certificates: 0, isFresh: true });
	await db
		.updateTable('accounts.sessions')
		.set({ createdAt: new Date(Date.now() - 3_600_000) })
		.execute();
	expect(await load(await eventOf(db, house, browser))).toMatchObject({ isFresh: false });
	expect(await actions.erase(await eventOf(db, house, browser, { email }))).toMatchObject({ status: 403 });
	expect(await isThere(db, email)).toBe(true);
	const again = actions.signInAgain(await eventOf(db, house, browser, {}));
	await expect(again).rejects.toMatchObject({ status: 303, location: '/sign-in?to=%2Fme%2Fdata%2Ferase' });
	expect(await browser.viewer('POST')).toEqual({ kind: 'anonymous' });
});

test('the address has to be the account’s own; then it is gone, here and on every device', async ({ house, db }) => {
	const [{ email, password, browser }, other] = [await house.join(), await house.join()];
	const phone = house.browser();
	await phone.ask('/sign-in/email', { body: { email, password } });
	for (const wrong of ['', other.email, `${email}x`]) {
		const outcome = await actions.erase(await eventOf(db, house, browser, { email: wrong, certificates: 'keep' }));
		expect(outcome).toMatchObject({ status: 400, data: { wrongEmail: true, keepCertificates: true } });
	}
	expect(await isThere(db, email)).toBe(true);
	const erasing = actions.erase(await eventOf(db, house, browser, { email: ` ${email.toUpperCase()} ` }));
	await expect(erasing).rejects.toMatchObject({ status: 303, location: '/erased' });
	expect([await isThere(db, email), await isThere(db, other.email)]).toEqual([false, true]);
	expect([...browser.cookies]).toEqual([]);
	expect(await phone.viewer('POST')).toEqual({ kind: 'anonymous' });
	expect(await other.browser.viewer('POST')).toMatchObject({ kind: 'member' });
});

test('nobody erases without being signed in', async ({ house, db }) => {
	await expect(actions.erase(await eventOf(db, house, house.browser(), { email: '' }))).rejects.toMatchObject({ status: 403 });
});
