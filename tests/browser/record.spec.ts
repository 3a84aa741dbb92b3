import { readFile } from 'node:fs/promises';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

const { record: m } = messagesIn('nb');
const aCase = '/case/c9002-bussen-som-spor-forst';

test('what is played stands in the record, which can be shared, taken back and erased', async ({
	page,
	browser,
	member,
	site,
}) => {
	void member;
	await page.goto(aCase);
	const told = page.waitForResponse((response) => response.url().endsWith('/me/places'));
	await page.locator('audio').evaluate((media: HTMLMediaElement) => {
		media.muted = true;
		media.currentTime = 34;
		return media.play();
	});
	expect((await told).status()).toBe(204);
	await page.goto('/me/record');
	await expect(page.getByRole('listitem').filter({ hasText: /Spilte av .* ved 0:34/ })).toBeVisible();
	await expectAccessible(page);
	await page.setViewportSize({ width: 360, height: 800 });
	await expectNoSideways(page);

	await page.getByRole('button', { name: m.makeLink }).click();
	const link = await page.getByLabel(m.link, { exact: true }).inputValue();
	const elsewhere = await browser.newContext({ locale: 'nb-NO' });
	const visitor = await elsewhere.newPage();
	const shared = new URL(link).pathname;
	const answer = await visitor.goto(site + shared);
	expect(answer?.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	await expect(visitor.getByRole('listitem').filter({ hasText: /Spilte av/ })).toBeVisible();
	await expect(visitor.getByRole('button', { name: m.erase })).toHaveCount(0);
	await expectAccessible(visitor);

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: m.json }).click();
	const [statement] = JSON.parse(await readFile(await (await download).path(), 'utf8'));
	expect(statement.verb.id).toBe('https://w3id.org/xapi/video/verbs/played');

	await page.getByText(m.eraseTitle, { exact: true }).first().click();
	await page.getByRole('button', { name: m.eraseAll }).click();
	await expect(page.getByText(m.none)).toBeVisible();
	expect((await visitor.goto(site + shared))?.status()).toBe(404);
	await elsewhere.close();
});
