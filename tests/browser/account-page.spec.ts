import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { type Locale, locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { SignedInMember } from '../accounts/sign-in.ts';
import { totpCode } from '../accounts/totp.ts';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
test.use({ elsewhere: async ({}, use, { config }) => use(config.metadata.provider) });

const { settings: nb, account, nav } = messagesIn('nb');

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a person whom a provider vouches for is a member at once', async ({ page }) => {
			const name = javaScriptEnabled ? 'Kari' : 'Ola';
			await page.goto('/nn/sign-in?to=/nn/me/account');
			await page.getByRole('link', { name: 'Logg inn med Skolenøkkel' }).click();
			await page.getByRole('button', { name, exact: true }).click();
			await expect(page).toHaveURL('/nn/me/account');
			await expect(page.getByLabel('Namn', { exact: true })).toHaveValue(`${name} Oppdiktet`);
			await expect(page.getByText('Skolenøkkel er kopla til.')).toBeVisible();
			await page.getByRole('button', { name: 'Kople frå Skolenøkkel' }).click();
			await expect(page.getByRole('alert').filter({ hasText: 'einaste måten' })).toBeVisible();
			await page.getByText('Vel eit passord', { exact: true }).first().click();
			await page.getByLabel('Nytt passord').fill('seks varme måker på rad');
			await page.getByRole('button', { name: 'Vel eit passord' }).click();
			await expectSaid(page, 'Passordet er lagra');
			await page.getByRole('button', { name: 'Kople frå Skolenøkkel' }).click();
			await expectSaid(page, 'Skolenøkkel er kopla frå.');
		});

		test('a person of whom the provider tells nothing proves an address by a code', async ({ page, mailBox }) => {
			const email = `${randomUUID()}@example.org`;
			await page.goto('/sign-in');
			await page.getByRole('link', { name: 'Logg inn med Skolenøkkel' }).click();
			await page.getByRole('button', { name: javaScriptEnabled ? 'Ukjent' : 'Uviss', exact: true }).click();
			if (javaScriptEnabled) await expectAccessible(page);
			await page.getByLabel('Navn').fill('Anne Oppdiktet');
			await page.getByLabel('E-postadresse').fill(email);
			await page.getByRole('button', { name: 'Send kode' }).click();
			const { subject = '' } = await mailBox.next(email);
			if (javaScriptEnabled) await expectAccessible(page);
			await page.getByLabel('Kode', { exact: true }).fill('12345');
			await page.getByRole('button', { name: 'Bekreft' }).click();
			await expect(page.getByRole('alert').filter({ hasText: 'stemmer ikke' })).toBeVisible();
			await page.getByLabel('Kode', { exact: true }).fill(/^\d{6}/.exec(subject)?.[0] ?? '');
			await page.getByRole('button', { name: 'Bekreft' }).click();
			await expect(page.getByRole('link', { name: nav.me })).toBeVisible();
		});

		test('a second factor is set up, asked for, replaced by a backup code, and switched off', async ({
			page,
			member,
			mailBox,
		}) => {
			await page.goto('/me/account');
			await page.getByRole('link', { name: nb.secondFactor.setUp }).click();
			await page.getByLabel(nb.password).fill(member.password);
			await page.getByRole('button', { name: nb.secondFactor.begin }).click();
			await expect(page.getByRole('img', { name: nb.secondFactor.picture })).toBeVisible();
			const key = (await page.getByRole('main').locator('code').textContent()) ?? '';
			await page.getByLabel(nb.secondFactor.codeNow).fill('12');
			await page.getByRole('button', { name: nb.secondFactor.confirm }).click();
			await expect(page.getByRole('alert').filter({ hasText: 'stemmer ikke' })).toBeVisible();
			await page.getByLabel(nb.secondFactor.codeNow).fill(totpCode(key));
			await page.getByRole('button', { name: nb.secondFactor.confirm }).click();
			await expectSaid(page, nb.secondFactor.turnedOn);
			const codes = await page.locator('.codes code').allTextContents();
			expect(codes).toHaveLength(10);
			const download = page.waitForEvent('download');
			await page.getByRole('link', { name: nb.secondFactor.download }).click();
			expect(await text(await (await download).createReadStream())).toBe(`${codes.join('\n')}\n`);
			expect((await mailBox.next(member.email)).subject).toBe(nb.notices.secondFactorOn.subject('Dugnad'));

			await signOut(page);
			await signIn(page, member);
			await expect(page).toHaveURL('/sign-in/code?to=%2Fme%2Faccount');
			await page.getByLabel(nb.secondFactor.code, { exact: true }).fill(totpCode(key));
			await page.getByRole('button', { name: nb.secondFactor.signIn }).click();
			await expect(page).toHaveURL('/me/account');

			await signOut(page);
			await signIn(page, member);
			await page.getByLabel(nb.secondFactor.code, { exact: true }).fill((codes[3] ?? '').toUpperCase().replace('-', ' '));
			await page.getByRole('button', { name: nb.secondFactor.signIn }).click();
			await page.getByRole('link', { name: nb.secondFactor.change }).click();
			await page.getByLabel(nb.password).fill('noe annet enn passordet');
			await page.getByRole('button', { name: nb.secondFactor.turnOff }).click();
			await expect(page.getByRole('alert').filter({ hasText: account.problem.wrongPassword })).toBeVisible();
			await page.getByLabel(nb.password).fill(member.password);
			await page.getByRole('button', { name: nb.secondFactor.turnOff }).click();
			await expectSaid(page, nb.secondFactor.turnedOff);
		});

		test('name, language, address and password are changed', async ({ page, member, mailBox, browser, site }) => {
			await page.goto('/me/account');
			await page.getByLabel(nb.profile.name, { exact: true }).fill(' ');
			await page.getByRole('button', { name: nb.save }).click();
			if (javaScriptEnabled) await page.locator('#profile form').evaluate((form: HTMLFormElement) => form.submit());
			await expect(page.getByRole('alert').filter({ hasText: account.problem.nameMissing })).toBeVisible();
			await page.getByLabel(nb.profile.name, { exact: true }).fill('Signe Nyttnavn');
			await page.getByLabel('Nynorsk').check();
			await page.getByRole('button', { name: nb.save }).click();
			await expectSaid(page, nb.profile.saved);

			const elsewhere = await browser.newPage({ baseURL: site });
			await signIn(elsewhere, member);
			await page.getByText(nb.passwords.change, { exact: true }).first().click();
			await page.getByLabel(nb.passwords.new).fill('seks varme måker på rad');
			await page.getByLabel(nb.passwords.current).fill(member.password);
			await page.getByRole('button', { name: nb.passwords.change }).click();
			await expectSaid(page, nb.passwords.changed);
			expect((await mailBox.next(member.email)).subject).toBe('Passordet ditt hos Dugnad er bytt');
			await elsewhere.getByRole('button', { name: nb.save }).click();
			await expect(elsewhere.getByRole('main')).not.toContainText(nb.profile.saved);
			await elsewhere.close();

			const email = `${randomUUID()}@example.org`;
			await page.getByText(nb.email.change, { exact: true }).click();
			await page.getByLabel(nb.email.new).fill(email);
			await page.getByLabel(nb.password, { exact: true }).fill('seks varme måker på rad');
			await page.getByRole('button', { name: nb.email.send }).click();
			await expectSaid(page, nb.email.sent(email));
			await page.goto((await mailBox.next(email)).link);
			await page.getByRole('button', { name: 'Byt adresse' }).click();
			await expectSaid(page, 'E-postadressa er bytt.');
			await expect(page.getByText(email)).toBeVisible();
			expect((await mailBox.next(member.email)).text).toContain(email);
		});

		test('a device is signed out from another', async ({ page, member, browser, site }) => {
			const elsewhere = await browser.newPage({ baseURL: site });
			await signIn(elsewhere, member);
			await page.goto('/me/account');
			await expect(page.getByText(nb.sessions.here)).toHaveCount(1);
			await page.getByRole('button', { name: /^Logg ut .+, logget inn/ }).click();
			await expectSaid(page, nb.sessions.ended);
			await elsewhere.getByRole('button', { name: nb.save }).click();
			await expect(elsewhere.getByRole('main')).not.toContainText(nb.profile.saved);
			await elsewhere.close();
		});
	});
}

