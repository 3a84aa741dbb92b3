import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { sessionCookie } from '#lib/platform/page-cache.ts';
import { paths } from '#lib/platform/paths.ts';
import { type SignedInMember, signInNewMember, someAddress } from '../accounts/sign-in.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { test } from './studio-test.ts';

const slug = 'c9002-bussen-som-spor-forst';
const address = paths.reflections('nb', slug);
const { reflection: m } = messagesIn('nb');
/** Nobody else's test writes the same. */
const thought = () => `Bussen skal spørre ${crypto.randomUUID()}`;
/** Without the copy of the session that the site trusts for a minute. */
const cookiesOf = ({ cookies }: SignedInMember, url: string) => [
	{ name: sessionCookie, value: cookies[sessionCookie] ?? '', url },
];

/** A browser of somebody else, signed in or not. */
async function another(
	browser: Browser,
	site: string,
	member?: SignedInMember,
	more?: BrowserContextOptions,
): Promise<BrowserContext> {
	const extraHTTPHeaders = { 'x-forwarded-for': someAddress() };
	const context = await browser.newContext({ baseURL: site, locale: 'nb-NO', extraHTTPHeaders, ...more });
	if (member) await context.addCookies(cookiesOf(member, site));
	return context;
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a reflection is written, shared, changed and taken back', async ({ page, browser, member, site }) => {
		const visitor = await (await another(browser, site)).newPage();
		const [first, second] = [thought(), thought()];
		await page.goto(paths.case('nb', slug));
		await page.getByRole('link', { name: m.writeOwn }).click();
		await page.getByLabel(m.believed).fill('At ingen *ville*.');
		await page.getByLabel(m.thinks).fill(`**${first}** <b>x</b>`);
		await page.getByRole('button', { name: m.save }).click();
		const mine = page.getByRole('region', { name: m.mine });
		await expect(mine.getByRole('status')).toContainText(m.saved);
		await expect(mine.getByText(m.isPrivate)).toBeVisible();
		await expect(mine.locator('strong', { hasText: first })).toBeVisible();
		await expect(mine).toContainText('<b>x</b>');
		await visitor.goto(address);
		await expect(visitor.getByRole('main')).not.toContainText(first);

		await expect(mine).toContainText(m.shareTerms(member.name));
		await mine.getByRole('button', { name: m.share }).click();
		await expect(mine.getByRole('status')).toContainText(m.shared);
		for (const to of [address, paths.case('nb', slug)]) {
			await expect(async () => {
				await visitor.goto(to);
				await expect(visitor.locator('article.reflection').filter({ hasText: first })).toContainText(member.name, {
					timeout: 500,
				});
			}).toPass();
		}

		await mine.getByText(m.change).click();
		await mine.getByLabel(m.thinks).fill(second);
		await mine.getByRole('button', { name: m.save }).click();
		await mine.getByText(m.earlier(1)).click();
		await expect(mine.locator('.earlier')).toContainText(first);
		await expect(async () => {
			await visitor.goto(address);
			await expect(visitor.getByRole('main')).toContainText(second, { timeout: 500 });
		}).toPass();
		await expect(visitor.getByRole('main')).not.toContainText(first);

		await mine.getByRole('button', { name: m.takeBack }).click();
		await expect(mine.getByText(m.isPrivate)).toBeVisible();
		await expect(async () => {
			await visitor.goto(address);
			await expect(visitor.getByRole('main')).not.toContainText(second, { timeout: 500 });
		}).toPass();
	});

	test('a visitor reads, and comes back here after signing in', async ({ page }) => {
		await page.goto(address);
		await page.getByRole('link', { name: m.signIn }).click();
		await expect(page).toHaveURL(`/sign-in?to=${encodeURIComponent(`${address}#mine`)}`);
	});

	test('too much is told with how much, and nothing is lost', async ({ page, member }) => {
		expect(member.name).toBeTruthy();
		await page.goto(address);
		await page.getByLabel(m.believed).fill(`${'å'.repeat(4001)}`);
		await page.getByLabel(m.thinks).fill('Nå.');
		await page.getByRole('button', { name: m.save }).click();
		await page.getByRole('link', { name: m.problem.believedTooLong('4 000', '1') }).click();
		await expect(page.getByLabel(m.believed)).toBeFocused();
		await expect(page.getByLabel(m.believed)).toHaveValue('å'.repeat(4001));
		await expect(page.getByLabel(m.thinks)).toHaveValue('Nå.');
		await expectNoSideways(page);
	});

	test('it is reported once, hidden with a reason, and shown again', async ({
		page,
		browser,
		member,
		site,
		mailBox,
		newEditor,
	}) => {
		test.setTimeout(90_000);
		const written = thought();
		await page.goto(address);
		await page.getByLabel(m.thinks).fill(written);
		await page.getByRole('button', { name: m.save }).click();
		await page.getByRole('button', { name: m.share }).click();

		const reader = await (
			await another(browser, site, await signInNewMember(site, mailBox, { name: 'Leser Oppdiktet' }))
		).newPage();
		await reader.goto(address);
		const entry = reader.locator('article.reflection').filter({ hasText: written });
		await entry.getByLabel(m.report.openFor(member.name)).click();
		await entry.getByLabel(m.report.reason).fill(`Nevner noen: ${written}`);
		await entry.getByRole('button', { name: m.report.send }).click();
		await expect(entry).toContainText(m.report.isReported);
		await expect(entry.getByLabel(m.report.reason)).toHaveCount(0);
		expect((await reader.goto(paths.reports('nb')))?.status()).toBe(404);

		const { page: desk } = await newEditor();
		await desk.setViewportSize({ width: 360, height: 740 });
		await desk.goto(address);
		await desk.getByRole('link', { name: m.reports.title }).click();
		const reported = desk.locator('article.reflection').filter({ hasText: written });
		await expect(reported).toContainText(`Nevner noen: ${written}`);
		await expect(reported).not.toContainText('Leser Oppdiktet');
		await expectAccessible(desk);
		await expectNoSideways(desk);
		await reported.getByLabel(m.reports.hideReason).fill('Ta bort navnet.');
		await reported.getByRole('button', { name: m.reports.hide, exact: true }).click();
		await expect(
			desk.getByRole('region', { name: m.reports.hidden }).getByRole('article').filter({ hasText: written }),
		).toBeVisible();

		await page.goto(address);
		await expect(page.getByRole('region', { name: m.mine })).toContainText(m.because('Ta bort navnet.'));
		await expect(page.getByRole('region', { name: m.others })).not.toContainText(written);
		await reported.getByRole('button', { name: m.reports.show }).click();
		await page.goto(address);
		await expect(page.getByRole('region', { name: m.others })).toContainText(written);
	});
});

