import type { Locator, Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { importDraft } from './imported-draft.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { test as studioTest } from './studio-test.ts';

const t = messagesIn('nb').transcriptEditor;

/** A draft of one's own with sound and text, open in the editor. */
const test = studioTest.extend<{ caseId: number }>({
	page: async ({ newEditor, javaScriptEnabled }, use) => use((await newEditor({ javaScriptEnabled })).page),
	caseId: async ({ db }, use, { config }) => use(await importDraft(db, config.metadata.dataDir)),
});
test.describe.configure({ timeout: 90_000 });

async function open(page: Page, caseId: number, locale: (typeof locales)[number] = 'nb'): Promise<void> {
	await page.goto(paths.studioCasePart(locale, caseId, 'transcript'));
	await expect(page.locator('transcript-editor[data-ready]')).toBeVisible();
}

const turns = (page: Page) => page.locator('transcript-editor .turns > li');
const said = (page: Page) => turns(page).locator('p').allTextContents();
const saved = (page: Page) => expect(page.locator('[data-status]')).toContainText(/^Lagret/);
/** Beginnings on the waveform, with their times. */
const startOf = async (slider: Locator) => Number(await slider.getAttribute('aria-valuenow'));
const place = (page: Page) => page.locator('audio').evaluate((media: HTMLMediaElement) => media.currentTime);

interface StoredTurn {
	text: string;
	startMs?: number;
	speaker?: string;
	sentences?: { startMs?: number; source?: string; words?: { text: string; startMs?: number }[] }[];
}
const stored = async (page: Page, caseId: number): Promise<StoredTurn[]> =>
	(await (await page.request.get(paths.studioTranscriptText('nb', caseId))).json()).transcript.turns;

test('a word is corrected, and the times around it stay', async ({ page, caseId }) => {
	await open(page, caseId);
	const before = await stored(page, caseId);
	const third = turns(page).nth(2);
	await third.locator('p').dblclick();
	const field = page.getByRole('textbox', { name: 'Teksten til Terje Haugmo' });
	await field.fill((await field.inputValue()).replace('tom buss', 'tom trikk'));
	await field.press('Escape');
	await expect(third).toContainText('tom trikk');
	await expect(third).toBeFocused();
	await saved(page);
	const after = await stored(page, caseId);
	expect(after.toSpliced(2, 1)).toEqual(before.toSpliced(2, 1));
	const wordTimes = (turn: StoredTurn | undefined) =>
		turn?.sentences?.map(({ startMs, words }) => [startMs, words?.map((word) => word.startMs)]);
	expect(wordTimes(after[2])).toEqual(wordTimes(before[2]));
	expect(after[2]?.sentences?.map(({ source }) => source)).toContain('edited');
	await page.reload();
	await expect(turns(page).nth(2)).toContainText('tom trikk');
});

test('a click on a word goes there, and what is said is marked while it plays', async ({ page, caseId }) => {
	await open(page, caseId);
	await page.locator('audio').evaluate((media: HTMLMediaElement) => {
		media.muted = true;
	});
	await turns(page)
		.nth(4)
		.locator('p')
		.click({ position: { x: 4, y: 8 } });
	await expect.poll(() => place(page)).toBeCloseTo(19.9, 0);
	expect(await page.evaluate(() => CSS.highlights.get('word')?.size)).toBe(1);
	await turns(page).nth(4).press('k');
	await expect.poll(() => place(page)).toBeGreaterThan(21);
	await page.keyboard.press('k');
	const now = await place(page);
	await page.keyboard.press('j');
	expect(await place(page)).toBeCloseTo(now - 3, 0);
	await page.keyboard.press('.');
	await expect(page.getByLabel(t.bar.speed)).toHaveValue('1.25');
});

test('turns are split and joined, given to others, and all of it is undone', async ({ page, caseId }) => {
	await open(page, caseId);
	const [before, count] = [await stored(page, caseId), await turns(page).count()];
	await turns(page).nth(2).locator('p').dblclick();
	const field = page.getByRole('textbox', { name: /^Teksten til/ });
	await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(6, 6));
	await field.press('Control+Enter');
	await expect(turns(page)).toHaveCount(count + 1);
	await field.press('Escape');
	expect((await said(page)).slice(2, 4)).toEqual(['Flaut.', expect.stringMatching(/^De gikk presis/)]);
	await page.keyboard.press('1');
	await expect(turns(page).nth(3).locator('b')).toHaveText('Terje Haugmo');
	await page.keyboard.press('2');
	await expect(turns(page).nth(3).locator('b')).toHaveText('Leah Sandnesmo');
	await page.getByLabel('Navnet på Leah Sandnesmo').fill('Leah S.');
	await page.getByLabel('Navnet på Leah Sandnesmo').press('Enter');
	await expect(turns(page).filter({ hasText: 'Leah S.' })).not.toHaveCount(1);
	await saved(page);
	expect((await stored(page, caseId)).filter(({ speaker }) => speaker === 'Leah Sandnesmo')).toEqual([]);
	for (let step = 0; step < 3; step++) await page.getByRole('button', { name: t.bar.undo }).click();
	await expect(turns(page)).toHaveCount(count);
	await expect.poll(() => stored(page, caseId), { timeout: 10_000 }).toEqual(before);
	await page.getByRole('button', { name: t.bar.redo }).click();
	await expect(turns(page)).toHaveCount(count + 1);
	await turns(page).nth(2).focus();
	await page.keyboard.press('m');
	await expect(turns(page)).toHaveCount(count);
	await expect.poll(() => stored(page, caseId), { timeout: 10_000 }).toEqual(before);
});

