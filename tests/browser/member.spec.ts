import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { unzipFile } from '#lib/platform/unzip.ts';
import { type SignedInMember, sendForm } from '../accounts/sign-in.ts';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

const slug = 'c9002-bussen-som-spor-forst';
const aCase = `/case/${slug}`;
const { member: m } = messagesIn('nb');
const cookieOf = ({ cookies }: SignedInMember) =>
	Object.entries(cookies)
		.map((pair) => pair.join('='))
		.join('; ');
const place = (page: Page) => page.locator('audio').evaluate((media: HTMLMediaElement) => media.currentTime);

/** Another device of the same member. */
async function secondDevice(browser: Browser, site: string, member: SignedInMember): Promise<BrowserContext> {
	const context = await browser.newContext({ locale: 'nb-NO' });
	await context.addCookies(Object.entries(member.cookies).map(([name, value]) => ({ name, value, url: site })));
	return context;
}

async function playFrom(page: Page, second: number): Promise<void> {
	await page.locator('audio').evaluate((media: HTMLMediaElement, at) => {
		media.muted = true;
		media.currentTime = at;
		return media.play();
	}, second);
	await expect.poll(() => place(page)).toBeGreaterThan(second + 0.2);
}

/** The player has told the account: what `act` made it tell, it has heard. */
async function told(page: Page, act: () => Promise<unknown>): Promise<void> {
	const answer = page.waitForResponse((response) => response.url().endsWith('/me/places'));
	await act();
	expect((await answer).status()).toBe(204);
}

test('a second device goes on where the first one was left', async ({ page, browser, member, site }) => {
	await page.goto(aCase);
	await told(page, () => playFrom(page, 34));
	// Whoever leaves is not waited for.
	await playFrom(page, 40);
	await expect(async () => {
		await page.goto('/me');
		await expect(page.getByRole('listitem').filter({ hasText: /Fortsett fra 0:4\d/ })).toBeVisible({ timeout: 1000 });
	}).toPass();
	expect(await page.evaluate(() => localStorage.getItem('dugnad:places'))).toBeNull();

	const other = await secondDevice(browser, site, member);
	const phone = await other.newPage();
	await phone.goto(`${site}${aCase}`);
	const offer = phone.getByRole('button', { name: /^Fortsett fra 0:4\d$/ });
	await offer.click();
	await expect.poll(() => place(phone)).toBeGreaterThan(40);
	await other.close();
});

test('what somebody heard before they signed in moves to their account, and out of the browser', async ({
	page,
	member,
	site,
}) => {
	const cookies = await page.context().cookies();
	await page.context().clearCookies();
	await page.goto(aCase);
	await playFrom(page, 34);
	await page.goto('/about');
	expect(await page.evaluate(() => localStorage.getItem('dugnad:places'))).toContain(slug);

	await page.context().addCookies(cookies);
	await page.goto('/me');
	await expect(page.getByRole('listitem').filter({ hasText: /Fortsett fra 0:3\d/ })).toBeVisible();
	expect(await page.evaluate(() => localStorage.getItem('dugnad:places'))).toBeNull();
	const answer = await fetch(`${site}${aCase}`, { headers: { cookie: cookieOf(member) } });
	expect(await answer.text()).toMatch(/data-place="3\d/);
	expect(await (await fetch(`${site}${aCase}`)).text()).not.toContain('data-place');
});

test('without a line to the account, the browser remembers until the next visit', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	await page.goto(aCase);
	await page.evaluate(() => {
		window.fetch = () => Promise.reject(new Error('No line.'));
	});
	await playFrom(page, 34);
	await page.locator('audio').evaluate((media: HTMLMediaElement) => media.pause());
	await expect.poll(() => page.evaluate(() => localStorage.getItem('dugnad:places'))).toContain(slug);
	await page.goto('/me');
	await expect(page.getByRole('listitem').filter({ hasText: /Fortsett fra 0:3\d/ })).toBeVisible();
});

