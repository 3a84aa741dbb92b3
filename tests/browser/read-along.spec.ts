import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

const address = '/case/c9002-bussen-som-spor-forst';
const read = `${address}?form=read`;
const spoken = (page: Page) => page.locator('.turns .now');
const sentences = (page: Page) => page.locator('.turns [data-t]');
const secondsOf = (sentence: Locator) => sentence.evaluate((element: HTMLElement) => Number(element.dataset.t));
const textOf = async (sentence: Locator) => (await sentence.textContent()) ?? '';
const place = (page: Page) =>
	page.locator('audio,video').evaluate((media: HTMLMediaElement) => Math.round(media.currentTime * 10) / 10);
const isPaused = (page: Page) => page.locator('audio,video').evaluate((media: HTMLMediaElement) => media.paused);

async function playSilently(page: Page): Promise<void> {
	await page.locator('audio,video').evaluate((media: HTMLMediaElement) => {
		media.muted = true;
		return media.play();
	});
}

/** Clicks on the first line of a sentence: the middle of its box may belong to another one. */
async function click(sentence: Locator): Promise<void> {
	await sentence.scrollIntoViewIfNeeded();
	await sentence.click({ position: await firstLine(sentence) });
}

function firstLine(sentence: Locator): Promise<{ x: number; y: number }> {
	return sentence.evaluate((element) => {
		const [line, box] = [element.getClientRects()[0] ?? new DOMRect(), element.getBoundingClientRect()];
		return { x: line.x - box.x + 8, y: line.y - box.y + line.height / 2 };
	});
}

test('the sentence that is spoken is marked, at any second', async ({ page }) => {
	await page.goto(read);
	const wrong = await page.evaluate(async () => {
		const media = document.querySelector('audio');
		if (!media) return ['no sound'];
		const starts = [...document.querySelectorAll<HTMLElement>('.turns [data-t]')].map((one) => Number(one.dataset.t));
		const found: string[] = [];
		for (let time = 0; time < 20; time++) {
			const second = Math.random() * 76 + 0.3;
			media.currentTime = second;
			await new Promise((resolve) => media.addEventListener('seeked', resolve, { once: true }));
			const marked = [...document.querySelectorAll<HTMLElement>('.turns .now')].map((one) => Number(one.dataset.t));
			const right = Math.max(...starts.filter((start) => start <= second + 0.01));
			if (marked.length !== 1 || marked[0] !== right) found.push(`at ${second}: ${marked} and not ${right}`);
		}
		return found;
	});
	expect(wrong).toEqual([]);
});

test('the mark goes on with the sound, and so does the word where its time is known', async ({ page, request }) => {
	test.setTimeout(180_000);
	const words = `/transcripts/c9002-bussen-som-spor-forst/words.json`;
	const known = async () => ((await (await request.get(words)).json()) as unknown[]).some((one) => one !== null);
	await expect.poll(known, { timeout: 150_000, message: 'the sentences are timed after the import' }).toBe(true);
	await page.goto(`${read}&t=10.1`);
	const first = await secondsOf(spoken(page));
	await playSilently(page);
	const markedWord = () =>
		page.evaluate(() => [...(CSS.highlights.get('word') ?? [])].map((range) => (range as Range).toString()).join(' '));
	await expect.poll(markedWord).toMatch(/^\S+$/);
	await expect.poll(() => secondsOf(spoken(page))).toBeGreaterThan(first);
});

test('a click on a sentence plays from it, and marking its words does not', async ({ page }) => {
	await page.goto(read);
	const sentence = sentences(page).nth(5);
	await sentence.scrollIntoViewIfNeeded();
	const box = await sentence.boundingBox();
	const line = await firstLine(sentence);
	await page.mouse.move((box?.x ?? 0) + line.x, (box?.y ?? 0) + line.y);
	await page.mouse.down();
	// As a drawn mouse does; the packaged headless Chromium does not always.
	await sentence.evaluate((element) => getSelection()?.setBaseAndExtent(element, 0, element, 1));
	await page.mouse.up();
	expect(await isPaused(page)).toBe(true);
	const share = page.getByRole('link', { name: 'Del dette øyeblikket' });
	const [from, to] = [await secondsOf(sentence), await secondsOf(sentences(page).nth(6))];
	await expect(share).toHaveAttribute('href', `${address}/moment?from=${from}&to=${to}`);
	await page.mouse.click(4, 4);
	await expect(share).toBeHidden();

	await click(sentence);
	expect(await isPaused(page)).toBe(false);
	expect(await place(page)).toBeGreaterThanOrEqual(from - 0.1);
	await expect(spoken(page)).toHaveCount(1);
});

