import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

/** The case of the demo library whose quiz has a question of every kind. */
const quiz = '/case/c9002-bussen-som-spor-forst/quiz';
const items = [
	'Kveldsbussene gikk tomme',
	'Elevene tegnet turene de ikke tok',
	'Den faste ruta etter klokka åtte ble fjernet',
	'Bussen kjørte dit noen hadde bestilt den',
];
const pairs = {
	Terje: 'En tom buss i rute er ikke punktlig, den er bare alene',
	Leah: 'Voksne er ikke imot oss, de manglet bare et kart',
	Ragnhild: 'Hva koster det?',
};

async function begin(page: Page, prefix = ''): Promise<string> {
	await page.goto(prefix + quiz);
	await page.getByRole('main').locator('form').getByRole('button').click();
	await expect(page).toHaveURL(/\/quiz\/[0-9a-f-]{36}$/);
	return page.url();
}

/** Answers all questions but the third, about what the bus costs. */
async function answerMost(page: Page): Promise<void> {
	await page.getByRole('radio', { name: 'Turene som aldri ble tatt' }).check();
	await page.getByRole('checkbox', { name: 'Kjøre dit noen har bestilt' }).check();
	await page.getByRole('checkbox', { name: 'Stoppe mellom holdeplassene' }).check();
	await putInOrder(page);
	for (const [who, said] of Object.entries(pairs)) await page.getByLabel(who, { exact: true }).selectOption({ label: said });
	await page.getByLabel(/konsulenten/).fill('Anbud!');
	await page.getByLabel(/Hvor mange elever/).fill('300');
}

/** By the list of numbers, or by the buttons that stand in its place. */
async function putInOrder(page: Page): Promise<void> {
	const rows = page.locator('order-list li');
	for (const [place, item] of items.entries()) {
		const row = rows.filter({ hasText: item });
		const numbers = row.getByRole('combobox');
		if (await numbers.isVisible()) await numbers.selectOption(String(place + 1));
		while (!(await numbers.isVisible()) && !(await rows.nth(place).getByText(item).isVisible())) {
			await row.getByRole('button', { name: /^Flytt opp/ }).click();
		}
	}
}

const handIn = (page: Page) => page.getByRole('button', { name: /^Lever/ }).click();

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a member fails a question, is shown where it is answered, and passes with a certificate', async ({ page, member }) => {
			expect(member.name).toBeTruthy();
			await page.goto(quiz.replace('/quiz', ''));
			await page.getByRole('link', { name: 'Ta quiz og få læringsbevis' }).click();
			const attempt = await begin(page);
			await page.getByRole('radio', { name: 'Usant' }).check();
			await handIn(page);
			await expect(page.getByRole('alert')).toContainText('6 spørsmål er ikke ferdig besvart');
			await page
				.getByRole('alert')
				.getByRole('link', { name: /^4\. I hvilken rekkefølge/ })
				.click();
			await expect(page).toHaveURL(/#q4$/);
			if (javaScriptEnabled) await expectAccessible(page);
			await expect(page.getByRole('radio', { name: 'Usant' })).toBeChecked();
			await page.getByRole('button', { name: 'Lever likevel' }).click();
			await expect(page).toHaveURL(attempt);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ikke bestått ennå');
			const cost = page
				.getByRole('listitem')
				.filter({ has: page.getByRole('heading', { name: /Bestillingsbussen ble dyrere/ }) });
			await expect(cost).toContainText('Riktig');
			const shown = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Hva viste ungdommenes kart/ }) });
			await expect(shown).toContainText('Feil');
			await expect(shown).toContainText('Ikke besvart');
			await expect(shown).toContainText('Billettstatistikken vet bare om dem som kom med.');
			await expect(shown).not.toContainText('Turene som aldri ble tatt');
			await expect(shown.getByRole('link', { name: 'Hør det i casen (0:19)' })).toHaveAttribute('href', /\?t=19\.878$/);

			await page.getByRole('button', { name: 'Prøv igjen' }).click();
			await expect(page).not.toHaveURL(attempt);
			await answerMost(page);
			await page.getByRole('radio', { name: 'Sant', exact: true }).check();
			await handIn(page);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestått');
			await expect(page.getByRole('img', { name: '85,7' })).toBeVisible();
			await expect(page.getByRole('link', { name: 'Se læringsbeviset' })).toHaveAttribute('href', /^\/certificate\/\w{26}$/);
			await page.goto(quiz);
			await expect(page.getByRole('main')).toContainText('Du har bestått denne quizen.');
			await expect(page.getByRole('link', { name: 'Se resultatet' })).toHaveCount(2);
		});

		test('what one puts aside is there again, on another device too', async ({ page, browser, context, member }) => {
			expect(member.name).toBeTruthy();
			await begin(page);
			await answerMost(page);
			await page.getByRole('button', { name: 'Lagre og fortsett senere' }).click();
			await expect(page.getByText('Svarene er lagret. Du kan fortsette')).toBeVisible();
			const phone = await browser.newContext({
				storageState: await context.storageState(),
				javaScriptEnabled,
				viewport: { width: 360, height: 740 },
			});
			const other = await phone.newPage();
			await other.goto(quiz);
			await other.getByRole('link', { name: 'Fortsett der du slapp' }).click();
			await expect(other.getByLabel(/konsulenten/)).toHaveValue('Anbud!');
			await expect(other.getByLabel('Leah', { exact: true }).locator('option:checked')).toHaveText(pairs.Leah);
			await other.getByRole('radio', { name: 'Usant' }).check();
			await handIn(other);
			await expect(other.getByRole('img', { name: '100' })).toBeVisible();
			await phone.close();
		});
	});
}

