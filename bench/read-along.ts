/**
 * Does a long transcript read along at 60 pictures a second on a slow machine? `npm run -s bench:read-along` builds
 * the site, fills a database with one invented case of 60,000 words in 3,000 timed sentences, opens it in Chromium on
 * a processor made four times slower, plays it, and measures the time between pictures while it follows the sound and
 * while a reader scrolls. A table goes to standard error, one line of JSON to standard output. `--built` takes the
 * build that is there.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../tests/browser/chromium.ts';
import { writeLongCase } from './read-along/long-case.ts';
import { type Frames, measureFrames, summarise } from './read-along/measure-frames.ts';
import { buildSite } from './site/build-site.ts';
import { weighPage } from './site/page-weight.ts';
import { startSite } from './site/site-under-test.ts';

const root = join(import.meta.dirname, '..');
const dataDir = join(root, '.cache/bench/read-along');
const sentences = 3_000;
const slower = 4;
const secondsEach = 10;
const { values: flags } = parseArgs({ options: { built: { type: 'boolean' } } });

if (!flags.built) buildSite();
rmSync(dataDir, { recursive: true, force: true });
mkdirSync(dataDir, { recursive: true });
const path = await writeLongCase(dataDir, sentences);
// Nothing else may work meanwhile.
process.env.WORKER = 'none';
const site = await startSite(dataDir, 64);
try {
	const { js } = await weighPage(site.origin, path);
	const measured = await measure(`${site.origin}${path}?form=read&t=9600`);
	console.error(table(measured));
	const { longestMs: _, ...all } = summarise([...measured.following, ...measured.scrolling]);
	console.log(JSON.stringify({ ...all, jsBr: js }));
} finally {
	await site.stop();
	rmSync(dataDir, { recursive: true, force: true });
}

async function measure(address: string): Promise<Record<'still' | 'following' | 'scrolling', Frames>> {
	const browser = await chromium.launch({
		executablePath: await findChromium(),
		args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
	});
	try {
		const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
		await page.goto(address);
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
		const still = await measureFrames(page, secondsEach / 2, (until) => pause(until - Date.now()));
		await page.locator('audio').evaluate((media: HTMLMediaElement) => media.play());
		const following = await measureFrames(page, secondsEach, (until) => jumpOn(page, until));
		const scrolling = await measureFrames(page, secondsEach, (until) => scroll(page, until));
		await mustHaveReadAlong(page);
		return { still, following, scrolling };
	} finally {
		await browser.close();
	}
}

/** Two sentences on every second, so that the text is scrolled far more often than anybody's is. */
async function jumpOn(page: Page, until: number): Promise<void> {
	while (Date.now() < until) {
		await page.keyboard.press('l');
		await pause(1000);
	}
}

async function scroll(page: Page, until: number): Promise<void> {
	await page.mouse.move(200, 400);
	for (let turn = 0; Date.now() < until; turn++) {
		await page.mouse.wheel(0, turn % 400 < 300 ? 80 : -80);
		await pause(16);
	}
}

/** Throws when nothing was marked: a page that does nothing is fast. */
async function mustHaveReadAlong(page: Page): Promise<void> {
	const { now, words, place } = await page.evaluate(() => ({
		now: Number(document.querySelector<HTMLElement>('.turns .now')?.dataset.t),
		words: CSS.highlights.get('word')?.size,
		place: document.querySelector('audio')?.currentTime ?? 0,
	}));
	if (!(place > 9600 + secondsEach && Math.abs(place - now) < 9 && words !== undefined))
		throw new Error(`The page did not read along: the sound is at ${place}, the mark at ${now}, words ${words}.`);
}

function table(measured: Record<string, Frames>): string {
	const rows = Object.entries(measured).map(([name, frames]) => ({ page: name, ...summarise(frames) }));
	const head = Object.keys(rows[0] ?? {});
	return [head, ...rows.map((row) => Object.values(row).map(String))]
		.map((cells) => cells.map((cell) => cell.padEnd(14)).join(''))
		.join('\n');
}
