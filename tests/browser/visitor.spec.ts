import { expect, expectAccessible, test } from './site-test.ts';

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a visitor narrows the catalogue down and opens a case', async ({ page }) => {
			await page.goto('/cases');
			await page.getByRole('link', { name: /^Helse 3/ }).click();
			await expect(page).toHaveURL('/cases?theme=helse');
			await page.getByRole('link', { name: /^Utvikler 1/ }).click();
			await expect(page).toHaveURL('/cases?theme=helse&perspective=utvikler');
			await page
				.getByRole('main')
				.getByRole('link', { name: /^Teaching a model/ })
				.click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Teaching a model/);
		});

		test('the three forms are links, and each shows its own', async ({ page }) => {
			await page.goto('/case/c9002');
			await expect(page.locator('audio')).toHaveCount(1);
			await page.getByRole('link', { name: 'Se', exact: true }).click();
			await expect(page.locator('video')).toBeVisible();
			await page.getByRole('link', { name: 'Les', exact: true }).click();
			await expect(page.getByText('Kartet vårt viste alle som ble hjemme.', { exact: false })).toBeVisible();
		});

		test('a word is found where it was said, and plays from there', async ({ page }) => {
			await page.goto('/search');
			const field = page.getByRole('main').getByLabel('Søk etter');
			await field.fill('jentene');
			await field.press('Enter');
			const moment = page.getByRole('main').locator('a[href*="t=52"]').first();
			await moment.click();
			await expect(page).toHaveURL(/\/case\/c9002-bussen-som-spor-forst\?t=52\.04/);
			await expect(page.locator('audio source').first()).toHaveAttribute('src', /#t=52\.04/);
		});

		test('feedback without words is explained, and with words is thanked for', async ({ page }) => {
			await page.goto('/accessibility');
			await page.getByRole('textbox', { name: /^Hva vil/ }).fill(' ');
			await page.getByRole('button', { name: 'Send' }).click();
			await page.getByRole('link', { name: /Skriv/ }).click();
			await expect(page.getByRole('textbox', { name: /^Hva vil/ })).toBeFocused();
			if (javaScriptEnabled) await expectAccessible(page);
			await page.getByRole('textbox', { name: /^Hva vil/ }).fill('Knappen er for liten <script>alert(1)</script>');
			await page.getByRole('button', { name: 'Send' }).click();
			await expect(page.getByText(/^Takk/)).toBeVisible();
		});
	});
}

test('another language is the same page in that language', async ({ page }) => {
	await page.goto('/case/c9002');
	await page.getByRole('link', { name: 'Nynorsk' }).click();
	await expect(page).toHaveURL(/^[^?]*\/nn\/case\/c9002-bussen-som-spor-forst/);
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.getByRole('heading', { name: 'What you will learn' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'nb');
});

test('what does not exist says so in the reader’s language', async ({ page }) => {
	for (const [path, words] of Object.entries({
		'/case/nei': /finn(e)?s ikke/,
		'/nn/case/nei': /finst ikkje/,
		'/en/case/nei': /not|no /i,
	})) {
		const response = await page.goto(path);
		expect(response?.status()).toBe(404);
		await expect(page.getByRole('main')).toContainText(words);
		await expectAccessible(page);
	}
});

test('the keyboard alone reaches the content, the player and the transcript', async ({ page }) => {
	await page.goto('/case/c9002');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Hopp til innholdet' })).toBeFocused();
	await page.keyboard.press('Enter');
	const reached: string[] = [];
	for (let presses = 0; presses < 50; presses++) {
		await page.keyboard.press('Tab');
		reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
	}
	expect(reached).toEqual(
		expect.arrayContaining(['Lytt', 'Se', 'Les', 'Dette er en oppdiktet samtale fra Dugnad, lest av maskinstemmer.']),
	);
	expect(reached).not.toContain('Caser');
});

test('the place is kept when one switches from listening to watching', async ({ page }) => {
	await page.goto('/case/c9002?t=46.647');
	const audio = page.locator('audio');
	await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => Math.round(element.currentTime))).toBe(47);
	await page.getByRole('link', { name: 'Se', exact: true }).click();
	const video = page.locator('video');
	await expect.poll(() => video.evaluate((element: HTMLVideoElement) => Math.round(element.currentTime))).toBe(47);
});

test('the sound is real: it plays, and time goes on', async ({ page }) => {
	await page.goto('/case/c9002');
	const audio = page.locator('audio');
	await audio.evaluate((element: HTMLAudioElement) => {
		element.muted = true;
		return element.play();
	});
	await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0.5);
});

test('the embedded player may stand in another page, the site may not', async ({ request }) => {
	const embedded = (await request.get('/embed/c9002')).headers()['content-security-policy'];
	const ordinary = (await request.get('/case/c9002')).headers()['content-security-policy'];
	expect(embedded).toContain('frame-ancestors *');
	expect(ordinary).toContain("frame-ancestors 'self'");
	expect(ordinary).not.toContain('unsafe-inline');
});

test('print shows the text without the controls', async ({ page }) => {
	await page.goto('/case/c9002');
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('audio')).toBeHidden();
	await expect(page.getByRole('navigation', { name: 'Hovedmeny' })).toBeHidden();
	await expect(page.getByText('Flaut. De gikk presis på minuttet.')).toBeVisible();
});
