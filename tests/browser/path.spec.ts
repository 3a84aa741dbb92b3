import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { type SignedInMember, sendForm, signInNewMember } from '../accounts/sign-in.ts';
import { press } from './by-keyboard.ts';
import { passAtOnce, startWalk } from './learning-walk.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { test } from './studio-test.ts';

const { path: m, nav } = messagesIn('nb');
const publicPath = 'sma-forsok-i-kommunen';
const busTitle = 'Bussen som spør først';
const bus = 'c9002-bussen-som-spor-forst';
const wishes = '?theme=mobilitet-og-by&minutes=120&show=1';

const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
const status = (page: Page) => page.getByRole('main').getByRole('status');
const cookieOf = ({ cookies }: SignedInMember) =>
	Object.entries(cookies)
		.map((pair) => pair.join('='))
		.join('; ');

/** Saves the proposal of a wish and opens its page. */
async function savePath(page: Page, locale: 'nb' | 'nn' | 'en' = 'nb', query = wishes): Promise<string> {
	const words = messagesIn(locale).path;
	await page.goto(paths.newPath(locale) + query);
	await button(page, words.proposal.save).click();
	await expect(page.getByRole('heading', { name: words.follow.title })).toBeVisible();
	return new URL(page.url()).pathname;
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('from wishes to a path that is followed, learned, continued, and ends in a certificate', async ({ page, member }) => {
		test.setTimeout(120_000);
		await page.goto(paths.learningPaths('nb'));
		await link(page, m.make).click();
		await page.getByLabel('Mobilitet og by').check();
		await page.getByLabel(m.wishes.minutes).selectOption({ label: '2 t' });
		await button(page, m.wishes.submit).click();
		await expect(page.locator('.path-map')).toContainText(busTitle);
		await expect(page.locator('.path-map')).toContainText(m.because.begins);
		await page.getByLabel(m.proposal.name).fill('Veien til bussen');
		await button(page, m.proposal.save).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Veien til bussen');
		const here = page.url();

		await button(page, m.follow.join).click();
		await expect(status(page)).toHaveText(m.follow.joined);
		await expect(page.locator('.my-way')).toContainText(m.follow.progress(0, 1));
		await page.getByText(m.deadline.title, { exact: true }).click();
		await page.getByLabel(m.deadline.label).fill('2031-05-17');
		await button(page, m.deadline.save).click();
		await expect(page.locator('.my-way')).toContainText(m.deadline.by('17. mai 2031'));
		await page.goto(paths.myPaths('nb'));
		await expect(link(page, m.follow.continue(busTitle))).toBeVisible();
		await page.goto(here);

		await link(page, m.follow.start(busTitle)).click();
		await passAtOnce({ ...(await startWalk(page, 'nb', { scripts: false })), slug: bus });
		await page.goto(here);
		await expect(page.locator('.my-way')).toContainText(m.follow.progress(1, 1));
		await expect(page.locator('.step .state')).toContainText(m.map.states.done);
		await button(page, m.follow.certificate).click();
		await expect(page).toHaveURL(/\/certificate\//);
		await expect(page.getByRole('main')).toContainText('Veien til bussen');
		await expect(page.getByRole('main')).toContainText(member.name);
		await page.goto(here);
		await expect(link(page, m.follow.seeCertificate)).toBeVisible();
	});

	test('whoever is not signed in sees a proposal, signs in, and finds it again', async ({ page }) => {
		await page.goto(paths.newPath('nb') + wishes);
		await expect(page.locator('.path-map')).toContainText(busTitle);
		await button(page, nav.signIn).click();
		const to = new URL(page.url()).searchParams.get('to') ?? '';
		expect(page.url()).toContain('/sign-in?');
		await page.goto(to);
		await expect(page.locator('.path-map')).toContainText(busTitle);
	});

	test('a path is put together: cases found and named, moved, set beside each other, given reasons, taken out', async ({
		page,
		member,
	}) => {
		expect(member.name).toBeTruthy();
		await page.goto(paths.myPaths('nb'));
		await page.getByText(m.mine.begin).click();
		await page.getByLabel(m.proposal.name).fill('<script>alert(1)</script> & "sti"');
		await button(page, m.mine.beginButton).click();
		await expect(page.getByText(m.change.noSteps)).toBeVisible();
		for (const name of ['#9001', 'C9007', `http://localhost/case/${bus}?t=3`]) {
			await page.getByLabel(m.change.byAddress).fill(name);
			await page.locator('#add ~ form').last().getByRole('button').click();
			await expect(status(page)).toContainText(m.change.saved);
		}
		await page.getByLabel(m.change.find).fill('passord');
		await button(page, m.change.findButton).click();
		await button(page, m.choice.of(m.change.addThis, 'Passordet på gule lapper')).click();
		const titles = page.locator('.edited-path h3');
		await expect(titles).toHaveText([
			'Roboten som lærte å vente',
			'Teaching a model to say "I don\'t know"',
			busTitle,
			'Passordet på gule lapper',
		]);

		await button(page, m.choice.of(m.change.up, busTitle)).click();
		await expect(titles.nth(1)).toHaveText(busTitle);
		await button(page, m.choice.of(m.change.beside, busTitle)).click();
		await expect(page.locator('.edited-path > li').first()).toContainText(m.map.choose(2));
		await page.locator('summary').filter({ hasText: m.change.reason }).first().click();
		await page.getByLabel(m.choice.of(m.change.reason, 'Roboten som lærte å vente')).fill('<b>Fordi</b> den er kort.');
		await button(page, m.change.saveReason).first().click();
		await button(page, m.choice.of(m.change.remove, 'Passordet på gule lapper')).click();
		await expect(titles).toHaveCount(3);

		await page.getByLabel(m.change.byAddress).fill('c0000');
		await page.locator('#add ~ form').last().getByRole('button').click();
		await page.getByRole('link', { name: m.change.notFound }).click();
		await expect(page.getByLabel(m.change.byAddress)).toBeFocused();
		await page.getByLabel(m.change.byAddress).fill('C9002');
		await page.locator('#add ~ form').last().getByRole('button').click();
		await expect(page.getByRole('alert')).toContainText(m.change.there);

		await link(page, '<script>alert(1)</script> & "sti"').click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('<script>alert(1)</script> & "sti"');
		await expect(page.locator('.path-map')).toContainText('<b>Fordi</b> den er kort.');
		await expect(page.locator('.path-map .stage').first()).toContainText(m.map.choose(2));
		await link(page, m.change.link).click();
		await page.getByText(m.change.delete, { exact: true }).first().click();
		await button(page, m.change.delete).click();
		await expect(status(page)).toHaveText(m.mine.deleted);
	});

	test('a step is passed over and taken up again, and the path left', async ({ page, member, site }) => {
		expect(member.name).toBeTruthy();
		await page.goto(paths.path('nb', publicPath));
		await button(page, m.follow.join).click();
		await button(page, m.choice.of(m.choice.skip, 'Den stille halvtimen')).click();
		const wrong = await sendForm(
			site,
			`${paths.path('nb', publicPath)}?/deadline`,
			{ deadline: 'i morgen' },
			{ cookie: cookieOf(member) },
		);
		expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining(m.deadline.wrong)]);
		const step = page.locator('.step').filter({ hasText: 'Den stille halvtimen' });
		await expect(step).toContainText(m.note.skipped);
		await expect(page.locator('.my-way')).toContainText(m.follow.progress(1, 3));
		await button(page, m.choice.of(m.choice.undo, 'Den stille halvtimen')).click();
		await expect(page.locator('.my-way')).toContainText(m.follow.progress(0, 3));
		await page.getByText(m.follow.leave, { exact: true }).first().click();
		await button(page, m.follow.leave).click();
		await expect(status(page)).toHaveText(m.mine.left);
	});
});

