import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { makeMember } from '../accounts/make-member.ts';
import { signInAt } from '../accounts/openid-provider.ts';
import { providerSecret } from '../accounts/provider-secret.ts';
import { totpCode } from '../accounts/totp.ts';
import { storeCase } from '../database/make-case.ts';
import { password, register, signIn } from '../security/register.ts';
import { newestCookies } from '../security/send.ts';
import { type Site, test, tokenFor } from '../security/site.ts';

// One site, one after the other.
test.describe.configure({ mode: 'default' });
test.setTimeout(60_000);

const { account } = messagesIn('nb');
/** Everything that opens something, as it comes up; none of it may be told to the operator's console. */
const secrets = new Set([password, providerSecret]);

test.beforeEach(({ site }) => {
	site.provider.people.turid = { name: 'Turid', email: 'turid@example.org', email_verified: true };
	return site.forgetTries();
});

/** The address of a new member. */
async function newMember({ db }: Site): Promise<string> {
	return `${(await makeMember(db)).id}@example.org`;
}

/** Whether the cookies still change something: they write a note. */
async function mayWrite(site: Site, cookie: string): Promise<boolean> {
	const { slug } = await storeCase(site.db, { title: `En sak til ${randomUUID()}` });
	await site.send(`/case/${slug}/notes?/add`, { fields: { at: '0:01', body: slug }, headers: { cookie } });
	return (await site.db.selectFrom('media.notes').select('id').where('body', '=', slug).execute()).length > 0;
}

test('a session begins anew with each sign-in, and its cookies are for this site alone', async ({ site }) => {
	const { email, answer } = await register(site);
	const planted = '__Secure-dugnad_session=plantet.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D';
	const again = await signIn(site, email, {}, planted);
	const third = await signIn(site, email, {}, newestCookies('', again));
	const tokens = [answer, again, third].map(
		({ headers }) => /__Secure-dugnad_session=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '',
	);
	expect(new Set([...tokens, 'plantet']).size).toBe(4);
	for (const token of tokens) secrets.add(decodeURIComponent(token).split('.')[0] ?? '');
	expect(await mayWrite(site, planted)).toBe(false);
	expect(await mayWrite(site, `__Secure-dugnad_session=${tokens[2]}`)).toBe(true);

	const begun = await site.send('/sign-in/with/skolenokkel', { headers: { origin: undefined } });
	const set = [...[answer, again, third, begun].flatMap(({ headers }) => headers['set-cookie'] ?? [])];
	expect(set.length).toBeGreaterThan(4);
	for (const cookie of set) {
		expect(cookie).toMatch(/; HttpOnly/i);
		expect(cookie).toMatch(/; Secure/i);
		expect(cookie).toMatch(/; SameSite=Lax/i);
		expect(cookie).not.toMatch(/; Domain/i);
	}
});

test('a session that was ended, here or elsewhere, writes nothing more and opens nothing but what its browser still holds', async ({
	site,
}) => {
	const email = await newMember(site);
	const [here, there, left] = [await site.enter(email), await site.enter(email), await site.enter(email)];
	for (const cookie of [here, there, left]) expect(await mayWrite(site, cookie)).toBe(true);
	await site.send('/sign-out', { fields: {}, headers: { cookie: left } });
	await site.send('/me/account?/endOthers', { fields: {}, headers: { cookie: here } });
	expect(await mayWrite(site, here)).toBe(true);
	for (const cookie of [there, left]) {
		expect(await mayWrite(site, cookie)).toBe(false);
		const [token] = /__Secure-dugnad_session=[^;]+/.exec(cookie) ?? [];
		expect((await site.send('/me', { headers: { cookie: token } })).status).toBe(303);
		// These show how one gets in, and ask the database.
		expect((await site.send('/me/account', { headers: { cookie } })).status).toBe(303);
	}
});

/** Claims of being somebody else, anew each time; the site trusts no proxy. */
function disguise(n: number): Record<string, string> {
	const address = `198.18.0.${n}`;
	return {
		'x-forwarded-for': address,
		'x-real-ip': address,
		forwarded: `for=${address}`,
		'x-dugnad-client': address,
		'cf-connecting-ip': address,
	};
}

/** Guesses forty times at once; how many guesses were looked at. */
async function guess(site: Site, path: string, fields: (n: number) => Record<string, string>, cookie?: string): Promise<number> {
	const guesses = Array.from({ length: 40 }, (_, n) => ({ fields: fields(n), headers: { cookie, ...disguise(n) } }));
	const answers = await Promise.all(guesses.map((one) => site.send(path, one)));
	const refused = answers.filter(({ status }) => status === 429);
	for (const { body } of refused) expect(body).toMatch(sentence);
	return answers.length - refused.length;
}
const sentence = new RegExp(
	account
		.wait(99)
		.replace(/\d+ \w+/, '\\d+ \\w+')
		.replaceAll('.', '\\.'),
);

