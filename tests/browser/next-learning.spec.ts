import type { Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { type SignedInMember, sendForm } from '../accounts/sign-in.ts';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

const bus = { slug: 'c9002-bussen-som-spor-forst', title: 'Bussen som spør først' };
/** Nobody else writes anything on this one's page. */
const robot = { slug: '9001-roboten-som-laerte-a-vente', title: 'Roboten som lærte å vente' };
const { next: m, case: words } = messagesIn('nb');
const cards = (page: Page) => page.locator('.next-cases > li');
const titles = (page: Page) => cards(page).getByRole('heading').allTextContents();
const cookieOf = ({ cookies }: SignedInMember) =>
	Object.entries(cookies)
		.map((pair) => pair.join('='))
		.join('; ');

/** Tells the account what a player tells that has played a case from its beginning to a second. */
async function hear(site: string, member: SignedInMember, slug: string, seconds = 100): Promise<void> {
	const heard = { session: crypto.randomUUID(), segments: [[0, seconds]], events: [] };
	const body = JSON.stringify({ places: [{ case: slug, seconds, length: 100, agoMs: 0, heard }] });
	const headers = { origin: site, 'content-type': 'application/json', cookie: cookieOf(member) };
	expect((await fetch(`${site}/me/places`, { method: 'POST', headers, body })).status).toBe(204);
}

async function choose(page: Page, names: string[]): Promise<void> {
	await page.goto('/me/interests');
	for (const name of names) await page.getByLabel(name, { exact: true }).check({ force: true });
	await page.getByRole('button', { name: m.interests.save }).click();
	await expect(page.getByText(m.interests.saved)).toBeVisible();
	for (const name of names) await expect(page.getByLabel(name, { exact: true })).toBeChecked();
}

async function switchOff(page: Page, label: string): Promise<void> {
	await page.goto('/me/interests');
	await page.getByLabel(label).uncheck();
	await page.getByRole('button', { name: m.how.save }).click();
	await expect(page.getByText(m.how.saved)).toBeVisible();
	await expect(page.getByLabel(label)).not.toBeChecked();
	await page.goto('/me');
}

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('interests and what one hears decide what comes next, and it says why', async ({ page, member, site }) => {
			await page.goto('/me');
			await expect(page.getByRole('heading', { name: words.next })).toBeVisible();
			await expect(cards(page)).toHaveCount(3);
			await expect(cards(page).filter({ hasText: m.reason.newest })).toHaveCount(3);
			await page.getByRole('link', { name: m.inviteLink }).click();
			await expect(page.getByText(m.signals.none)).toBeVisible();
			await choose(page, ['Helse', 'Ledelse']);
			await page.goto('/me');
			await expect(page.getByText(m.invite)).toBeHidden();
			await expect(cards(page).first()).toContainText(/Fordi du har valgt temaet (Helse|Ledelse)/);

			const before = await titles(page);
			await hear(site, member, bus.slug);
			await page.goto('/me');
			const reason = cards(page).filter({ hasText: `${m.reason.because} ${m.reason.did.heard} ${bus.title}` });
			await expect(reason.first()).toBeVisible();
			expect(await titles(page)).not.toEqual(before);
			expect(await titles(page)).not.toContain(bus.title);
			await reason.first().getByRole('link', { name: bus.title }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(bus.title);
		});

		test('what is not for me goes, and comes back when I undo it', async ({ page, member }) => {
			expect(member.name).toBeTruthy();
			await page.goto('/me');
			const [title = ''] = await titles(page);
			await page.getByRole('button', { name: m.notForMeCase(title) }).click();
			await expect(page.getByRole('status').filter({ hasText: m.dismissed(title) })).toBeVisible();
			await expect(page).toHaveURL(/\/me\?dismissed=\d+#next$/);
			await expect(cards(page)).toHaveCount(3);
			expect(await titles(page)).not.toContain(title);
			await page.getByRole('button', { name: m.undo }).click();
			await expect(page).toHaveURL(/\/me#next$/);
			await expect(cards(page).getByRole('heading', { name: title })).toBeVisible();

			await page.getByRole('button', { name: m.notForMeCase(title) }).click();
			await expect(page).toHaveURL(/\/me\?dismissed=\d+#next$/);
			await page.getByRole('link', { name: m.settings }).click();
			await page.getByRole('button', { name: m.refused.againCase(title) }).click();
			await expect(page.getByText(m.refused.wanted)).toBeVisible();
			await expect(page.getByText(m.refused.none)).toBeVisible();
		});

		test('one of three looks elsewhere and says so, until that is switched off, and then all that is personal', async ({
			page,
			member,
			site,
		}) => {
			await hear(site, member, bus.slug);
			await page.goto('/me');
			const elsewhere = cards(page).filter({ hasText: m.elsewhere });
			await expect(elsewhere).toHaveCount(1);
			await expect(elsewhere).toContainText('Du holder deg mest til perspektivene Offentlig sektor og Bruker og frivillig.');
			await expect(elsewhere).toContainText(m.reason.another);
			await switchOff(page, m.how.elsewhere);
			await expect(cards(page)).toHaveCount(3);
			await expect(elsewhere).toHaveCount(0);
			await expect(cards(page).filter({ hasText: m.reason.did.heard }).first()).toBeVisible();

			await switchOff(page, m.how.personal);
			await expect(page.getByText(m.off)).toBeVisible();
			await expect(cards(page).filter({ hasText: m.reason.newest })).toHaveCount(3);
			await expect(cards(page).filter({ hasText: m.reason.did.heard })).toHaveCount(0);
			await page.goto('/me/interests');
			await expect(page.getByText(m.signals.off)).toBeVisible();
		});

		test('what counts is shown, and taken back one by one or all at once', async ({ page, member, site }) => {
			await hear(site, member, bus.slug, 50);
			await hear(site, member, 'c9006-kinoen-som-vart-redaksjon');
			await sendForm(site, `/case/${bus.slug}/notes?/add`, { at: '0:10', body: '' }, { cookie: cookieOf(member) });
			await page.goto('/me/interests');
			const counting = page.locator('.signals > li');
			await expect(counting).toHaveCount(2);
			await expect(counting.filter({ hasText: bus.title })).toContainText(/Hørt 50\s%.*1 notat eller bokmerke/);
			await expect(page.getByText(/^2 caser · .* hørt · notater i 1 case$/)).toBeVisible();
			await page.getByRole('button', { name: m.signals.forgetCase(bus.title) }).click();
			await expect(page.getByText(m.signals.forgotten)).toBeVisible();
			await expect(counting).toHaveCount(1);
			await page.goto('/me');
			await expect(cards(page).filter({ hasText: `${m.reason.did.heard} ${bus.title}` })).toHaveCount(0);
			await expect(page.getByRole('heading', { name: bus.title })).toBeVisible();
			await page.goto('/me/interests');
			await page.locator('summary').filter({ hasText: m.signals.forgetAll }).click();
			await page.getByRole('button', { name: m.signals.forgetAll }).click();
			await expect(page.getByText(m.signals.none)).toBeVisible();
		});

		test('the page of a case has the member’s own next learning, and a visitor’s stays as it is', async ({
			page,
			member,
			site,
		}) => {
			const address = `/case/${robot.slug}`;
			const visitors = await (await fetch(site + address)).text();
			await page.goto(address);
			await expect(cards(page)).toHaveCount(3);
			await expect(cards(page).first()).toContainText(m.reason.here);
			await hear(site, member, robot.slug);
			await page.goto(address);
			const [title = ''] = await titles(page);
			await expect(cards(page).first()).toContainText(`${m.reason.because} ${m.reason.did.heard} ${robot.title}`);
			await page.getByRole('button', { name: m.notForMeCase(title) }).click();
			await expect(page).toHaveURL(new RegExp(`${address}\\?dismissed=\\d+#next$`));
			await expect(cards(page)).toHaveCount(3);
			expect(await titles(page)).not.toContain(title);
			expect(await (await fetch(site + address)).text()).toBe(visitors);
			expect(visitors).not.toContain('next-cases');
		});
	});
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme} colours on a small phone`, () => {
		test.use({ colorScheme, viewport: { width: 360, height: 740 } });

		test('the pages are whole and accessible in each language', async ({ page, member, site }) => {
			test.setTimeout(120_000);
			const visit = async (path: string) => {
				expect((await page.goto(path))?.status()).toBe(200);
				await expectNoSideways(page);
				await expectAccessible(page);
			};
			await visit('/me');
			await visit('/me/interests');
			await choose(page, ['Helse', 'Gründer', '13. Stoppe klimaendringene']);
			await hear(site, member, bus.slug);
			await page.goto('/me');
			const [title = ''] = await titles(page);
			await page.getByRole('button', { name: m.notForMeCase(title) }).click();
			await expect(page).toHaveURL(/\?dismissed=/);
			const query = new URL(page.url()).search;
			for (const locale of locales) {
				await visit(paths.me(locale) + query);
				await visit(paths.myInterests(locale));
				await visit(paths.case(locale, bus.slug));
			}
		});
	});
}
