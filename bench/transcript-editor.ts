/**
 * Does the editor of a transcript stay smooth with 60,000 words? `npm run -s bench:transcript-editor` builds the site,
 * fills a database with one invented case of 60,000 words in 3,000 timed sentences, opens it in the editor in Chromium on
 * a processor made four times slower, and measures the time between pictures while somebody writes, scrolls, and plays;
 * then how long an edit of one word, of all words, and a save take. A table goes to standard error, one line of JSON to
 * standard output. `--built` takes the build that is there.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { createMember } from '../src/lib/accounts/create-member.server.ts';
import { operator } from '../src/lib/accounts/viewer.ts';
import { openDatabase } from '../src/lib/platform/db.ts';
import { sendForm } from '../tests/accounts/sign-in.ts';
import { findChromium } from '../tests/browser/chromium.ts';
import { writeLongCase } from './read-along/long-case.ts';
import { measureFrames, summarise } from './read-along/measure-frames.ts';
import { buildSite } from './site/build-site.ts';
import { startSite } from './site/site-under-test.ts';

const root = join(import.meta.dirname, '..');
const dataDir = join(root, '.cache/bench/transcript-editor');
const sentences = 3_000;
const slower = 4;
const secondsEach = 8;
const password = 'fem kalde kråker på rad';
const { values: flags } = parseArgs({ options: { built: { type: 'boolean' } } });

if (!flags.built) buildSite();
rmSync(dataDir, { recursive: true, force: true });
mkdirSync(dataDir, { recursive: true });
await writeLongCase(dataDir, sentences);
const email = `${randomUUID()}@example.org`;
const { caseId, token } = await makeEditor();
// Nothing else may work meanwhile.
process.env.WORKER = 'none';
const site = await startSite(dataDir, 64);
try {
	const measured = await measure(site.origin);
	for (const [name, frames] of Object.entries(measured.frames)) console.error(name.padEnd(12), JSON.stringify(summarise(frames)));
	console.error(JSON.stringify(measured.times));
	const { longestMs: _, ...all } = summarise(Object.values(measured.frames).flat());
	const each = Object.fromEntries(
		Object.entries(measured.frames).map(([name, frames]) => {
			const { medianMs, p95Ms } = summarise(frames);
			return [name, { medianMs, p95Ms }];
		}),
	);
	console.log(JSON.stringify({ ...all, ...each, ...measured.times }));
} finally {
	await site.stop();
	rmSync(dataDir, { recursive: true, force: true });
}

async function makeEditor(): Promise<{ caseId: number; token: string }> {
	const database = await openDatabase({ dataDir, databaseUrl: undefined });
	try {
		const editor = { email, name: 'Redaktør Oppdiktet', role: 'editor' as const };
		const { passwordToken } = await createMember(database.db, operator, editor);
		const { id } = await database.db.selectFrom('catalogue.cases').select('id').executeTakeFirstOrThrow();
		return { caseId: id, token: passwordToken };
	} finally {
		await database.close();
	}
}

/** Chooses the editor's password and signs in with it; the cookies that a browser is then given. */
async function signIn(origin: string) {
	await sendForm(origin, `/sign-in/reset?token=${token}`, { token, password });
	const answer = await sendForm(origin, '/sign-in?/password', { email, password });
	const pairs = answer.headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie) ?? []);
	return pairs.map(([, name = '', value = '']) => ({ name, value, url: origin }));
}

async function measure(origin: string) {
	const browser = await chromium.launch({
		executablePath: await findChromium(),
		args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
	});
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.context().addCookies(await signIn(origin));
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
		const began = Date.now();
		await page.goto(`${origin}/studio/case/${caseId}/transcript`);
		await page.waitForSelector('transcript-editor[data-ready]');
		const openMs = Date.now() - began;
		const still = await measureFrames(page, secondsEach / 2, (until) => pause(until - Date.now()));
		const writing = await measureFrames(page, secondsEach, (until) => write(page, until));
		const writeMs = await editMs(page, '.turns > li:nth-child(500) textarea', 'Escape');
		const scrolling = await measureFrames(page, secondsEach, (until) => scroll(page, until));
		const playing = await measureFrames(page, secondsEach, (until) => play(page, until));
		const replaceMs = await replaceAll(page);
		const saveMs = await waitForSave(page);
		return { frames: { still, writing, scrolling, playing }, times: { openMs, writeMs, replaceMs, saveMs } };
	} finally {
		await browser.close();
	}
}

/** Writes in a turn in the middle of the text, five letters a second. */
async function write(page: Page, until: number): Promise<void> {
	const turn = page.locator('.turns > li').nth(499);
	await turn.scrollIntoViewIfNeeded();
	await turn.focus();
	await page.keyboard.press('Enter');
	while (Date.now() < until) {
		await page.keyboard.type('ord og ');
		await pause(500);
	}
}

/** How long the page works on an edit of one turn, until the next picture. */
async function editMs(page: Page, selector: string, key: string): Promise<number> {
	return page.locator(selector).evaluate(async (field: HTMLTextAreaElement, key) => {
		field.value += ' ferdig';
		const began = performance.now();
		field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		return Math.round(performance.now() - began);
	}, key);
}

async function scroll(page: Page, until: number): Promise<void> {
	await page.mouse.move(400, 600);
	for (let turn = 0; Date.now() < until; turn++) {
		await page.mouse.wheel(0, turn % 400 < 300 ? 120 : -120);
		await pause(16);
	}
}

/** Plays at double speed, and goes to another turn every second. */
async function play(page: Page, until: number): Promise<void> {
	await page.locator('audio').evaluate((media: HTMLMediaElement) => {
		media.muted = true;
		media.playbackRate = 2;
		media.currentTime = 9600;
		return media.play();
	});
	while (Date.now() < until) {
		await pause(1000);
		await page.locator('audio').evaluate((media: HTMLMediaElement) => {
			media.currentTime += 24;
		});
	}
	const { now, place } = await page.evaluate(() => ({
		now: CSS.highlights.get('word')?.size,
		place: document.querySelector('audio')?.currentTime ?? 0,
	}));
	if (now !== 1 || place < 9600 + secondsEach)
		throw new Error(`The editor did not follow the sound: ${now} words marked at ${place}.`);
	await page.locator('audio').evaluate((media: HTMLMediaElement) => media.pause());
}

/** Replaces a letter in every turn. */
async function replaceAll(page: Page): Promise<number> {
	await page.locator('details:has(.finding) summary').click();
	await page.locator('[name=query]').fill('e');
	await page.locator('[name=replacement]').fill('E');
	return page.locator('[data-find=all]').evaluate(async (button: HTMLButtonElement) => {
		const began = performance.now();
		button.click();
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		return Math.round(performance.now() - began);
	});
}

/** From the moment at which all of the text is sent until it is stored. */
async function waitForSave(page: Page): Promise<number> {
	const request = await page.waitForRequest((asked) => asked.method() === 'POST' && asked.url().endsWith('/text'));
	const began = Date.now();
	const answer = await request.response();
	const took = Date.now() - began;
	const told = await answer?.text();
	const sent = request.postData()?.length ?? 0;
	if (!told?.includes('"saved":true') || sent < 1_000_000)
		throw new Error(`The save of ${sent} bytes was answered ${answer?.status()}: ${told}`);
	return took;
}