test('nobody goes on guessing', async ({ site }) => {
	const { email } = await register(site);
	await site.forgetTries();
	const someone = (n: number) => ({ email: `ingen${n}@example.org` });
	type Guesses = [what: string, most: number, path: string, fields: (n: number) => Record<string, string>][];
	const atOne: Guesses = [
		['one member’s password', 10, '/sign-in?/password', (n) => ({ email, password: `gjettet passord ${n}` })],
		['mails to one address', 5, '/sign-in?/link', () => ({ email })],
		['forgotten passwords of one', 5, '/sign-in/forgot', () => ({ email })],
		['links to sign in', 20, '/sign-in/link', (n) => ({ token: `gjettet${n}` })],
		['links to a new password', 20, '/sign-in/reset', (n) => ({ token: `gjettet${n}`, password })],
	];
	const atMany: Guesses = [
		['many members’ passwords', 20, '/sign-in?/password', (n) => ({ ...someone(n), password: 'sommeren2026' })],
		['mails to many', 20, '/sign-in?/link', someone],
		['accounts', 20, '/register', (n) => ({ ...someone(n), name: 'Robot', password })],
	];
	for (const [what, most, path, fields] of [...atOne, ...atMany]) {
		await site.forgetTries();
		expect(await guess(site, path, fields), what).toBe(most);
	}
	await site.forgetTries();
	const cookie = newestCookies('', await signIn(site, email));
	await site.forgetTries();
	const now = (n: number) => ({ currentPassword: `gjettet ${n} gang`, newPassword: 'tre kalde kråker på rad' });
	expect(await guess(site, '/me/account?/password', now, cookie)).toBe(10);
});

test('nobody guesses the code of a second factor', async ({ site }) => {
	const { email, answer } = await register(site);
	let cookie = newestCookies('', answer);
	const page = '/me/account/second-factor';
	const begun = await site.send(`${page}?/begin`, { fields: { password }, headers: { cookie } });
	cookie = newestCookies(cookie, begun);
	const uri = /otpauth:[^"]+/.exec(begun.body)?.[0].replaceAll('&amp;', '&') ?? '';
	const code = totpCode(uri);
	secrets.add(new URL(uri).searchParams.get('secret') ?? '');
	const confirmed = await site.send(`${page}?/confirm`, { fields: { uri, code }, headers: { cookie } });
	expect(confirmed.status).toBe(200);
	const kinds: [string, (n: number) => Record<string, string>][] = [
		['codes of the app', (n) => ({ code: String(n).padStart(6, '0') })],
		['backup codes', (n) => ({ code: `gjet-tet${n}` })],
	];
	for (const [what, fields] of kinds) {
		await site.forgetTries();
		const half = await signIn(site, email);
		expect(half.headers.location).toMatch(/^\/sign-in\/code/);
		const halfway = newestCookies('', half);
		expect(await mayWrite(site, halfway)).toBe(false);
		let looked = 0;
		for (let n = 0; n < 30; n++) {
			const { body } = await site.send('/sign-in/code', { fields: fields(n), headers: { cookie: halfway, ...disguise(n) } });
			if (body.includes(messagesIn('nb').settings.problems.codeWrong)) looked++;
		}
		expect(looked, what).toBeLessThanOrEqual(20);
		expect(looked, what).toBeGreaterThan(0);
	}
});

test('the console tells no secret', async ({ site }) => {
	const [email, newPassword] = [await newMember(site), 'seks kalde kråker på rad'];
	const registered = await register(site);
	await site.send('/register/confirm', { fields: { token: registered.token, password: 'feil passord her' } });
	await site.send('/sign-in/forgot', { fields: { email } });
	const token = await tokenFor(site, email, '/sign-in/reset');
	await site.send('/sign-in/reset', { fields: { token, password: newPassword } });
	for (const secret of [registered.token, token, newPassword]) secrets.add(secret);
	for (const mischief of [undefined, { strangeKey: true }]) {
		const begun = await site.send('/sign-in/with/skolenokkel', { headers: { origin: undefined } });
		site.provider.mischief = mischief;
		const back = await signInAt(site.provider, begun.headers.location ?? '', 'turid');
		await site.send(back.pathname + back.search, { headers: { cookie: newestCookies('', begun) } });
		for (const one of ['code', 'state']) secrets.add(back.searchParams.get(one) ?? '');
	}
	site.provider.mischief = undefined;
	// It does tell that somebody's sign-in failed.
	await expect.poll(() => site.console()).toContain('Nobody was signed in with Skolenøkkel');
	expect([...secrets].filter((secret) => secret.length < 8 || site.console().includes(secret))).toEqual([]);
});