test('a member connects a provider, signs in with it, and disconnects it', async ({ page, member, mailBox }) => {
	await page.goto('/me/account');
	await page.getByRole('link', { name: 'Koble til Skolenøkkel' }).click();
	await page.getByRole('button', { name: 'Uavklart', exact: true }).click();
	await expectSaid(page, nb.providers.wasConnected('Skolenøkkel'));
	expect((await mailBox.next(member.email)).subject).toBe(nb.notices.providerConnected.subject('Dugnad'));
	await signOut(page);
	await page.goto('/sign-in?to=/me/account');
	await page.getByRole('link', { name: 'Logg inn med Skolenøkkel' }).click();
	await expect(page.getByText(member.email)).toBeVisible();
	await page.getByRole('button', { name: 'Koble fra Skolenøkkel' }).click();
	await expectSaid(page, nb.providers.wasDisconnected('Skolenøkkel'));
});

test('what goes wrong at a provider is said in a sentence', async ({ page }) => {
	await page.goto('/sign-in?to=/me/account');
	await page.getByRole('link', { name: 'Logg inn med Borte Vekk' }).click();
	await expect(page.getByText(nb.providers.trouble.unreachable('Borte Vekk'))).toBeVisible();
	await page.getByRole('link', { name: 'Logg inn med Skolenøkkel' }).click();
	await page.getByRole('button', { name: 'Avbryt' }).click();
	await expect(page.getByText(nb.providers.trouble.cancelled('Skolenøkkel'))).toBeVisible();
	await expect(page).toHaveURL(/to=%2Fme%2Faccount/);
	await page.goto('/sign-in/with/skolenokkel/return?code=x&state=y');
	await expect(page.getByText(nb.providers.trouble.expired('Skolenøkkel'))).toBeVisible();
	expect((await page.goto('/sign-in/with/ukjent'))?.status()).toBe(404);
});