test('a note is kept at the second that is played, without leaving the page', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	await page.goto(aCase);
	await page.locator('audio').evaluate((media: HTMLMediaElement) => {
		media.currentTime = 34;
	});
	await page.getByRole('button', { name: m.note.bookmarkHere }).click();
	await expect(page.getByRole('status').filter({ hasText: m.note.saved })).toBeVisible();
	const notes = page.locator('case-notes .notes li');
	await expect(notes).toHaveText([/0:34.*Bokmerke/]);
	await page.getByRole('button', { name: m.note.writeHere }).click();
	await expect(page.getByLabel(m.note.at)).toHaveValue('0:34');
	await page.getByLabel(m.note.at).fill('0:12');
	await page.getByRole('textbox', { name: m.note.body }).fill('<img src=x onerror="document.title=1"> & mer\nlinje to');
	await page.getByRole('button', { name: m.note.save }).click();
	await expect(notes).toHaveText([/0:12.*<img src=x onerror="document.title=1"> & mer/, /0:34/]);
	expect(page.url()).toMatch(new RegExp(`${aCase}(\\?|$)`));
	await expectAccessible(page);
	await notes.first().getByRole('link', { name: '0:12', exact: true }).click();
	await expect.poll(() => place(page)).toBeGreaterThan(12);
	expect(await place(page)).toBeLessThan(20);
});

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		for (const locale of locales) {
			const { member: words } = messagesIn(locale);

			test(`notes are written, put right, found and deleted (${locale})`, async ({ page, member }) => {
				expect(member.name).toBeTruthy();
				await page.goto(paths.notes(locale, slug));
				await page.getByLabel(words.note.at).fill('nå');
				await page.getByRole('textbox', { name: words.note.body }).fill('Spør sjåføren');
				await page.getByRole('button', { name: words.note.save }).click();
				await page.getByRole('link', { name: words.note.noTime }).click();
				await expect(page.getByLabel(words.note.at)).toBeFocused();
				await page.getByLabel(words.note.at).fill('0:20');
				await page.getByRole('button', { name: words.note.save }).click();
				await expect(page.locator('.notes li')).toHaveText([/0:20.*Spør sjåføren/]);

				await page.getByRole('link', { name: words.note.changeAt('0:20') }).click();
				await page.getByRole('textbox', { name: words.note.body }).fill('Spør passasjerene');
				await page.getByRole('button', { name: words.note.save }).click();
				await expect(page.locator('.notes li')).toHaveText([/0:20.*Spør passasjerene/]);

				await page.goto(paths.myNotes(locale));
				await page.getByLabel(words.notesPage.filter).fill('finnes ikke');
				await page.getByRole('button', { name: words.notesPage.show, exact: true }).click();
				await expect(page.getByText(words.notesPage.nothingFound('finnes ikke'))).toBeVisible();
				await page.getByLabel(words.notesPage.filter).fill('PASSASJER');
				await page.getByRole('button', { name: words.notesPage.show, exact: true }).click();
				await expect(page.getByText(words.notesPage.total(1))).toBeVisible();
				await page.getByRole('link', { name: words.note.changeAt('0:20') }).click();
				await page.getByRole('button', { name: words.note.remove }).click();
				await expect(page.getByText(words.note.none)).toBeVisible();
			});
		}

		test('the history is forgotten entry by entry, and as a whole', async ({ page, member, site }) => {
			await tell(site, member, [slug, 'c9006-kinoen-som-vart-redaksjon', 'c9008-one-letter-instead-of-nine']);
			await page.goto('/me/history');
			await expect(page.locator('.heard > li')).toHaveCount(3);
			await page.getByRole('button', { name: m.historyPage.forgetCase('Bussen som spør først') }).click();
			await expect(page.getByText(m.historyPage.forgotten)).toBeVisible();
			await expect(page.locator('.heard > li')).toHaveCount(2);
			await page.locator('summary').click();
			await page.getByRole('button', { name: m.historyPage.forgetAll }).click();
			await expect(page.getByText(m.historyPage.none)).toBeVisible();
		});

		test('everything about a member is in one file', async ({ page, member }) => {
			await page.goto('/me/data');
			const arriving = page.waitForEvent('download');
			await page.getByRole('link', { name: m.dataPage.downloadButton }).click();
			const archive = await readFile(await (await arriving).path());
			const text = (path: string) => Buffer.from(unzipFile(archive, path, 1_000_000) ?? '').toString();
			expect(text('README.txt')).toContain(member.name);
			expect(JSON.parse(text('account.json'))).toMatchObject({ name: member.name, email: member.email });
			expect(text('sign-in-methods.json')).not.toContain('password');
		});

		test('an account is erased by who writes its address, and ends on every device at once', async ({
			page,
			browser,
			member,
			site,
		}) => {
			const other = await secondDevice(browser, site, member);
			const phone = await other.newPage();
			await phone.goto(`${site}/me`);
			await page.goto('/me/data');
			await page.getByRole('link', { name: m.dataPage.eraseButton }).click();
			await page.getByLabel(m.erase.email).fill('en.annen@example.org');
			await page.getByRole('button', { name: m.erase.button }).click();
			await page.getByRole('link', { name: m.erase.wrongEmail }).click();
			await expect(page.getByLabel(m.erase.email)).toBeFocused();
			if (javaScriptEnabled) await expectAccessible(page);
			await page.getByLabel(m.erase.email).fill(` ${member.email.toUpperCase()} `);
			await page.getByRole('button', { name: m.erase.button }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.erase.done);
			await expect(page.getByRole('link', { name: messagesIn('nb').nav.signIn })).toBeVisible();

			const answer = await sendForm(site, `${aCase}/notes?/add`, { at: '0:10', body: 'Etterpå' }, { cookie: cookieOf(member) });
			expect(answer.status).toBe(403);
			await other.close();
			await page.goto('/sign-in');
			await page.getByLabel(messagesIn('nb').account.email).fill(member.email);
			await page.getByLabel(messagesIn('nb').account.password).fill(member.password);
			await page.getByRole('button', { name: messagesIn('nb').account.signIn.submit, exact: true }).click();
			await expect(page.getByText(messagesIn('nb').account.problem.wrong).first()).toBeVisible();
		});
	});
}