test('the keyboard reads along: one Tab stop, arrows from sentence to sentence, Enter plays', async ({ page }) => {
	await page.goto(read);
	await expect(page.locator('.turns [tabindex="0"]')).toHaveCount(1);
	await page.getByRole('searchbox', { name: 'Finn i utskriften' }).focus();
	await page.keyboard.press('Tab');
	await expect(sentences(page).nth(0)).toBeFocused();
	await expect(page.getByRole('button', { name: await textOf(sentences(page).nth(0)) })).toBeFocused();
	for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
	await expect(sentences(page).nth(2)).toBeFocused();
	await expect(page.locator('.turns [tabindex="0"]')).toHaveCount(1);
	await page.keyboard.press('Enter');
	await expect.poll(() => isPaused(page)).toBe(false);
	expect(await place(page)).toBeGreaterThanOrEqual((await secondsOf(sentences(page).nth(2))) - 0.1);
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.closest('.turns'))).toBeNull();
});

test('another form keeps the sentence, and what played goes on', async ({ page }) => {
	await page.goto(`${address}?t=34.5`);
	const sentence = await textOf(spoken(page));
	await page.getByRole('link', { name: 'Se', exact: true }).click();
	await expect(page.locator('video')).toBeVisible();
	await expect(spoken(page)).toHaveText(sentence);
	await playSilently(page);
	await expect.poll(() => place(page)).toBeGreaterThan(34.5);
	const [before, later] = [await textOf(spoken(page)), await place(page)];
	await page.getByRole('link', { name: 'Les', exact: true }).click();
	await expect(page).toHaveURL(/form=read/);
	await expect.poll(() => place(page)).toBeGreaterThanOrEqual(later);
	const texts = await sentences(page).allTextContents();
	const at = texts.indexOf(before);
	expect([texts[at], texts[at + 1]]).toContain(await textOf(spoken(page)));
});

test('the address follows the place', async ({ page }) => {
	await page.goto(read);
	await click(sentences(page).nth(4));
	const start = await secondsOf(sentences(page).nth(4));
	await expect(page).toHaveURL((url) => Number(url.searchParams.get('t')) >= start && url.searchParams.get('form') === 'read');
	await page.locator('audio').evaluate((media: HTMLMediaElement) => media.pause());
	await page.locator('audio').evaluate((media: HTMLMediaElement) => {
		media.currentTime = 61.65;
	});
	await expect(page).toHaveURL(/t=61\.6/);
});

test('the lock screen knows the case and its buttons', async ({ page }) => {
	await page.goto(`${address}?t=5`);
	await playSilently(page);
	const metadata = () => page.evaluate(() => [navigator.mediaSession.metadata?.title, navigator.mediaSession.metadata?.artist]);
	await expect.poll(metadata).toEqual(['Bussen som spør først', expect.stringContaining('Terje Haugmo')]);
});

test('captions show on the video, and c takes them away', async ({ page }) => {
	await page.goto(`${address}?form=watch&t=35`);
	const track = (what: 'mode' | 'text') =>
		page.locator('video').evaluate((video: HTMLVideoElement, asked) => {
			const first = video.textTracks[0];
			return asked === 'mode' ? first?.mode : (first?.activeCues?.[0] as VTTCue | undefined)?.text;
		}, what);
	await expect.poll(() => track('mode')).toBe('showing');
	await expect.poll(() => track('text')).toContain('vi hadde kjørt der folk bodde');
	await page.locator('h1').click();
	await page.keyboard.press('c');
	expect(await track('mode')).not.toBe('showing');
});

test('it offers to go on where one left off, and remembers nothing before something plays', async ({ page }) => {
	const offer = page.getByRole('button', { name: /^Fortsett fra/ });
	await page.goto(`${address}?t=30`);
	await page.goto(address);
	await expect(page.getByRole('button', { name: 'Spill av' })).toBeVisible();
	await expect(offer).toBeHidden();
	expect(await page.evaluate(() => localStorage.length)).toBe(0);

	await page.goto(`${address}?t=30`);
	await playSilently(page);
	await expect.poll(() => place(page)).toBeGreaterThan(30.2);
	await page.goto(address);
	await expect(offer).toHaveAccessibleName(/^Fortsett fra 0:3\d$/);
	await offer.click();
	await expect.poll(() => place(page)).toBeGreaterThan(30);
	await expect(offer).toBeHidden();
	await page.locator('audio').evaluate((media: HTMLMediaElement) => {
		media.currentTime = media.duration - 0.3;
	});
	await expect.poll(() => page.evaluate(() => localStorage.getItem('dugnad:places'))).toBeNull();
});

