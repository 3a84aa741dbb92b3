import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Browser, test } from '../../../tests/accounts/house-test.ts';

const someone = () => `${randomUUID()}@example.org`;
const signIn = (browser: Browser, email: string, password = 'gjetning nummer ett') =>
	browser.ask('/sign-in/email', { body: { email, password } });

test('an address is guessed at ten times in a quarter of an hour from wherever, then not even the right password is heard', async ({
	house,
}) => {
	const { email, password } = await house.join();
	const codes: (string | undefined)[] = [];
	// Two tries went into joining.
	for (let i = 0; i < 8; i++) codes.push((await signIn(house.browser(), email.toUpperCase())).code);
	expect(new Set(codes)).toEqual(new Set(['INVALID_EMAIL_OR_PASSWORD']));
	const refused = await signIn(house.browser(), email, password);
	expect(refused).toMatchObject({ status: 429, cookies: [], waitS: expect.any(Number) });
	expect(refused.waitS).toBeGreaterThan(800);
	expect(refused.waitS).toBeLessThanOrEqual(900);
	expect((await signIn(house.browser(), someone())).status).toBe(401);
});

test('an unknown address is counted like a known one, and a mailbox gets five mails an hour', async ({ house }) => {
	const stranger = someone();
	const statuses = [];
	for (let i = 0; i < 11; i++) statuses.push((await signIn(house.browser(), stranger)).status);
	expect(statuses).toEqual([...Array(10).fill(401), 429]);
	const mails = await Promise.all(
		Array.from({ length: 8 }, () => house.browser().ask('/request-password-reset', { body: { email: stranger } })),
	);
	expect(mails.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
});

test('one network address does not try many accounts', async ({ house }) => {
	const browser = house.browser();
	const statuses = await Promise.all(Array.from({ length: 25 }, async () => (await signIn(browser, someone())).status));
	expect(statuses.filter((status) => status === 429)).toHaveLength(5);
	expect((await signIn(house.browser(), someone())).status).toBe(401);
});
