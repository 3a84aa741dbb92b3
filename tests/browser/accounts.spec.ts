import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { sendForm } from '../accounts/sign-in.ts';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

const password = 'fem kalde kråker på rad';
const someone = () => `${randomUUID()}@example.org`;
const aCase = '/case/c9002-bussen-som-spor-forst';

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		for (const locale of locales) {
			const { account: m, nav } = messagesIn(locale);

			test(`register, confirm, leave, come back by a link, choose a new password (${locale})`, async ({ page, mailBox }) => {
				const email = someone();
				await page.goto(paths.home(locale));
				await page.getByRole('link', { name: nav.signIn }).click();
				await page.getByRole('link', { name: m.signIn.register }).click();
				await page.getByLabel(m.name).fill('Signe Prøvesen');
				await page.getByLabel(m.email).fill(email);
				await page.getByLabel(m.password).fill(password);
				await page.getByRole('button', { name: m.register.submit }).click();
				await expect(page.getByText(m.sent.confirm(email))).toBeVisible();

				const confirmation = await mailBox.next(email);
				await page.goto(confirmation.link);
				await page.getByLabel(m.password).fill('et helt annet passord');
				await page.getByRole('button', { name: m.confirm.submit }).click();
				await expect(page.getByRole('alert').filter({ hasText: m.problem.wrongPassword })).toBeVisible();
				await page.getByLabel(m.password).fill(password);
				await page.getByRole('button', { name: m.confirm.submit }).click();
				await expect(page.getByRole('link', { name: nav.me })).toBeVisible();
				await signOut(page, locale);

				await page.getByLabel(m.email).fill(email);
				await page.getByRole('button', { name: m.signIn.sendLink }).click();
				await expect(page.getByText(m.sent.link(email))).toBeVisible();
				const { link } = await mailBox.next(email);
				await page.goto(link);
				await page.getByRole('button', { name: m.link.submit }).click();
				await expect(page.getByRole('link', { name: nav.me })).toBeVisible();
				await signOut(page, locale);
				await page.goto(link);
				await page.getByRole('button', { name: m.link.submit }).click();
				await expect(page.getByRole('alert').filter({ hasText: m.problem.spent })).toBeVisible();

				await page.goto(paths.signIn(locale));
				await page.getByRole('link', { name: m.signIn.forgot }).click();
				await page.getByLabel(m.email).fill(email);
				await page.getByRole('button', { name: m.forgot.submit }).click();
				await expect(page.getByText(m.sent.password(email))).toBeVisible();
				await page.goto((await mailBox.next(email)).link);
				await page.getByLabel(m.newPassword).fill('seks varme måker på rad');
				await page.getByRole('button', { name: m.reset.submit }).click();
				await expect(page.getByText(m.signIn.changed)).toBeVisible();
				await page.getByLabel(m.email).fill(email);
				await page.getByLabel(m.password).fill('seks varme måker på rad');
				await page.getByRole('button', { name: m.signIn.submit, exact: true }).click();
				await expect(page.getByRole('link', { name: nav.me })).toBeVisible();
			});
		}
	});
}

async function signOut(page: Page, locale: (typeof locales)[number]): Promise<void> {
	const { account: m, nav } = messagesIn(locale);
	await page.goto(paths.signOut(locale));
	await page.getByRole('button', { name: m.signOut.submit }).click();
	await expect(page.getByText(m.signIn.signedOut)).toBeVisible();
	await expect(page.getByRole('link', { name: nav.signIn, exact: true })).toBeVisible();
}

test('whoever must sign in first comes back to the page that they asked for', async ({ page, member }) => {
	await page.context().clearCookies();
	await page.goto('/me/history?page=2');
	await expect(page).toHaveURL('/sign-in?to=%2Fme%2Fhistory%3Fpage%3D2');
	await page.getByLabel('E-postadresse').fill(member.email);
	await page.getByLabel('Passord').fill('noe ganske annet');
	await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'hører ikke sammen' })).toBeVisible();
	await expect(page.getByLabel('E-postadresse')).toHaveValue(member.email);
	await page.getByLabel('Passord').fill(member.password);
	await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
	await expect(page).toHaveURL('/me/history?page=2');
});

