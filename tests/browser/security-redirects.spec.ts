import { expect } from '@playwright/test';
import fc from 'fast-check';
import { signInAt } from '../accounts/openid-provider.ts';
import { register, signIn } from '../security/register.ts';
import { type Answer, newestCookies } from '../security/send.ts';
import { origin, test } from '../security/site.ts';

// One site, one after the other.
test.describe.configure({ mode: 'default' });
test.setTimeout(60_000);

test.beforeEach(({ site }) => site.forgetTries());

/** Addresses that lead away, for one browser or another. */
const hostile = [
	'https://evil.example',
	'//evil.example',
	'///evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'/\t/evil.example',
	'/\n/evil.example',
	'\t//evil.example',
	'https:evil.example',
	'https:/evil.example',
	'javascript:alert(1)',
	'data:text/html,x',
	'/%5cevil.example/..//evil.example',
	'/.//evil.example',
	'/x/..//evil.example',
	'/%2e%2e//evil.example',
	'/%09/evil.example',
	'//evil。example',
	'/／evil.example',
	'@evil.example',
	'.evil.example',
	`//${'a'.repeat(5000)}.example`,
	`${origin}@evil.example`,
	`${origin}.evil.example`,
];

/** Where a browser goes that is at the site. */
function goesTo({ headers: { location } }: Answer): string {
	expect(location ?? '').not.toMatch(/[\t\r\n\\]|^\/\//);
	return new URL(location ?? '/', origin).origin;
}

test('nobody is sent elsewhere, whatever an address or a form says', async ({ site }) => {
	const { email, answer } = await register(site);
	const cookie = newestCookies('', answer);
	const away: string[] = [];
	const check = (what: string, to: string, answer: Answer) => {
		if (goesTo(answer) !== origin) away.push(`${what} ${to}: ${answer.headers.location}`);
	};
	for (const to of hostile) {
		const query = String(new URLSearchParams({ to, callbackURL: to, errorCallbackURL: to, redirectTo: to, next: to }));
		for (const page of ['/sign-in', '/register', '/sign-in/code', '/nn/sign-in'])
			check(page, to, await site.send(`${page}?${query}`, { headers: { cookie } }));
		for (const closed of ['magic-link/verify', 'verify-email', 'reset-password/x', 'callback/skolenokkel', 'error'])
			check(closed, to, await site.send(`/api/auth/${closed}?token=x&${query}`));
	}
	// Each of these is asked slowly, and they share what they check with.
	for (const to of hostile.slice(0, 4)) {
		await site.forgetTries();
		const signedIn = await signIn(site, email, { to });
		expect(signedIn.status).toBe(303);
		check('/sign-in?/password', to, signedIn);
		await site.send('/sign-in?/link', { fields: { email, to } });
		const link = new URL((await site.mails.next(email)).link);
		expect([link.origin, link.searchParams.get('to')]).toEqual([origin, null]);
		check('/sign-in/link', to, await site.send('/sign-in/link', { fields: { token: link.searchParams.get('token') ?? '', to } }));
	}
	for (const path of [
		'//evil.example/',
		'//evil.example/..',
		'/\\evil.example/',
		'/%5Cevil.example/',
		'/nn//evil.example/',
		'/en/%2fevil.example/',
	])
		check('the path', path, await site.send(path));
	expect(away).toEqual([]);
	const pieces = String.raw`/ \ . .. %2f %5c @ : ? # evil.example https: 。 ／`.split(' ');
	const tos = fc.array(fc.constantFrom(...pieces, '\t', '\n', ' '), { maxLength: 7 }).map((one) => one.join(''));
	await fc.assert(
		fc.asyncProperty(tos, async (to) => {
			const { location } = (await site.send(`/sign-in?${new URLSearchParams({ to })}`, { headers: { cookie } })).headers;
			expect(location).toMatch(/^\/(?![/\\])[!-~]*$/);
			expect(new URL(location ?? '', origin).origin).toBe(origin);
		}),
		{ numRuns: 60 },
	);
});

test('whoever comes from a provider is led to a page of this site', async ({ site }) => {
	site.provider.people.turid = { name: 'Turid', email: 'turid@example.org', email_verified: true };
	for (const to of hostile.slice(0, 2)) {
		const begun = await site.send(`/sign-in/with/skolenokkel?${new URLSearchParams({ to })}`, { headers: { origin: undefined } });
		const back = await signInAt(site.provider, begun.headers.location ?? '', 'turid');
		const arrived = await site.send(back.pathname + back.search, { headers: { cookie: newestCookies('', begun) } });
		expect(arrived.headers.location).toBe('/me');
	}
});
