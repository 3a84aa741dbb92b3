import { randomUUID } from 'node:crypto';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Browser, TestHouse } from './house-test.ts';

/** An invented member who has registered and confirmed the address, and the browser in which they are signed in. */
export interface Registered {
	browser: Browser;
	member: Member;
	email: string;
	password: string;
}

/** Registers a member as our forms do. */
export async function registerMember(house: TestHouse): Promise<Registered> {
	const [email, password] = [`${randomUUID()}@example.org`, 'en lang nok setning'];
	const browser = house.browser();
	await browser.ask('/sign-up/email', { body: { name: 'Signe Prøvesen', email, password, locale: 'nb' } });
	const token = new URL((await house.mail(email)).link).searchParams.get('token') ?? '';
	await browser.ask('/verify-email', { query: { token } });
	await browser.ask('/sign-in/email', { body: { email, password } });
	const member = await browser.viewer('POST');
	if (member.kind !== 'member') throw new Error(`${email} was not signed in.`);
	return { browser, member, email, password };
}