test('single keys steer, and can be turned off', async ({ page }) => {
	await page.goto(`${address}?t=20`);
	await expect(page.getByRole('button', { name: 'Spill av' })).toBeVisible();
	await page.keyboard.press('l');
	await expect.poll(() => place(page)).toBe(35);
	await page.keyboard.press('ArrowLeft');
	await expect.poll(() => place(page)).toBe(30);
	await page.keyboard.press('m');
	await expect(page.getByRole('button', { name: 'Slå av lyden' })).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('k');
	await expect(page.getByRole('button', { name: 'Spill av' })).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('k');
	await page.keyboard.press('/');
	await expect(page.getByRole('searchbox', { name: 'Finn i utskriften' })).toBeFocused();
	await page.keyboard.type('jkl');
	await expect(page.getByRole('searchbox', { name: 'Finn i utskriften' })).toHaveValue('jkl');
	await page.locator('h1').click();
	await page.keyboard.press('?');
	const dialog = page.getByRole('dialog', { name: 'Hurtigtaster' });
	await expectAccessible(page);
	await dialog.getByRole('checkbox').uncheck();
	await dialog.getByRole('button', { name: 'Lukk' }).click();
	for (let visit = 0; visit < 2; visit++) {
		await page.keyboard.press('?');
		await expect(dialog).toBeHidden();
		await page.reload();
		await expect(page.getByRole('button', { name: 'Spill av' })).toBeVisible();
	}
	await page.getByRole('button', { name: 'Innstillinger for avspilleren' }).click();
	await page.getByRole('button', { name: 'Hurtigtaster' }).click();
	await expect(dialog.getByRole('checkbox')).not.toBeChecked();
});

test('speed is remembered', async ({ page }) => {
	await page.goto(address);
	await page.getByRole('button', { name: 'Innstillinger for avspilleren' }).click();
	await page.getByRole('combobox', { name: 'Fart' }).selectOption('1.5');
	await page.goto(read);
	expect(await page.locator('audio').evaluate((media: HTMLMediaElement) => media.playbackRate)).toBe(1.5);
});

test('chapters are listed, play, and end the playing where it was asked for', async ({ page }, { outputDir, config }) => {
	const folder = join(outputDir, 'med-kapitler');
	mkdirSync(folder, { recursive: true });
	copyFileSync('demo/bussen-som-spor-forst/sound.mp3', join(folder, 'sound.mp3'));
	const chapters = [
		{ startTime: 0, title: 'Begynnelsen' },
		{ startTime: 20.5, title: 'Midten' },
	];
	writeFileSync(join(folder, 'chapters.json'), JSON.stringify({ version: '1.2.0', chapters }));
	writeFileSync(
		join(folder, 'case.md'),
		'---\ntitle: Oppdiktet sak med kapitler\nlanguage: nb\npublished: 2001-01-01T12:00:00+01:00\nmedia:\n  - src: chapters.json\n  - src: sound.mp3\n---\n',
	);
	const env = { ...process.env, DATA_DIR: config.metadata.dataDir };
	const { status, stderr } = spawnSync(process.execPath, ['src/cli.ts', 'import', folder], { env, encoding: 'utf8' });
	expect(status, stderr).toBe(0);

	await page.goto('/case/oppdiktet-sak-med-kapitler');
	await page.locator('summary', { hasText: 'Kapitler' }).click();
	await playSilently(page);
	await page.getByRole('link', { name: 'Midten' }).click();
	await expect(page.getByRole('link', { name: 'Midten' })).toHaveAttribute('aria-current', 'true');
	expect(await place(page)).toBeGreaterThanOrEqual(20.5);
	await page.locator('audio').evaluate((media: HTMLMediaElement) => {
		media.currentTime = 18;
	});
	await page.getByRole('button', { name: 'Innstillinger for avspilleren' }).click();
	await page.getByRole('combobox', { name: 'Stopp etter' }).selectOption('kapittelet');
	await expect.poll(() => isPaused(page), { timeout: 20_000 }).toBe(true);
	expect(await place(page)).toBeCloseTo(20.5, 0);
	await expectAccessible(page);
});