test('answers are kept while they are given, and nobody has to press anything', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	const attempt = await begin(page);
	await putInOrder(page);
	await page.getByLabel(/Hvor mange elever/).fill('300');
	// Enter hands nothing in: there is a button for that.
	await page.getByLabel(/Hvor mange elever/).press('Enter');
	await expect(page.getByText('Svarene er lagret')).toBeVisible();
	await page.goto('/about');
	await page.goto(attempt);
	await expect(page.getByLabel(/Hvor mange elever/)).toHaveValue('300');
	await expect(page.locator('order-list label')).toHaveText(items);
	await page.getByLabel(/Hvor mange elever/).fill('');
	// Leaving at once is early enough too.
	await page.goto('/about');
	await expect(async () => {
		await page.goto(attempt);
		await expect(page.getByLabel(/Hvor mange elever/)).toHaveValue('', { timeout: 500 });
	}).toPass();
});

test('a screen that stayed open shows the result when the quiz was handed in elsewhere', async ({ page, context, member }) => {
	expect(member.name).toBeTruthy();
	const attempt = await begin(page);
	const other = await context.newPage();
	await other.goto(attempt);
	await handIn(other);
	await other.getByRole('button', { name: 'Lever likevel' }).click();
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Ikke bestått ennå');
	await page.getByRole('radio', { name: 'Usant' }).check();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ikke bestått ennå');
});

test('a wrong answer plays the seconds that answer it, and no more', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	await begin(page);
	await answerMost(page);
	await page.getByRole('radio', { name: 'Sant', exact: true }).check();
	await handIn(page);
	const wrong = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Bestillingsbussen ble dyrere/ }) });
	const audio = wrong.locator('audio');
	await audio.evaluate((element: HTMLAudioElement) => {
		element.muted = true;
		element.playbackRate = 4;
		element.addEventListener('playing', () => element.setAttribute('data-began', String(element.currentTime)), { once: true });
	});
	await wrong.getByRole('button', { name: 'Hør svaret' }).click();
	await expect(wrong.getByRole('button', { name: 'Stans' })).toBeVisible();
	await expect(wrong.getByRole('button', { name: 'Hør svaret' })).toBeVisible();
	const began = Number(await audio.getAttribute('data-began'));
	const stopped = await audio.evaluate((element: HTMLAudioElement) => element.currentTime);
	expect(began).toBeGreaterThan(55.5);
	expect(began).toBeLessThan(56.5);
	expect(stopped).toBeGreaterThan(61);
	expect(stopped).toBeLessThan(61.9);
});

