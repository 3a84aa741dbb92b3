import type { Page } from '@playwright/test';
import { sql } from 'kysely';
import type { Locale } from '#lib/platform/locale.ts';
import { staysOpen } from '#lib/platform/members-only.ts';
import { paths } from '#lib/platform/paths.ts';
import { publicAddresses } from '../security/public-addresses.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { test } from './studio-test.ts';

// What is set holds for the whole site, also for other tests: these take turns, and each sets back what it has set.
test.describe.configure({ mode: 'serial' });

const settings = (locale: Locale = 'nb') => paths.studioPlace(locale, 'settings');
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test.afterEach(async ({ db }) => {
	await sql`insert into studio.settings (name, value) select distinct name, null::jsonb from studio.settings`.execute(db);
	await sql`select pg_notify('dugnad_pages', '["settings","site"]')`.execute(db);
});

test('a stranger sees the new name, colours and words of the front page at once', async ({ page, newEditor }) => {
	await page.goto('/');
	await expect(page.locator('link[href*="/site/theme-"]')).toHaveCount(0);
	const { page: mine } = await newEditor({ role: 'operator', name: 'Kari Driftsen' });
	await mine.goto(settings());
	await mine.getByLabel('Navnet på nettstedet').fill('Læring i Lia');
	await section(mine, 'Navn').getByRole('button', { name: 'Lagre' }).click();
	await expect(mine.getByRole('status')).toContainText('Lagret');
	const front = section(mine, 'Forsiden');
	await front.locator('summary', { hasText: 'nynorsk' }).click();
	await front
		.getByRole('group', { name: /nynorsk/ })
		.getByLabel('Overskrift')
		.fill('Ein oppdikta framsidetittel');
	await front.getByRole('button', { name: 'Lagre' }).click();
	await mine.getByLabel('Hovedfarge').fill('#7a1fa2');
	await section(mine, 'Farger').getByRole('button', { name: 'Lagre' }).click();
	await expect(section(mine, 'Farger').getByRole('status')).toBeVisible();
	await expect(section(mine, 'Siste endringer')).toContainText('Kari Driftsen');

	await expect(async () => {
		await page.goto('/nn');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ein oppdikta framsidetittel', { timeout: 100 });
		await expect(page).toHaveTitle(/^Læring i Lia/, { timeout: 100 });
	}).toPass();
	const accent = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ds-color-base-default'));
	expect(await accent()).toBe('#7a1fa2');
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Ein oppdikta framsidetittel');

	await section(mine, 'Farger').getByRole('button', { name: 'Tilbake til slik det ble installert' }).click();
	await expect(section(mine, 'Farger').getByRole('status')).toContainText('installert');
});

test('a colour that somebody could not read is refused in a sentence, and the nearest one is offered', async ({ newEditor }) => {
	const { page } = await newEditor({ role: 'operator' });
	await page.goto(settings());
	await page.getByLabel('Hovedfarge').fill('#ffcc00');
	await section(page, 'Farger').getByRole('button', { name: 'Lagre', exact: true }).click();
	const summary = page.getByRole('alert');
	await expect(summary).toContainText(/Hovedfarge: kontrasten er 1,\d:1, men må være minst 4,5:1.*#[0-9a-f]{6}/);
	await expectAccessible(page);
	await summary.getByRole('link').click();
	await expect(page.getByLabel('Hovedfarge')).toBeFocused();
	await expect(page.getByLabel('Hovedfarge')).toHaveValue('#ffcc00');
	await page.getByRole('button', { name: 'Lagre de nærmeste fargene' }).click();
	await expect(section(page, 'Farger').getByRole('status')).toContainText('Lagret');
	expect(await page.getByLabel('Hovedfarge').inputValue()).not.toBe('#ffcc00');
});

test('the drawn page follows the colours while they are picked', async ({ newEditor }) => {
	const { page } = await newEditor({ role: 'operator' });
	await page.goto(settings());
	const picture = page.getByRole('img', { name: /Slik blir sidene/ });
	await page.getByLabel('Flate').fill('#f0d0ff');
	await expect(picture).toHaveAttribute('src', /tint=%23f0d0ff/);
	await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0);
});