test('words are found and replaced, with a look beforehand', async ({ page, caseId }) => {
	await open(page, caseId);
	await turns(page).first().focus();
	await page.keyboard.press('f');
	await page.keyboard.type('det');
	await page.getByLabel(t.find.wholeWords).check();
	const told = page.locator('.finding output');
	await expect(told).toHaveText(/^1 av [2-9]/);
	const count = Number((await told.textContent())?.match(/\d+/g)?.[1]);
	await page.getByLabel(t.find.replacement).fill('trikk');
	await expect(page.locator('.preview li').first()).toContainText(/det trikk/i);
	await page.getByRole('button', { name: t.find.replaceOne }).click();
	await expect(told).toHaveText(`1 av ${count - 1} treff`);
	await page.getByRole('button', { name: t.find.replaceAll }).click();
	const words = async (pattern: RegExp) => (await stored(page, caseId)).flatMap(({ text }) => text.match(pattern) ?? []).length;
	await expect.poll(() => words(/\btrikk\b/g)).toBe(count);
	expect(await words(/(?<!\p{L})det(?!\p{L})/giu)).toBe(0);
});

test('a boundary is moved by the keyboard and with the mouse, and never past its neighbours', async ({ page, caseId }) => {
	await open(page, caseId);
	const third = page.getByRole('slider', { name: t.say.startOfTurn.replace('{text}', 'Flaut.') });
	await turns(page)
		.nth(2)
		.locator('p')
		.click({ position: { x: 4, y: 8 } });
	await page.keyboard.press('b');
	await expect(third).toBeFocused();
	const before = await startOf(third);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	expect(await startOf(third)).toBe(before + 40);
	await expect(third).toBeFocused();
	await page.keyboard.press('Shift+ArrowLeft');
	expect(await startOf(third)).toBe(before - 160);
	await saved(page);
	expect((await stored(page, caseId))[2]).toMatchObject({
		startMs: before - 160,
		sentences: [{ startMs: before - 160, source: 'edited' }, {}, {}],
	});
	const box = await third.boundingBox();
	if (!box) throw new Error('The boundary is not shown.');
	await page.mouse.move(box.x + 12, box.y + 6);
	await page.mouse.down();
	await page.mouse.move(box.x - 2000, box.y + 6, { steps: 3 });
	await page.mouse.up();
	const [min, now] = [Number(await third.getAttribute('aria-valuemin')), await startOf(third)];
	expect(now).toBe(min);
	// However often it was moved, it is one step back.
	await page.getByRole('button', { name: t.bar.undo }).click();
	expect(await startOf(third)).toBe(before);
});

test('a plain transcript is pasted, looked at, used, and timed while one waits', async ({ page, caseId }) => {
	// The worker makes the sound ready for others first.
	test.setTimeout(180_000);
	const texts = (await stored(page, caseId)).map(({ speaker, text }) => `${speaker?.split(' ')[0]}: ${text}`);
	await page.goto(paths.studioNewTranscript('nb', caseId));
	await page.getByRole('button', { name: t.bring.preview }).click();
	await page.getByRole('link', { name: t.bring.nothing }).click();
	await expect(page.getByLabel(t.bring.text, { exact: true })).toBeFocused();
	await page.getByLabel(t.bring.text, { exact: true }).fill(texts.join('\n\n'));
	await page.getByRole('button', { name: t.bring.preview }).click();
	await expect(page.getByText(t.bring.untimed)).toBeVisible();
	await expect(page.locator('.facts')).toContainText('Ragnhild Tofte, Terje Haugmo og Leah Sandnesmo');
	await expectAccessible(page);
	await page.getByRole('button', { name: t.bring.take }).click();
	await expect(page.locator('transcript-editor[data-ready]')).toBeVisible();
	await expect(page.locator('[data-timing]')).toHaveText(t.say.timed, { timeout: 120_000 });
	await expect(page.locator('.missing')).toHaveCount(0);
	const timed = await stored(page, caseId);
	expect(Math.abs((timed[4]?.startMs ?? 0) - 19_878)).toBeLessThan(500);

	// One turn alone is timed again.
	await turns(page).nth(4).focus();
	await page.keyboard.press('r');
	await expect(page.locator('.missing')).toHaveCount(1);
	await expect(page.locator('.missing')).toHaveCount(0, { timeout: 60_000 });
	const again = await stored(page, caseId);
	expect(again.toSpliced(4, 1)).toEqual(timed.toSpliced(4, 1));
	expect(Math.abs((again[4]?.startMs ?? 0) - 19_878)).toBeLessThan(500);
});