test('another site cannot send somebody past the sign-in page, nor to another site', async ({ request, site }) => {
	const headers = { 'sec-fetch-site': 'cross-site' };
	const answer = await request.get('/sign-in/with/skolenokkel?to=/me/notes', { headers, maxRedirects: 0 });
	expect(answer.headers().location).toBe('/sign-in?to=%2Fme%2Fnotes');
	const own = await request.get('/sign-in/with/skolenokkel?to=https://evil.example', { maxRedirects: 0 });
	const query = new URL(own.headers().location ?? '').searchParams;
	expect(query.get('redirect_uri')).toBe(`${site}/sign-in/with/skolenokkel/return`);
	expect(query.get('code_challenge_method')).toBe('S256');
	const cookie = own.headersArray().find(({ name }) => name.toLowerCase() === 'set-cookie')?.value;
	expect(cookie).toMatch(/^dugnad_openid=[\w-]{43};.*HttpOnly; SameSite=Lax/);
});

test('a link that would connect a provider works from the account page alone', async ({ page, member }) => {
	expect(member.email).toBeTruthy();
	for (const proof of ['', 'x']) expect((await page.goto(`/sign-in/with/skolenokkel?connect=${proof}`))?.status()).toBe(403);
});

test('a passkey is made, named, used and deleted', async ({ page, member }) => {
	await addAuthenticator(page);
	await page.goto('/me/account');
	await page.getByLabel(nb.passkeys.name).fill('Prøvenøkkelen');
	await page.getByRole('button', { name: nb.passkeys.add }).click();
	await expectSaid(page, nb.passkeys.added);
	await page.getByRole('button', { name: nb.passkeys.add }).click();
	await expect(page.getByText(nb.passkeys.failed)).toBeVisible();
	await page.getByText(`${nb.passkeys.rename} Prøvenøkkelen`).click();
	await page.getByLabel('Nytt navn på Prøvenøkkelen').fill('Lommenøkkelen');
	await page.locator('#passkeys').getByRole('button', { name: nb.save }).click();
	await expectSaid(page, nb.passkeys.renamed);

	await signOut(page);
	await page.goto('/sign-in?to=/me/account');
	await page.getByRole('button', { name: nb.passkeys.signIn }).click();
	await expect(page).toHaveURL('/me/account');
	await expect(page.getByText(member.email)).toBeVisible();
	await page.getByRole('button', { name: 'Slett passnøkkelen Lommenøkkelen' }).click();
	await expectSaid(page, nb.passkeys.removed);
});