test('without JavaScript the browser’s own player is told the seconds', async ({ page, request, context, member }) => {
	expect(member.name).toBeTruthy();
	const attempt = await begin(page);
	await handIn(page);
	await page.getByRole('button', { name: 'Lever likevel' }).click();
	const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const html = await (await request.get(attempt, { headers: { cookie: cookies } })).text();
	expect(html).toMatch(/<source src="\/media\/[^"]+#t=55\.611,61\.227"/);
});

test('the keyboard alone answers every kind of question and hands in', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	await begin(page);
	const focused = () =>
		page.evaluate(() => ({ name: document.activeElement?.getAttribute('name'), id: document.activeElement?.id }));
	const tabTo = async (isThere: (at: { name?: string | null; id?: string }) => boolean) => {
		for (let presses = 0; presses < 60; presses++) {
			await page.keyboard.press('Tab');
			if (isThere(await focused())) return;
		}
		throw new Error('Tab does not reach it.');
	};
	await tabTo(({ name }) => name === 'q1');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await tabTo(({ name }) => name === 'q2');
	await page.keyboard.press('Space');
	await tabTo(({ name }) => name === 'q3');
	await page.keyboard.press('Space');
	const last = page.locator('order-list li').last();
	const text = await last.locator('label').textContent();
	const button = last.getByRole('button', { name: /^Flytt opp/ });
	const id = await button.getAttribute('id');
	await tabTo((at) => at.id === id);
	await page.keyboard.press('Enter');
	await expect(page.locator('order-list li').nth(2)).toContainText(text ?? '');
	await expect(page.locator('order-list [aria-live]')).toHaveText(`${text}: plass 3 av 4`);
	expect((await focused()).id, 'the focus goes along').toBe(id);
	for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Enter');
	await expect(page.locator('order-list li').first()).toContainText(text ?? '');
	expect((await focused()).id, 'the focus stays at the end of the way').toBe(id);
	await tabTo(({ name }) => name === 'q5.1');
	await page.keyboard.press('ArrowDown');
	await tabTo(({ name }) => name === 'q6');
	await page.keyboard.type('anbud');
	await tabTo(({ name }) => name === 'q7');
	await page.keyboard.type('300 elever');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toContainText('Skriv bare et tall');
	await expect(page.getByRole('alert')).toContainText('5. Hvem sa hva?');
});

test('a visitor sees what the quiz is, and comes back to it after signing in', async ({ page }) => {
	await page.goto(quiz);
	await expect(page.getByRole('main')).toContainText('7 spørsmål fra samtalen.');
	await page.getByRole('link', { name: 'Logg inn og ta quizen' }).click();
	await expect(page).toHaveURL(`/sign-in?to=${encodeURIComponent(quiz)}`);
	await page.goto(`${quiz}/00000000-0000-4000-8000-000000000000`);
	await expect(page).toHaveURL(/\/sign-in\?to=/);
});

const words = {
	'': { handIn: 'Lever svarene', anyway: 'Lever likevel', failed: 'Ikke bestått ennå' },
	'/nn': { handIn: 'Lever svara', anyway: 'Lever likevel', failed: 'Ikkje bestått enno' },
	'/en': { handIn: 'Hand in', anyway: 'Hand in anyway', failed: 'Not passed yet' },
};
for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in the ${colorScheme}`, () => {
		test.use({ colorScheme, viewport: { width: 360, height: 740 } });
		for (const [prefix, { handIn, anyway, failed }] of Object.entries(words)) {
			test(`${prefix || '/nb'}: every page of the quiz is accessible and fits a small phone`, async ({ page, member }) => {
				expect(member.name).toBeTruthy();
				const look = async () => {
					await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
					await expectNoSideways(page);
					await expectAccessible(page);
				};
				await page.goto(prefix + quiz);
				await look();
				const attempt = await begin(page, prefix);
				await look();
				await page.getByRole('button', { name: handIn }).click();
				await look();
				await page.getByRole('button', { name: anyway }).click();
				await expect(page).toHaveURL(attempt);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(failed);
				await look();
				await page.goto(prefix + quiz);
				await look();
			});
		}
	});
}