test('a path is copied, its address and its code given away, and its deadline put into a calendar', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	await page.goto(paths.path('nb', publicPath));
	await expect(page.getByLabel(m.share.address)).toHaveValue(new RegExp(`/path/${publicPath}$`));
	await page.getByText(m.share.embed).click();
	await expect(page.getByRole('code')).toContainText(`/embed/path/${publicPath}`);
	await button(page, m.share.copy).click();
	await expect(page.getByRole('textbox', { name: m.change.name })).toHaveValue(m.share.copyTitle('Små forsøk i kommunen'));
	await page.getByLabel(m.audiences.link).check();
	await button(page, m.change.save).click();
	await link(page, m.change.toPath).click();
	await button(page, m.follow.join).click();
	await page.getByText(m.deadline.title, { exact: true }).click();
	const arriving = page.waitForEvent('download');
	await link(page, m.deadline.calendar).click();
	expect(await readFile(await (await arriving).path(), 'utf8')).toContain('RRULE:FREQ=WEEKLY');
});

test('another page shows the path, and its links leave that page', async ({ page }) => {
	await page.goto(paths.embedPath('nb', publicPath));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Små forsøk i kommunen');
	expect((await page.locator('a:not([target="_top"])').all()).length).toBe(0);
	await expectAccessible(page);
});

test('the keyboard alone makes a path, follows it and changes it', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	await page.goto(paths.newPath('nb'));
	await press(page.getByLabel('Mobilitet og by'), 'Space');
	await press(button(page, m.wishes.submit), 'Enter');
	await press(button(page, m.proposal.save), 'Enter');
	await press(button(page, m.follow.join), 'Enter');
	await expect(status(page)).toHaveText(m.follow.joined);
	await press(link(page, m.change.link), 'Enter');
	await press(page.getByLabel(m.change.byAddress), 'End');
	await page.keyboard.type('#9001');
	await page.keyboard.press('Enter');
	await press(button(page, m.choice.of(m.change.up, 'Roboten som lærte å vente')), 'Enter');
	await expect(page.locator('.edited-path h3').first()).toHaveText('Roboten som lærte å vente');
});