async function tell(site: string, member: SignedInMember, slugs: string[]): Promise<void> {
	const body = JSON.stringify({ places: slugs.map((one, at) => ({ case: one, seconds: 20, agoMs: at * 1000 })) });
	const headers = { origin: site, 'content-type': 'application/json', cookie: cookieOf(member) };
	expect((await fetch(`${site}/me/places`, { method: 'POST', headers, body })).status).toBe(204);
}

test('a visitor is asked to sign in, and comes back', async ({ page }) => {
	for (const path of ['/me', '/me/history', '/me/notes?q=buss', '/me/data', '/me/data/erase', `/en${aCase}/notes`]) {
		await page.goto(path);
		await expect(page).toHaveURL(new RegExp(`/sign-in\\?to=${encodeURIComponent(path).replaceAll('.', '\\.')}$`));
	}
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme, viewport: { width: 360, height: 640 } });

		test('a member’s own pages are whole, accessible and fit a small phone', async ({ page, member, site }) => {
			test.setTimeout(120_000);
			const pages = ['me', 'myHistory', 'myNotes', 'myData', 'eraseMe', 'erased'] as const;
			const visit = async (path: string) => {
				expect((await page.goto(path))?.status()).toBe(200);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				await expectNoSideways(page);
				await expectAccessible(page);
			};
			// As it is for somebody new, and for somebody who has done something.
			for (const name of pages) await visit(paths[name]('nb'));
			await tell(site, member, [slug, 'c9008-one-letter-instead-of-nine']);
			for (const body of ['', 'En tanke'])
				await sendForm(site, `${aCase}/notes?/add`, { at: '0:10', body }, { cookie: cookieOf(member) });
			for (const locale of locales) {
				for (const name of pages) await visit(paths[name](locale));
				await visit(paths.notes(locale, slug));
				await visit(paths.case(locale, slug));
			}
		});
	});
}