test('a turn is found, corrected, split, given away and moved by keyboard alone', async ({ page, caseId }) => {
	await open(page, caseId);
	const count = await turns(page).count();
	for (let presses = 0; presses < 60; presses++) {
		if (
			await turns(page)
				.first()
				.evaluate((row) => row === document.activeElement)
		)
			break;
		await page.keyboard.press('Tab');
	}
	await expect(turns(page).first()).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+ArrowRight');
	await page.keyboard.press('Control+Enter');
	await expect(turns(page)).toHaveCount(count + 1);
	// While one writes, Alt goes with the key.
	await page.keyboard.press('Alt+2');
	await expect(turns(page).nth(3).locator('b')).toHaveText('Leah Sandnesmo');
	await page.keyboard.press('Escape');
	await expect(turns(page).nth(3)).toBeFocused();
	await page.keyboard.press('b');
	const slider = page.locator(':focus');
	const before = await startOf(slider);
	await page.keyboard.press('ArrowRight');
	expect(await startOf(slider)).toBeGreaterThan(before);
	await saved(page);
});

test('two editors in different turns lose nothing; in the same one, the second is told', async ({ page, caseId }) => {
	await open(page, caseId);
	const other = await page.context().newPage();
	await open(other, caseId);
	const correct = async (editor: Page, turn: number, from: string, to: string) => {
		await turns(editor).nth(turn).locator('p').dblclick();
		const field = editor.getByRole('textbox', { name: /^Teksten til/ });
		await field.fill((await field.inputValue()).replace(from, to));
		await field.press('Escape');
	};
	await correct(page, 1, 'ingen', 'ikke en eneste');
	await saved(page);
	await correct(other, 4, 'tre hundre', 'fire hundre');
	await expect(other.locator('[data-status]')).toHaveText(t.say.others);
	await expect(turns(other).nth(1)).toContainText('ikke en eneste');
	await correct(page, 4, 'tre hundre', 'fem hundre');
	await expect(page.locator('.conflict')).toContainText(t.say.conflict);
	await expect(page.locator('.conflict')).toContainText('fire hundre');
	await expect(page.getByRole('link', { name: t.say.choose })).toHaveAttribute('href', /\/merge\//);
	await other.close();
	page.on('dialog', (dialog) => dialog.accept());
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('turns are corrected page by page, and a text is brought in as a file', async ({ page, caseId }) => {
		await page.goto(paths.studioCasePart('nb', caseId, 'transcript'));
		const field = page.getByLabel(t.plain.text(3), { exact: true });
		await field.fill((await field.inputValue()).replace('tom buss', 'tom trikk'));
		await page.getByLabel(t.plain.speaker(3)).fill('Åse Ny');
		await page.getByLabel(t.plain.text(1), { exact: true }).fill('');
		await page.getByRole('button', { name: t.plain.save }).click();
		await expect(page.getByText(t.plain.saved)).toBeVisible();
		expect((await stored(page, caseId))[1]).toMatchObject({
			speaker: 'Åse Ny',
			text: expect.stringContaining('tom trikk'),
			startMs: expect.any(Number),
		});

		await page.getByRole('link', { name: t.replaceText }).click();
		const file = { name: 'samtale.srt', mimeType: 'text/plain', buffer: Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nHei.\n') };
		await page.getByLabel(t.bring.file).setInputFiles(file);
		await page.getByRole('button', { name: t.bring.preview }).click();
		await expect(page.getByText(t.bring.timed)).toBeVisible();
		await page.getByRole('button', { name: t.bring.take }).click();
		expect((await stored(page, caseId)).map(({ text, startMs }) => [text, startMs])).toEqual([['Hei.', 1000]]);
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme });

		test('the editor is accessible and fits, in every language', async ({ page, caseId }) => {
			for (const locale of locales)
				for (const width of [360, 1440]) {
					await page.setViewportSize({ width, height: 800 });
					await open(page, caseId, locale);
					await expectNoSideways(page);
					await expectAccessible(page);
					const words = messagesIn(locale).transcriptEditor;
					await page.locator('.panels > details').evaluateAll((panels) => {
						for (const panel of panels) panel.setAttribute('open', '');
					});
					await page.getByLabel(words.find.query, { exact: true }).fill('buss');
					await turns(page).nth(2).focus();
					await page.keyboard.press('Enter');
					await expectAccessible(page);
					await page.keyboard.press('Escape');
					await page.keyboard.press('?');
					await expect(page.getByRole('dialog', { name: words.keys.title })).toBeVisible();
					await expectAccessible(page);
					await page.keyboard.press('Escape');
					await page.goto(paths.studioNewTranscript(locale, caseId));
					await expectNoSideways(page);
					await expectAccessible(page);
				}
		});
	});
}