test('a device that does not make sure who uses it makes no passkey', async ({ page, member }) => {
	expect(member.email).toBeTruthy();
	await addAuthenticator(page, { isUserVerified: false });
	await page.goto('/me/account');
	await page.getByRole('button', { name: nb.passkeys.add }).click();
	await expect(page.getByText(nb.passkeys.failed)).toBeVisible();
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 } });

	for (const colorScheme of ['light', 'dark'] as const) {
		for (const locale of locales) {
			test(`the account pages are accessible (${locale}, ${colorScheme})`, async ({ page, member }) => {
				// What unfolds slowly has no final colours for a while.
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await addAuthenticator(page);
				const { settings: m } = messagesIn(locale);
				await visit(page, `${paths.myAccount(locale)}?news=profileSaved`);
				await page.getByRole('button', { name: m.passkeys.add }).click();
				await expectSaid(page, m.passkeys.added);
				for (const details of await page.locator('main details').all())
					await details.evaluate((one) => one.setAttribute('open', ''));
				await expectAccessible(page);
				await expectNoSideways(page);
				await visit(page, `${paths.myNewEmail(locale)}?token=x`);
				await visit(page, paths.mySecondFactor(locale));
				await setUpSecondFactor(page, member, locale);
				await signOut(page);
				await visit(page, paths.signInCode(locale));
				await visit(page, paths.signInWithAddress(locale));
				await visit(page, `${paths.signIn(locale)}?with=borte&trouble=unreachable`);
			});
		}
	}
});

async function setUpSecondFactor(page: Page, { password }: SignedInMember, locale: Locale): Promise<void> {
	const { settings: m } = messagesIn(locale);
	await page.getByLabel(m.password).fill(password);
	await page.getByRole('button', { name: m.secondFactor.begin }).click();
	await expectAccessible(page);
	await expectNoSideways(page);
	await page
		.getByLabel(m.secondFactor.codeNow)
		.fill(totpCode((await page.getByRole('main').locator('code').textContent()) ?? ''));
	await page.getByRole('button', { name: m.secondFactor.confirm }).click();
	await expectSaid(page, m.secondFactor.turnedOn);
	await expectAccessible(page);
	await expectNoSideways(page);
}

async function expectSaid(page: Page, text: string): Promise<void> {
	await expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
}

async function visit(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expectAccessible(page);
	await expectNoSideways(page);
}

async function signOut(page: Page): Promise<void> {
	await page.goto('/sign-out');
	await page.getByRole('main').getByRole('button').click();
	await expect(page.getByText(account.signIn.signedOut)).toBeVisible();
}

/** Comes from the account page, as who was asked to sign in there. */
async function signIn(page: Page, { email, password }: SignedInMember): Promise<void> {
	await page.goto('/sign-in?to=/me/account');
	await page.getByLabel(account.email).fill(email);
	await page.getByLabel(account.password, { exact: true }).fill(password);
	await page.getByRole('button', { name: account.signIn.submit, exact: true }).click();
}

/** Gives the browser a phone's own keeper of passkeys, with a finger always on it. */
async function addAuthenticator(page: Page, { isUserVerified = true } = {}): Promise<void> {
	const client = await page.context().newCDPSession(page);
	await client.send('WebAuthn.enable');
	const options = {
		protocol: 'ctap2',
		transport: 'internal',
		hasResidentKey: true,
		hasUserVerification: true,
		isUserVerified,
	} as const;
	await client.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } });
}