test('another’s path is not there, whatever is asked of it, and no other site may ask', async ({
	page,
	member,
	site,
	mailBox,
}) => {
	const own = await savePath(page);
	const other = await signInNewMember(site, mailBox, { name: 'Uvedkommende Oppdiktet' });
	const asOther = { cookie: cookieOf(other) };
	for (const to of [own, `${own}/change`, `${own}/calendar.ics`, `/embed${own}`])
		expect((await fetch(site + to, { headers: asOther })).status, to).toBe(404);
	const acts = [
		'?/join',
		'?/leave',
		'?/deadline',
		'?/step',
		'?/certificate',
		'?/copy',
		'/change?/details',
		'/change?/move',
		'/change?/reason',
		'/change?/delete',
	];
	for (const act of acts) {
		const fields = {
			title: 'x',
			lead: '',
			audience: 'link',
			case: '1',
			choice: 'skip',
			move: 'remove',
			words: 'x',
			deadline: '2030-01-01',
		};
		const answer = await sendForm(site, own + act, fields, asOther);
		expect([act, answer.status]).toEqual([act, 404]);
		const forged = await sendForm(site, own + act, fields, { cookie: cookieOf(member), origin: 'https://evil.example' });
		expect([act, forged.status]).toEqual([act, 403]);
	}
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Mobilitet og by');
});

test('a path with a thousand steps, or with steps that are none, is refused', async ({ site, member }) => {
	const save = (steps: unknown) =>
		sendForm(site, `${paths.newPath('nb')}?/save`, { title: 'Stor', steps: JSON.stringify(steps) }, { cookie: cookieOf(member) });
	const many = Array.from({ length: 1000 }, (_, at) => ({ caseId: at + 1, stage: at, because: null }));
	for (const steps of [many, [], [{ caseId: 'x' }], [{ caseId: 1, stage: 0, because: { kind: 'html', text: 'x' } }], 'x'])
		expect((await save(steps)).status).toBe(400);
});

test('an editor makes a path for everybody, and visitors see it at once', async ({ newEditor, browser, site }) => {
	test.setTimeout(120_000);
	const title = `Redaksjonens vei ${crypto.randomUUID().slice(0, 8)}`;
	const { page } = await newEditor();
	const visitor = await (await browser.newContext({ baseURL: site })).newPage();
	await visitor.goto(paths.learningPaths('nb'));
	await expect(visitor.getByRole('link', { name: title })).toHaveCount(0);
	await page.goto(paths.newPath('nb') + wishes);
	await page.getByLabel(m.proposal.name).fill(title);
	await button(page, m.proposal.saveForSite).click();
	await expect(page.locator('.path-facts')).toContainText(m.ofSite);
	await link(page, m.change.link).click();
	await page.getByLabel(m.audiences.everybody).check();
	await button(page, m.change.save).click();
	await expect(status(page)).toContainText(m.change.saved);
	await expect(async () => {
		await visitor.goto(paths.learningPaths('nb'));
		await expect(visitor.getByRole('link', { name: title })).toBeVisible({ timeout: 500 });
	}).toPass();
	await page.getByText(m.change.delete, { exact: true }).first().click();
	await button(page, m.change.delete).click();
	await expect(async () => {
		await visitor.goto(paths.learningPaths('nb'));
		await expect(visitor.getByRole('link', { name: title })).toHaveCount(0, { timeout: 500 });
	}).toPass();
	await visitor.context().close();
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in the ${colorScheme}`, () => {
		test.use({ colorScheme, viewport: { width: 360, height: 740 } });

		for (const locale of locales) {
			test(`${locale}: every page of paths is accessible and fits a phone`, async ({ page, member }) => {
				test.setTimeout(120_000);
				expect(member.name).toBeTruthy();
				const words = messagesIn(locale).path;
				// What unfolds is there at once.
				await page.emulateMedia({ reducedMotion: 'reduce' });
				const look = async () => {
					for (const closed of await page.locator('main details').all())
						await closed.evaluate((one) => one.setAttribute('open', ''));
					await expectNoSideways(page);
					await expectAccessible(page);
				};
				await savePath(page, locale, '?theme=kunstig-intelligens&theme=ledelse&minutes=240&show=1');
				await look();
				await button(page, words.follow.join).click();
				await look();
				await page.goto(`${page.url().split('?')[0]}/change?q=buss`);
				await look();
				for (const to of [
					paths.learningPaths(locale),
					paths.newPath(locale),
					paths.myPaths(locale),
					paths.path(locale, publicPath),
				]) {
					await page.goto(to);
					await look();
				}
			});
		}
	});
}