test('an address in a language that is off leads to the same page in the main language', async ({ page, newEditor }) => {
	const { page: mine } = await newEditor({ role: 'operator' });
	await mine.goto(settings('en'));
	await mine
		.getByRole('group', { name: 'Languages that are on' })
		.getByLabel(/nynorsk/i)
		.uncheck();
	await mine.getByLabel('Main language').selectOption('nn');
	await section(mine, 'Languages').getByRole('button', { name: 'Save' }).click();
	await expect(mine.getByRole('alert')).toContainText('must be one of those that are on');
	await mine.getByLabel('Main language').selectOption('en');
	await section(mine, 'Languages').getByRole('button', { name: 'Save' }).click();
	await expect(section(mine, 'Languages').getByRole('status')).toBeVisible();
	await expect(async () => {
		await page.goto('/nn/cases?year=2024');
		expect(new URL(page.url()).pathname).toBe('/en/cases');
	}).toPass();
	expect(new URL(page.url()).search).toBe('?year=2024');
	await expect(page.getByRole('navigation', { name: 'Language' }).getByRole('link')).toHaveCount(2);
	expect((await page.request.get('/feeds/all.xml', { maxRedirects: 0 })).status()).toBe(200);
	await expect(page.locator('link[rel="alternate"][hreflang="nn"]')).toHaveCount(0);
});

test('a logo with a script in it is refused, and a plain one is everybody’s', async ({ page, newEditor }) => {
	const { page: mine } = await newEditor({ role: 'operator' });
	await mine.goto(settings());
	const drawing = (inner: string) => ({
		...{ name: 'logo.svg', mimeType: 'image/svg+xml' },
		buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">${inner}</svg>`),
	});
	const send = async (inner: string) => {
		await mine.getByLabel('Velg en fil').setInputFiles(drawing(inner));
		await mine.getByRole('button', { name: 'Bruk denne logoen' }).click();
	};
	await send('<script>alert(1)</script>');
	await expect(mine.getByRole('alert')).toContainText('avvist fordi den inneholder skript');
	await send('<rect width="60" height="20" fill="#14483b"/>');
	await expect(section(mine, 'Logo').getByRole('img', { name: 'Logoen nå' })).toBeVisible();
	await expect(async () => {
		await page.goto('/');
		await expect(page.getByRole('banner').getByRole('img', { name: 'Dugnad' })).toBeVisible({ timeout: 100 });
	}).toPass();
	const answer = await page.request.get(
		(await page.getByRole('banner').getByRole('img', { name: 'Dugnad' }).getAttribute('src')) ?? '',
	);
	expect(answer.headers()['content-type']).toBe('image/svg+xml');
	expect(answer.headers()['content-security-policy']).toContain('sandbox');
	await mine.getByRole('button', { name: 'Ta bort logoen' }).click();
	expect((await page.request.get(answer.url())).status()).toBe(404);
});

const busCase = 'c9002-bussen-som-spor-forst';
const busPage = paths.case('nb', busCase);
/** Whole sentences: what is shorter leads to these. */
const momentOf = async (page: Page) => {
	await page.goto(paths.moment('nb', busCase, { startMs: 54_500, endMs: 55_000 }));
	return page.url();
};

/** Ticks what is for members from now on, and waits until strangers are told so. */
async function closeToStrangers(operators: Page, label: string, isClosed: () => Promise<void>): Promise<void> {
	await operators.goto(settings());
	await operators.getByLabel(label).check();
	await section(operators, 'Bare for medlemmer').getByRole('button', { name: 'Lagre' }).click();
	await expect(section(operators, 'Bare for medlemmer').getByRole('status')).toContainText('Lagret');
	await expect(section(operators, 'Siste endringer').getByRole('listitem').first()).toContainText(label);
	await expect(isClosed).toPass();
}

/** Plays what stands on the page, and sees it go on. */
async function expectToHear(page: Page): Promise<void> {
	const audio = page.locator('case-player audio');
	await audio.evaluate((media: HTMLAudioElement) => void media.play());
	await expect.poll(() => audio.evaluate((media: HTMLAudioElement) => media.currentTime)).toBeGreaterThan(0.2);
	await audio.evaluate((media: HTMLAudioElement) => media.pause());
}

