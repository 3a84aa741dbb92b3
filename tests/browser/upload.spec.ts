import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { type CuttingProxy, openCuttingProxy } from '../studio/cutting-proxy.ts';
import { press } from './by-keyboard.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { makeDraft, test } from './studio-test.ts';

const m = messagesIn('nb');
const t = m.upload;
const video = 'demo/bussen-som-spor-forst/video.mp4';
/** One red dot. */
const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
	'base64',
);
const picture = (name = 'prikk.png') => ({ name, mimeType: 'image/png', buffer: png });
const choose = (page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
	page.locator('case-uploads input[type=file]').setInputFiles(files);
const sending = (page: Page) => page.getByRole('list', { name: t.sending }).getByRole('listitem');

/** The page of a case's files, through a connection that breaks after so many bytes. */
async function openThrough(
	page: Page,
	site: string,
	caseId: number,
	after: number[],
): Promise<{ proxy: CuttingProxy; address: string }> {
	const proxy = await openCuttingProxy(Number(new URL(site).port), after, { staysDown: true });
	const address = `http://localhost:${proxy.port}${paths.studioCasePart('nb', caseId, 'media')}`;
	await page.goto(address);
	return { proxy, address };
}

test('a recording arrives though the connection drops twice and the browser is closed, and is made ready', async ({
	newEditor,
	db,
	site,
}) => {
	test.setTimeout(120_000);
	const { page, context, member } = await newEditor();
	const { id } = await makeDraft(db, member, (document) => document);
	const { proxy, address } = await openThrough(page, site, id, [300_000, 250_000]);
	await choose(page, video);
	await expect(sending(page)).toContainText(t.say.lost, { timeout: 20_000 });
	expect(proxy.cuts).toBe(2);
	await page.close();

	proxy.isDown = false;
	const later = await context.newPage();
	await later.goto(address);
	const waiting = later.getByRole('listitem').filter({ hasText: /er kommet\. Velg den samme filen igjen/ });
	await expect(waiting.getByRole('progressbar')).toHaveAttribute('value', /^[1-9]\d$/);
	let bytesAgain = 0;
	later.on('request', (request) => {
		if (request.method() === 'PATCH') bytesAgain = 724_351 - Number(request.headers()['upload-offset']);
	});
	await choose(later, video);
	const file = later.getByRole('group', { name: t.item(t.kinds.video, 1) });
	await expect(file).toBeVisible({ timeout: 30_000 });
	expect(bytesAgain).toBeGreaterThan(0);
	expect(bytesAgain).toBeLessThan(500_000);
	await expect(file).toContainText(t.say.ready, { timeout: 60_000 });
	await expect(later.getByText(t.say.added)).toBeVisible();
	await proxy.close();
	const { document } = await openEditedCase(db, member, id);
	expect(document.media).toMatchObject([{ kind: 'video', mimeType: 'video/mp4', bytes: 724_351 }]);
});

test('an upload is paused, continued and cancelled by keyboard; what is no recording is refused', async ({
	newEditor,
	db,
	site,
}) => {
	test.setTimeout(120_000);
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, (document) => document);
	const { proxy, address } = await openThrough(page, site, id, [300_000]);
	await choose(page, [video, 'demo/README.md']);
	const [first, second] = [sending(page).nth(0), sending(page).nth(1)];
	await expect(first).toContainText(t.say.lost, { timeout: 20_000 });
	await expect(second).toContainText(t.say.queued);
	await expect(page.getByText(t.keepOpen)).toBeVisible();
	await expect(page.getByRole('link', { name: t.goOn })).toHaveAttribute('target', '_blank');
	await expectAccessible(page);
	await press(first.getByRole('button', { name: t.say.pause }), 'Enter');
	await expect(first).toContainText(t.say.paused);
	proxy.isDown = false;
	// The next one begins meanwhile; its content tells what it is.
	await expect(page.getByText(t.problems.kind).first()).toBeVisible({ timeout: 20_000 });
	await press(first.getByRole('button', { name: t.say.resume }), 'Enter');
	await expect(page.getByRole('group', { name: t.item(t.kinds.video, 1) })).toBeVisible({ timeout: 20_000 });
	await proxy.close();

	const again = await openThrough(page, site, id, [100_000]);
	expect(again.address).not.toBe(address);
	await choose(page, 'demo/bussen-som-spor-forst/sound.mp3');
	await press(sending(page).getByRole('button', { name: t.say.cancel }), 'Enter');
	await expect(sending(page)).toHaveCount(0);
	await expect(page.locator('case-uploads input')).toBeFocused();
	await again.proxy.close();
});