test('words are found in the transcript, one after the other', async ({ page }) => {
	await page.goto(read);
	const field = page.getByRole('searchbox', { name: 'Finn i utskriften' });
	const now = () => page.evaluate(() => [...(CSS.highlights.get('found-now') ?? [])].map(String).join());
	await field.fill('KARTET');
	const count = page.locator('.find output');
	await expect(count).toHaveText('1 av 2');
	expect(await page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(2);
	await field.press('Enter');
	expect(await now()).toBe('Kartet');
	await field.press('Enter');
	await expect(count).toHaveText('2 av 2');
	expect(await now()).toBe('kartet');
	await field.press('Shift+Enter');
	await expect(count).toHaveText('1 av 2');
	await field.fill('så du slipper å gå');
	await expect(count).toHaveText('1 av 1');
	await field.fill('sa du slipper');
	await expect(count).toHaveText('0 av 0');
});

test('it follows the sound until the reader scrolls, and again when asked', async ({ page }) => {
	await page.setViewportSize({ width: 800, height: 500 });
	await page.goto(read);
	await playSilently(page);
	const follow = page.getByRole('button', { name: 'Følg lyden' });
	const jump = (seconds: number) =>
		page.locator('audio').evaluate((media: HTMLMediaElement, to) => {
			media.currentTime = to;
		}, seconds);
	await jump(62);
	await expect(spoken(page)).toBeInViewport();
	await expect(page.getByRole('region', { name: 'Avspiller mens du leser' })).toBeVisible();
	await expect(follow).toBeHidden();
	await expectAccessible(page);
	await page.mouse.wheel(0, -300);
	await expect(follow).toBeVisible();
	await jump(12);
	await expect.poll(() => secondsOf(spoken(page))).toBeLessThan(13);
	await follow.click();
	await expect(spoken(page)).toBeInViewport();
	await expect(follow).toBeHidden();
});

test('the sentence with the focus is shared by a key', async ({ page }) => {
	await page.goto(read);
	await sentences(page).nth(0).focus();
	await page.keyboard.press('ArrowDown');
	const [from, to] = [await secondsOf(sentences(page).nth(1)), await secondsOf(sentences(page).nth(2))];
	const asked = page.waitForRequest(/\/moment\?/);
	await page.keyboard.press('s');
	expect(new URL((await asked).url()).search).toBe(`?from=${from}&to=${to}`);
});

for (const form of ['listen', 'watch', 'read']) {
	test(`${form} is accessible and fits a small phone with everything in sight`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(`${address}?form=${form}&t=34.5`);
		await playSilently(page);
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Innstillinger for avspilleren' }).click();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		await page.locator('#transcript').scrollIntoViewIfNeeded();
		await page.getByRole('searchbox', { name: 'Finn i utskriften' }).fill('kart');
		await expectAccessible(page);
		await expectNoSideways(page);
	});
}

test('print is the text alone, with the address of the case', async ({ page }) => {
	await page.goto(`${read}&t=34.5`);
	await playSilently(page);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('case-player')).toBeHidden();
	await expect(page.locator('.find')).toBeHidden();
	await expect(page.locator('.slim')).toBeHidden();
	await expect(page.getByText(/^http:\/\/localhost:\d+\/case\/c9002-bussen-som-spor-forst$/)).toBeVisible();
	await expect(page.locator('.turn').getByText('Terje Haugmo').first()).toBeVisible();
	await expect(page.locator('.turn').getByText('0:34')).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('an address with a second marks the sentence, and each turn has its link', async ({ page }) => {
		await page.goto(`${read}&t=35`);
		await expect(spoken(page)).toHaveCount(1);
		expect(await spoken(page).getAttribute('id')).toBe('here');
		await expect(spoken(page)).toContainText('At vi hadde kjørt');
		await page.getByRole('link', { name: '0:19' }).click();
		await expect(page).toHaveURL(/form=read&t=19\.\d+/);
		await expect(spoken(page)).toContainText('Vi ba tre hundre elever');
		await expect(page.locator('audio')).toHaveAttribute('controls');
		for (const hidden of ['.controls', '.find', '.continue', '.slim', '.share-moment'])
			await expect(page.locator(hidden)).toBeHidden();
	});
});
