import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Søk etter' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Forslag' });
const options = (page: Page) => list(page).getByRole('option');
const chosen = (page: Page) => list(page).getByRole('option', { selected: true });

test('suggests from the second letter, in groups, and says how many there are', async ({ page }) => {
	await page.goto('/cases');
	const asked: string[] = [];
	page.on('request', (request) => void (request.url().includes('/suggest') && asked.push(new URL(request.url()).search)));
	await field(page).pressSequentially('b');
	await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
	await field(page).pressSequentially('a ');
	await expect(list(page)).toBeVisible();
	expect(asked).toEqual(['?q=ba']);
	await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
	await expect(
		list(page)
			.getByRole('group', { name: 'Folk' })
			.getByRole('option', { name: /^Jonas Elvebakk/ }),
	).toBeVisible();
	await expect(list(page).getByRole('group', { name: 'Caser' }).getByRole('option')).toHaveAttribute('href', /^\/case\//);
	await expect(list(page).getByRole('group', { name: 'Sagt i samtalene' }).getByRole('option').first()).toHaveAttribute(
		'href',
		/\?t=/,
	);
	await expect(list(page).locator('mark').first()).toHaveText(/^ba/i);
	await expect(page.getByRole('status')).toHaveText(`${await options(page).count()} forslag`);
	await field(page).press('Backspace');
	await field(page).press('Backspace');
	await expect(list(page)).toBeHidden();
	expect(asked).toHaveLength(1);
});

test('the keyboard chooses, opens and closes', async ({ page }) => {
	await page.goto('/');
	await field(page).pressSequentially('ba');
	await expect(list(page)).toBeVisible();
	await expect(chosen(page)).toHaveCount(0);
	await field(page).press('ArrowDown');
	await field(page).press('ArrowDown');
	await expect(chosen(page)).toHaveText((await options(page).nth(1).textContent()) ?? '');
	await expect(field(page)).toHaveAttribute('aria-activedescendant', (await chosen(page).getAttribute('id')) ?? '');
	await expect(field(page)).toBeFocused();
	await field(page).press('ArrowUp');
	await field(page).press('ArrowUp');
	await expect(chosen(page)).toHaveCount(0);
	await field(page).press('Escape');
	await expect(list(page)).toBeHidden();
	await expect(field(page)).toHaveValue('ba');
	await field(page).press('ArrowDown');
	await expect(list(page)).toBeVisible();
	await field(page).press('ArrowUp');
	const last = options(page).last();
	await expect(last).toHaveAttribute('aria-selected', 'true');
	const address = (await last.getAttribute('href')) ?? '';
	await field(page).press('Enter');
	await expect(page).toHaveURL(address);
});

test('Enter without a choice searches; whatever takes the focus closes the list', async ({ page }) => {
	await page.goto('/people');
	await field(page).pressSequentially('ba');
	await expect(list(page)).toBeVisible();
	await field(page).press('Tab');
	await expect(list(page)).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(list(page)).toBeHidden();
	await field(page).fill('buss');
	await expect(list(page)).toBeVisible();
	await page.getByRole('heading', { level: 1 }).click({ position: { x: 5, y: 5 } });
	await expect(list(page)).toBeHidden();
	await field(page).press('Enter');
	await expect(page).toHaveURL('/search?q=buss');
	await expect(field(page)).toHaveCount(1);
	await expect(field(page)).toHaveValue('buss');
});

test('an answer that comes too late is not shown', async ({ page }) => {
	await page.goto('/cases');
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/search/suggest?q=ba', async (route) => {
		await held;
		await route.continue().catch(() => {});
	});
	const given = page.waitForEvent('requestfailed');
	await field(page).pressSequentially('bat');
	await expect(options(page).first()).toContainText('Batteriet');
	const shown = await list(page).textContent();
	release();
	await given;
	await field(page).press('ArrowDown');
	expect(await list(page).textContent()).toBe(shown);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`the list is accessible, and fits a small phone, in the ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width: 320, height: 640 });
		for (const path of ['/cases', '/search']) {
			await page.goto(path);
			await field(page).pressSequentially('ba');
			await expect(list(page)).toBeVisible();
			await field(page).press('ArrowDown');
			await expect(chosen(page)).toBeVisible();
			await expectNoSideways(page);
			await expectAccessible(page);
		}
	});
}

test('is a plain form without JavaScript', async ({ browser, baseURL }) => {
	const page = await browser.newPage({ javaScriptEnabled: false, baseURL });
	await page.goto('/nn/case/c9002');
	await page.getByRole('searchbox', { name: 'Søk etter' }).fill('kart');
	await page.getByRole('button', { name: 'Søk' }).click();
	await expect(page).toHaveURL('/nn/search?q=kart');
	await expect(page.getByRole('heading', { name: /med «kart»/ })).toBeVisible();
	await page.close();
});

test('a nynorsk query finds what was said in bokmål, and plays there', async ({ page }) => {
	await page.goto('/nn/search?q=bussar');
	const moment = page.getByRole('main').getByRole('link', { name: /^Spel av frå 0:13/ });
	await expect(moment).toContainText('En tom buss i rute');
	await expect(moment.locator('mark')).toHaveText('buss');
	await moment.click();
	const audio = page.locator('audio');
	await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => Math.round(element.currentTime))).toBe(13);
});

test('results are narrowed down, ordered and followed, all in the address', async ({ page, request }) => {
	await page.goto('/search?q=samtale');
	await page
		.getByRole('navigation', { name: 'Avgrens' })
		.getByRole('link', { name: /^Helse 2/ })
		.click();
	await expect(page).toHaveURL('/search?q=samtale&theme=helse');
	await expect(page.getByRole('heading', { name: '2 caser med «samtale»' })).toBeVisible();
	await page.getByRole('link', { name: 'Nyeste først' }).click();
	await expect(page).toHaveURL('/search?q=samtale&theme=helse&sort=date');
	const titles = await page.locator('.hit h3').allInnerTexts();
	const feed = (await page.getByRole('link', { name: 'Følg dette søket' }).getAttribute('href')) ?? '';
	await expect(page.locator(`link[type="application/rss+xml"][href="${feed}"]`)).toHaveCount(1);
	const answer = await request.get(feed);
	expect(answer.headers()['x-robots-tag']).toBe('noindex');
	expect([...(await answer.text()).matchAll(/<item>.*?<title>(.*?)<\/title>/gs)].map(([, title]) => title)).toEqual(titles);
	await page.getByRole('link', { name: 'Fjern filteret Helse' }).click();
	await expect(page).toHaveURL('/search?q=samtale&sort=date');
	await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
});

test('a misspelt word finds what was meant, and is corrected on request', async ({ page }) => {
	await page.goto('/search?q=sikerhet');
	await expect(page.locator('.hit').first()).toBeVisible();
	await page.getByText('Mente du').getByRole('link').click();
	await expect(page).toHaveURL('/search?q=sikkerhet');
	await expect(page.getByText('Mente du')).toHaveCount(0);
});

test('where nothing answers, the nearest and other ways on are offered', async ({ page }) => {
	await page.goto('/search?q=buss+trapesoide&theme=helse');
	await expect(page.getByRole('heading', { name: 'Ingen treff på «buss trapesoide».' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Fjern filteret Helse' })).toBeVisible();
	await page.getByRole('link', { name: 'Søk i alt, uten filtrene' }).click();
	await expect(page.getByRole('heading', { name: 'Det nærmeste vi fant' })).toBeVisible();
	await expect(page.locator('.hit').first()).toContainText('Bussen som spør først');
	await expectAccessible(page);
});

test('words with a meaning in HTML stay words', async ({ page }) => {
	await page.goto(`/search?q=${encodeURIComponent('<img src=x onerror=alert(1)> "buss')}`);
	await expect(page.locator('main img[src=x]')).toHaveCount(0);
	await expect(field(page)).toHaveValue('<img src=x onerror=alert(1)> "buss');
});