test('pictures get a text, move, become the main one and go, without leaving the page', async ({ newEditor, db }) => {
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, (document) => ({
		...document,
		media: [{ kind: 'image', src: 'https://bilder.example/hav.jpg', mimeType: 'image/jpeg', alt: 'Hav' }],
	}));
	await page.goto(paths.studioCasePart('nb', id, 'media'));
	await choose(page, picture());
	const own = page.getByRole('group', { name: t.item(t.kinds.image, 2) });
	const alt = own.getByLabel(t.alt);
	await expect(alt).toBeVisible();
	await alt.fill('En rød prikk');
	await alt.press('Enter');
	await expect(page.getByText(t.saved, { exact: true })).toBeVisible();
	await page.getByRole('button', { name: `${t.makeMain}: ${t.item(t.kinds.image, 2)}` }).click();
	await expect(page.getByRole('group', { name: t.item(t.kinds.image, 1) }).getByLabel(t.alt)).toHaveValue('En rød prikk');
	await page.getByRole('button', { name: `${t.remove}: ${t.item(t.kinds.image, 2)}` }).click();
	await expect(page.getByRole('group', { name: t.item(t.kinds.image, 2) })).toHaveCount(0);
	await page.reload();
	await expect(page.getByLabel(t.alt)).toHaveValue('En rød prikk');
	const { document } = await openEditedCase(db, member, id);
	expect(document.media).toMatchObject([{ kind: 'image', mimeType: 'image/png', alt: 'En rød prikk' }]);
});

test('without JavaScript one file is sent by a form, and the page tells what became of it', async ({ newEditor, db }) => {
	test.setTimeout(60_000);
	const { page, member } = await newEditor({ javaScriptEnabled: false });
	const { id } = await makeDraft(db, member, (document) => document);
	const address = paths.studioCasePart('nb', id, 'media');
	await page.goto(address);
	const send = page.getByRole('button', { name: t.sendFile });
	await page.getByLabel(t.file, { exact: true }).setInputFiles('demo/bussen-som-spor-forst/sound.mp3');
	await send.click();
	await expect(page).toHaveURL(new RegExp(`${address}$`));
	await expect(async () => {
		await page.goto(address);
		await expect(page.getByRole('group', { name: t.item(t.kinds.audio, 1) })).toBeVisible({ timeout: 500 });
	}).toPass();
	await page.getByLabel(t.file, { exact: true }).setInputFiles('demo/README.md');
	await send.click();
	await expect(async () => {
		await page.goto(address);
		await expect(page.getByText(t.problems.kind)).toBeVisible({ timeout: 500 });
	}).toPass();
	await page.getByRole('button', { name: t.forgetName('README.md') }).click();
	await expect(page.getByText(t.problems.kind)).toHaveCount(0);
	await page
		.getByLabel(t.file, { exact: true })
		.setInputFiles({ name: 'tom.mp3', mimeType: 'audio/mpeg', buffer: Buffer.alloc(0) });
	await send.click();
	await expect(page.getByRole('alert')).toContainText(t.problems.empty);
	await page.getByRole('button', { name: `${t.remove}: ${t.item(t.kinds.audio, 1)}` }).click();
	await expect(page.getByText(t.none)).toBeVisible();
});

test('the page is accessible in every language, on a phone and on a desk', async ({ newEditor, db }) => {
	test.setTimeout(90_000);
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, (document) => ({
		...document,
		media: [
			{ kind: 'audio', src: 'https://lyd.example/samtale.mp3', mimeType: 'audio/mpeg', durationMs: 1_800_000, bytes: 28_000_000 },
			{ kind: 'image', src: 'https://bilder.example/hav.jpg', mimeType: 'image/jpeg', alt: '' },
		],
	}));
	await page.goto(paths.studioCasePart('nb', id, 'media'));
	await choose(page, picture());
	await expect(page.getByRole('group', { name: t.item(t.kinds.image, 3) })).toBeVisible();
	for (const locale of locales)
		for (const width of [360, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(paths.studioCasePart(locale, id, 'media'));
			await expect(page.locator('case-uploads')).toBeVisible();
			await expectAccessible(page);
			await expectNoSideways(page);
			if (process.env.PICTURES)
				await page.screenshot({ path: `${process.env.PICTURES}/media-${locale}-${width}.png`, fullPage: true });
		}
});