test('nobody is led away from the site', async ({ site, member }) => {
	for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)']) {
		const answer = await sendForm(site, '/sign-in?/password', { email: member.email, password: member.password, to });
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe('/me');
	}
});

test('a form of another site is refused, and so is one that does not say where it is from', async ({ site, member }) => {
	const { email, password } = member;
	for (const origin of ['https://evil.example', 'null', `${site}.evil.example`]) {
		const answer = await sendForm(site, '/sign-in?/password', { email, password }, { origin });
		expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
	}
	const out = await sendForm(site, '/sign-out', {}, { origin: 'https://evil.example', cookie: cookieOf(member.cookies) });
	expect(out.status).toBe(403);
});

test('better-auth’s own addresses are closed, but for passkeys', async ({ request, site }) => {
	for (const path of ['sign-in/email', 'sign-up/email', 'update-user', 'change-password', 'get-session', 'ok', 'error']) {
		expect((await request.post(`/api/auth/${path}`, { data: {}, headers: { origin: site } })).status(), path).toBe(404);
		expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
	}
});

test('who is signed in gets pages of their own, and nobody else gets those', async ({ request, page, member }) => {
	await request.get(aCase);
	for (const address of [aCase, '/about', '/sign-out']) {
		const { 'cache-control': keep = '' } = (await page.goto(address))?.headers() ?? {};
		expect(keep, address).toMatch(/private/);
	}
	await expect(page.getByRole('link', { name: 'Min side' })).toBeVisible();
	for (const _again of [1, 2]) expect(await (await request.get(aCase)).text()).not.toContain('Min side');
	expect(member.cookies).toHaveProperty('dugnad_session');
});

test('a password is guessed at ten times; then the page says how long to wait', async ({ site, page }) => {
	const email = someone();
	for (let i = 0; i < 10; i++) await sendForm(site, '/sign-in?/password', { email, password: 'gjetning' });
	await page.goto('/sign-in');
	await page.getByLabel('E-postadresse').fill(email);
	await page.getByLabel('Passord').fill('gjetning');
	await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'Vent 15 minutter' })).toBeVisible();
});

test('registering an address that has an account looks as ever, and its owner is told', async ({ site, mailBox, member }) => {
	const answers = await Promise.all(
		[member.email, someone()].map(async (email) => {
			const answer = await sendForm(site, '/register', { name: 'Noen Andre', email, password });
			return [answer.status, [...answer.headers.keys()], (await answer.text()).replaceAll(email, '…')];
		}),
	);
	expect(answers[0]).toEqual(answers[1]);
	expect((await mailBox.next(member.email)).subject).toBe('Du har allerede en konto hos Dugnad');
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 } });

	for (const colorScheme of ['light', 'dark'] as const) {
		for (const locale of locales) {
			const { account: m } = messagesIn(locale);

			test(`every account page is accessible, also with what must be put right (${locale}, ${colorScheme})`, async ({ page }) => {
				await page.emulateMedia({ colorScheme });
				await visit(page, `${paths.signIn(locale)}?news=changed`);
				await visit(page, paths.forgotPassword(locale));
				await visit(page, `${paths.newPassword(locale)}?token=x`);
				await visit(page, `${paths.signInLink(locale)}?token=x`);
				await visit(page, `${paths.confirmAddress(locale)}?token=x`);
				await visit(page, paths.signOut(locale));
				await visit(page, paths.register(locale));
				await page.locator('form[method=post]').evaluate((form) => form.setAttribute('novalidate', ''));
				await page.getByRole('button', { name: m.register.submit }).click();
				await page.getByRole('link', { name: m.problem.passwordMissing }).click();
				await expect(page.getByLabel(m.password)).toBeFocused();
				await expect(page.getByLabel(m.password)).toHaveAccessibleDescription(new RegExp(m.problem.passwordMissing));
				await expectAccessible(page);
			});
		}
	}
});

async function visit(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expectAccessible(page);
	await expectNoSideways(page);
}

function cookieOf(cookies: Record<string, string>): string {
	return Object.entries(cookies)
		.map((pair) => pair.join('='))
		.join('; ');
}
