/** `npm run pictures -- http://localhost:3000`: takes the README's pictures again from a running site with the demo library. */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../tests/browser/chromium.ts';

const origin = process.argv[2] ?? 'http://localhost:3000';
const folder = join(import.meta.dirname, '../docs/pictures');
const pictures = [
	{ name: 'front', path: '/', width: 1280, height: 860 },
	{ name: 'case', path: '/case/c9002', width: 1280, height: 860 },
	{ name: 'read-along', path: '/case/c9002?form=read', width: 1024, height: 760, play: 36 },
	{ name: 'moment', path: '/case/c9002/moment?from=19.9&to=30', width: 1024, height: 860 },
	{ name: 'cases', path: '/cases?theme=helse', width: 1280, height: 860 },
	{ name: 'search', path: '/search?q=buss', width: 1024, height: 720 },
	{ name: 'answers', path: '/answers', width: 1024, height: 720 },
	{ name: 'phone', path: '/nn/case/c9006', width: 390, height: 780, dark: true },
];

const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
for (const { name, path, width, height, dark, play } of pictures) {
	const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
	await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
	if (name === 'answers') await page.getByRole('main').getByRole('link').first().click();
	if (play !== undefined) await playFrom(page, play);
	await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
	await page.close();
}
await browser.close();

/** Plays without a sound until the transcript follows. */
async function playFrom(page: Page, second: number): Promise<void> {
	await page.locator('#transcript').scrollIntoViewIfNeeded();
	await page.locator('audio, video').evaluate((media, at) => {
		const player = media as HTMLMediaElement;
		player.muted = true;
		player.currentTime = at;
		return player.play();
	}, second);
	await page.waitForTimeout(4000);
}