test('what is typed is counted', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	await page.goto(address);
	await page.getByLabel(m.thinks).fill('å🎧 ');
	await expect(page.locator('#thinks-count')).toContainText(/^\s*2\s+av 4.000 tegn$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in the ${colorScheme}`, () => {
		test.use({ colorScheme, viewport: { width: 360, height: 740 } });

		for (const locale of locales) {
			test(`${locale}: every state is accessible and fits a phone`, async ({ page, member, browser, site }) => {
				const { reflection: words } = messagesIn(locale);
				const look = async () => {
					for (const summary of await page.locator('main summary').all()) await summary.click();
					await expectNoSideways(page);
					await expectAccessible(page);
				};
				await page.goto(paths.reflections(locale, slug));
				await look();
				await page
					.getByLabel(words.thinks)
					.fill(`- *${member.name}*\n- [lenke](https://example.org)\n\n# ${thought()}\n\n${'langtord'.repeat(20)}`);
				await page.getByRole('button', { name: words.save }).click();
				await look();
				await page.getByRole('button', { name: words.share }).click();
				await look();
				const visitor = await (await another(browser, site)).newPage();
				await visitor.setViewportSize({ width: 360, height: 740 });
				for (const to of [paths.reflections(locale, slug), paths.case(locale, slug)]) {
					await visitor.goto(to);
					await expectNoSideways(visitor);
					await expectAccessible(visitor);
				}
				await visitor.context().close();
			});
		}
	});
}
