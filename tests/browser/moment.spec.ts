import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

/** A sentence of the demo library; the seconds may move a little while the worker aligns the text with the sound. */
const moment = '/case/c9002-bussen-som-spor-forst/moment?from=54.5&to=55';
const words = 'Hva koster det?';

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a moment shows its whole sentence, who says it and where it is from', async ({ page }) => {
			await page.goto(moment);
			await expect(page).toHaveURL(/moment\?from=5\d(\.\d+)?&to=5\d(\.\d+)?$/);
			const figure = page.locator('figure');
			await expect(figure).toHaveCount(1);
			await expect(figure).toContainText(`«${words}»`);
			await expect(figure.getByRole('link', { name: 'Ragnhild Tofte' })).toBeVisible();
			await page.getByRole('heading', { level: 1 }).getByRole('link').click();
			await expect(page).toHaveURL(/\/case\/c9002-bussen-som-spor-forst\?t=5\d/);
		});

		test('a sound clip is made, and can be heard and taken away', async ({ page, request }) => {
			test.setTimeout(120_000);
			const make = page.getByRole('button', { name: 'Make a sound clip' });
			await expect(async () => {
				await page.goto(`/en${javaScriptEnabled ? moment : moment.replace(/from.*/, 'from=32&to=33')}`);
				await expect(make, 'the worker must have come to this recording').toBeVisible({ timeout: 500 });
			}).toPass();
			await make.click();
			await expect(page).toHaveURL(/&clip#clip$/);
			const download = page.getByRole('link', { name: 'Download the sound (MP3)' });
			await expect(async () => {
				const look = page.getByRole('link', { name: 'See whether it is ready' });
				if (!javaScriptEnabled && (await look.isVisible())) await look.click();
				// The text was aligned with the sound meanwhile, and the sentence has other seconds.
				if (await make.isVisible()) await make.click();
				await expect(download).toBeVisible({ timeout: 500 });
			}).toPass();
			const clip = await request.get((await download.getAttribute('href')) ?? '');
			expect([clip.status(), clip.headers()['content-type']]).toEqual([200, 'audio/mpeg']);
			expect(clip.headers()['content-disposition']).toContain('attachment');
			await expect(page.getByLabel('Sound clip of the quote')).toBeVisible();
			if (javaScriptEnabled) await expectAccessible(page);
		});

		test('it can be cited with its second', async ({ page }) => {
			await page.goto(moment);
			await page.getByText('Siter', { exact: true }).click();
			await expect(page.getByText(/^Tofte, R\. \(Vert\), .*\[Podkastepisode\].*\?t=5\d/)).toBeVisible();
			await expect(page.getByText('(Tofte mfl., 2025, 0:5')).toBeVisible();
			const downloading = page.waitForEvent('download');
			await page.getByRole('link', { name: 'Last ned BibTeX' }).click();
			expect((await downloading).suggestedFilename()).toBe('c9002-bussen-som-spor-forst.bib');
		});
	});
}

test('without JavaScript the browser’s own player is told the seconds', async ({ request }) => {
	const html = await (await request.get(moment)).text();
	expect(html).toMatch(/<source src="\/media\/[^"]+#t=5[\d.]+,5[\d.]+"/);
	expect(html).toMatch(/<audio controls/);
});

test('the player plays these seconds and stops', async ({ page }) => {
	await page.goto(moment);
	const { from, to } = await page
		.locator('moment-player')
		.evaluate(({ dataset }) => ({ from: Number(dataset.from), to: Number(dataset.to) }));
	const audio = page.locator('moment-player audio');
	await audio.evaluate((element: HTMLAudioElement) => {
		element.muted = true;
	});
	await page.getByRole('button', { name: 'Spill av øyeblikket' }).click();
	await expect(page.getByRole('button', { name: 'Stans' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Spill av øyeblikket' })).toBeVisible();
	const stoppedAt = await audio.evaluate((element: HTMLAudioElement) => element.currentTime);
	expect(stoppedAt).toBeGreaterThan(from);
	expect(stoppedAt).toBeLessThan(to + 0.3);
	await expect.poll(() => page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.position)).toBeGreaterThan(0.9);
});

test('the keyboard alone plays it, copies the link and opens the citation', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(moment);
	await page.locator('moment-player audio').evaluate((element: HTMLAudioElement) => {
		element.muted = true;
	});
	const tabTo = async (name: string) => {
		for (let presses = 0; presses < 60; presses++) {
			await page.keyboard.press('Tab');
			const focused = await page.evaluate(() => document.activeElement?.ariaLabel || document.activeElement?.textContent?.trim());
			if (focused === name) return;
		}
		throw new Error(`Tab does not reach ${name}.`);
	};
	await tabTo('Spill av øyeblikket');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Stans' })).toBeFocused();
	await tabTo('Kopier lenken');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Lenken er kopiert' })).toBeFocused();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/moment?from=5');
	await tabTo('Siter');
	await page.keyboard.press('Enter');
	await tabTo('Kopier RIS');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^TY {2}- SOUND\r?\nAU {2}- Tofte, Ragnhild/);
});

test('a shared link unfolds with the quote, and search engines leave it be', async ({ page, request }) => {
	await page.goto(`${moment}&utm_source=x`);
	const meta = (name: string) => page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content');
	expect(await meta('robots')).toBe('noindex');
	expect(await meta('og:title')).toBe(`«${words}»`);
	await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/moment\?from=5[\d.]+&to=5[\d.]+$/);
	const picture = await request.get((await meta('og:image')) ?? '');
	expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);
});

test('an address without a moment says why in the reader’s language, and leads on', async ({ page }) => {
	const bad: [path: string, status: number, words: RegExp, link: string][] = [
		['/case/c9002/moment', 400, /begynner og slutter/, 'Til casen'],
		['/nn/case/c9002/moment?from=5&to=3', 400, /tek til og sluttar/, 'Til casen'],
		['/en/case/c9002/moment?from=0&to=121', 400, /two minutes at most/, 'To the case'],
		['/en/case/c9002/moment?from=9000&to=9001', 404, /after the end/, 'To the case'],
	];
	for (const [path, status, sentence, link] of bad) {
		expect((await page.goto(path))?.status()).toBe(status);
		await expect(page.getByRole('main')).toContainText(sentence);
		await expectAccessible(page);
		await expect(page.getByRole('link', { name: link, exact: true })).toHaveAttribute('href', /\/case\/c9002[^?]*#transcript$/);
	}
	expect((await page.goto('/case/nei/moment?from=1&to=2'))?.status()).toBe(404);
	await expect(page.getByRole('main')).toContainText('Siden finnes ikke');
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in the ${colorScheme}`, () => {
		test.use({ colorScheme });
		for (const prefix of ['', '/nn', '/en']) {
			test(`${prefix || '/nb'}: a moment is whole, accessible and fits a small phone`, async ({ page }) => {
				await page.setViewportSize({ width: 320, height: 640 });
				await page.goto(prefix + moment);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				for (const summary of await page.locator('summary').all()) await summary.click();
				await expectNoSideways(page);
				await expectAccessible(page);
			});
		}
	});
}

test('another language is the same moment in that language', async ({ page }) => {
	await page.goto(moment);
	await page.getByRole('link', { name: 'Nynorsk' }).click();
	await expect(page).toHaveURL(/\/nn\/case\/[^/]+\/moment\?from=5/);
	await expect(page.getByRole('heading', { name: 'Del denne augneblinken' })).toBeVisible();
	await expect(page.locator('blockquote')).toHaveAttribute('lang', 'nb');
});