test('a site for members shows strangers the ways in, also where a page was kept from before', async ({
	page,
	site,
	member,
	newBrowser,
	newEditor,
}) => {
	const stranger = await newBrowser();
	const ask = (path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) => {
		const options = { maxRedirects: 0, headers: { origin: site, ...headers } };
		return fields ? stranger.request.post(path, { ...options, form: fields }) : stranger.request.get(path, options);
	};
	const busMoment = await momentOf(stranger);
	await stranger.goto(busPage);
	const sound = (await stranger.locator('case-player source').first().getAttribute('src'))?.replace(/#.*/, '') ?? '';
	const files = [sound, '/feeds/all.xml', `/api/v1/cases/${busCase}`, paths.transcript(busCase, 'vtt'), paths.card(busCase)];
	for (const path of [...files, busPage, busPage, busMoment, '/']) expect((await ask(path)).status(), path).toBe(200);

	const { page: operators } = await newEditor({ role: 'operator' });
	await closeToStrangers(operators, 'Hele nettstedet er for medlemmer', async () => {
		expect((await ask(busPage)).status()).toBe(303);
	});
	for (const [name, { path, fields }] of Object.entries(publicAddresses(busCase))) {
		const [method = '', route = ''] = name.replace(/\?.*/, '').split(' ');
		if (method === 'fallback') continue;
		const answer = await ask(path, fields);
		const toSignIn = /^\/sign-in\?to=/.test(answer.headers().location ?? '');
		const isTurnedAway = answer.status() === 401 || (answer.status() === 303 && toSignIn);
		if (route.startsWith('/sign-in')) expect(toSignIn, name).toBe(false);
		else expect(isTurnedAway, `${name}: ${answer.status()}`).toBe(!staysOpen(route));
		if (!staysOpen(route)) {
			expect(answer.headers()['cache-control'], name).toBe('private, no-store');
			expect(await answer.text(), name).not.toContain('uss');
		}
	}
	for (const path of files) {
		const refused = await ask(path, undefined, { cookie: 'dugnad_session=gjettet; dugnad_session_data=gjettet' });
		expect(refused.status(), path).toBe(401);
		expect(await refused.text()).toMatch(/^This is for members\./);
	}
	for (const path of [busPage, busMoment, '/', '/finnes-ikke']) expect((await ask(path)).status(), path).toBe(303);
	expect((await ask(`${busPage}/__data.json`)).status()).toBe(401);
	expect(await (await ask('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n');
	expect((await stranger.request.get('/icon.svg')).status()).toBe(200);

	await stranger.goto(`${busPage}?t=46.647`);
	await expect(stranger).toHaveURL(/\/sign-in\?to=/);
	await expectAccessible(stranger);
	await stranger.getByLabel('E-post').fill(member.email);
	await stranger.getByLabel('Passord', { exact: true }).fill(member.password);
	await stranger.getByRole('button', { name: 'Logg inn', exact: true }).click();
	await expect(stranger).toHaveURL(`${busPage}?t=46.647`);

	expect((await page.goto(busPage))?.headers()['cache-control']).toBe('private, no-store');
	await expectToHear(page);
	const part = await page.request.get(sound, { headers: { range: 'bytes=0-9' } });
	expect([part.status(), part.headers()['cache-control']]).toEqual([206, 'private, max-age=3600']);
	expect((await page.request.get('/feeds/all.xml')).headers()['cache-control']).toBe('private, no-store');

	await section(operators, 'Bare for medlemmer').getByRole('button', { name: 'Tilbake til slik det ble installert' }).click();
	await expect.poll(async () => (await stranger.request.get('/feeds/all.xml', { headers: { cookie: '' } })).status()).toBe(200);
});

test('where sound is for members, strangers read everything and are shown the way in', async ({
	page,
	member,
	newBrowser,
	newEditor,
}) => {
	const busMoment = await momentOf(page);
	await page.goto(busPage);
	const sound = (await page.locator('case-player source').first().getAttribute('src'))?.replace(/#.*/, '') ?? '';
	const stranger = await newBrowser();
	const { request } = stranger;
	const said: string[] = [];
	stranger.on('console', (message) => void (message.type() === 'error' && said.push(message.text())));
	for (const path of [busPage, busMoment, sound, paths.embed('nb', busCase)])
		expect((await request.get(path)).status(), path).toBe(200);

	const { page: operators } = await newEditor({ role: 'operator' });
	await closeToStrangers(operators, 'Lyd og video er for medlemmer', async () => {
		expect(await (await request.get(busPage)).text()).not.toContain('<case-player');
	});
	expect((await request.get(sound)).status()).toBe(401);
	expect((await request.head(sound)).status()).toBe(401);
	for (const path of [busPage, busMoment, paths.embed('nb', busCase), '/feeds/all.xml', `/api/v1/cases/${busCase}`]) {
		const text = await (await request.get(path)).text();
		expect(text, path).not.toMatch(/\/media\/[^"]*\.(mp3|opus|wav|mp4|dat)|<enclosure|contentUrl/);
		expect(text, path).toContain('uss');
	}
	expect((await request.get(paths.transcript(busCase, 'vtt'))).status()).toBe(200);
	for (const path of [busPage, busMoment, paths.embed('nb', busCase)])
		for (const colorScheme of ['light', 'dark'] as const) {
			await stranger.emulateMedia({ colorScheme });
			await stranger.goto(path);
			await expect(stranger.getByText('Lyd og video er for medlemmer. Teksten er åpen for alle.')).toBeVisible();
			await expectAccessible(stranger);
			await stranger.setViewportSize({ width: 360, height: 800 });
			await expectNoSideways(stranger);
		}
	await stranger.goto(`${busPage}?t=46.647`);
	await stranger.locator('.for-members').getByRole('link', { name: 'Logg inn' }).click();
	await stranger.getByLabel('E-post').fill(member.email);
	await stranger.getByLabel('Passord', { exact: true }).fill(member.password);
	await stranger.getByRole('button', { name: 'Logg inn', exact: true }).click();
	await expect(stranger).toHaveURL(`${busPage}?t=46.647`);
	await expectToHear(stranger);
	expect(said).toEqual([]);

	await page.goto(busPage);
	await expectToHear(page);
	const part = await page.request.get(sound, { headers: { range: 'bytes=0-9' } });
	expect([part.status(), part.headers()['cache-control']]).toEqual([206, 'private, max-age=3600']);
});

test('who does not run the site finds neither page', async ({ page, newEditor }) => {
	const { page: editors } = await newEditor({ role: 'editor' });
	for (const path of [
		settings(),
		paths.studioOperation('nb'),
		`${paths.studioColours('nb')}?accent=%2314483b&tint=%23cdea85&highlight=%23ffbf5c`,
	]) {
		expect((await editors.request.get(path)).status(), path).toBe(404);
		const strange = await page.request.get(path, { maxRedirects: 0 });
		expect([303, 404], path).toContain(strange.status());
	}
});

test('without JavaScript, by keyboard, in three languages and on a phone', async ({ newEditor }) => {
	const { page } = await newEditor({ role: 'operator', javaScriptEnabled: false });
	for (const locale of ['nb', 'nn', 'en'] as const) {
		for (const path of [settings(locale), paths.studioOperation(locale)]) {
			expect((await page.goto(path))?.status()).toBe(200);
			await page.setViewportSize({ width: 360, height: 800 });
			await expectNoSideways(page);
			await page.setViewportSize({ width: 1440, height: 900 });
		}
	}
	await page.goto(settings());
	await page.getByLabel('Navnet på nettstedet').focus();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('Ved tastene');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status')).toContainText('Lagret');
	await expect(page.getByLabel('Navnet på nettstedet')).toHaveValue('Ved tastene');
	await page.getByLabel('Flate').fill('#d0e8ff');
	await page.getByRole('button', { name: 'Vis fargene' }).press('Enter');
	await expect(page.getByRole('img', { name: /Slik blir sidene/ })).toHaveAttribute('src', /tint=%23d0e8ff/);
});

for (const locale of ['nb', 'nn', 'en'] as const)
	test(`axe finds nothing in ${locale}`, async ({ newEditor }) => {
		const { page } = await newEditor({ role: 'operator' });
		for (const path of [settings(locale), paths.studioOperation(locale)])
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				expect((await page.goto(path))?.status()).toBe(200);
				await expectAccessible(page);
			}
	});

test('a job that was given up is seen, tried again and taken away', async ({ db, newEditor }) => {
	const key = `oppdiktet-${Date.now()}`;
	await sql`select graphile_worker.add_job('a_task_that_nobody_knows', '{}', job_key := ${key}, max_attempts := 1)`.execute(db);
	await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'The invented machine did not answer.' where key = ${key}`.execute(
		db,
	);
	const { page } = await newEditor({ role: 'operator' });
	await page.goto(paths.studioOperation('en'));
	const row = page.getByRole('listitem').filter({ hasText: 'The invented machine did not answer.' });
	await expect(row).toContainText('Given up after 1 try');
	await expect(page.getByRole('heading', { name: 'Something must be put right' })).toBeVisible();
	await row.getByRole('button', { name: /^Retry/ }).click();
	await expect(page.getByRole('status')).toContainText('tried now');
	await row.getByRole('button', { name: /^Remove/ }).click();
	await expect(page.getByRole('status')).toContainText('removed');
	await expect(row).toHaveCount(0);
});

test('a test mail goes the way of all mails', async ({ db, newEditor, mailBox }) => {
	const { page, member } = await newEditor({ role: 'operator' });
	const { email } = await db.selectFrom('accounts.users').select('email').where('id', '=', member.id).executeTakeFirstOrThrow();
	await page.goto(paths.studioOperation('nb'));
	await page.getByRole('button', { name: 'Send en prøve til meg' }).click();
	await expect(page.getByRole('status')).toContainText('lagt i køen');
	expect((await mailBox.next(email)).subject).toContain('Prøve fra Dugnad');
});
