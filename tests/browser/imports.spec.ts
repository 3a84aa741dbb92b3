import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { ImportKind } from '#lib/studio/imports.ts';
import { packFiles } from '../studio/pack.ts';
import { press } from './by-keyboard.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { test } from './studio-test.ts';

const m = messagesIn('nb');
const t = m.imports;
let made = 0;
/** A number that no other case has. */
const freeNumber = () => `C${String(70_000 + (process.pid % 1000) * 20 + ++made).slice(-5)}`;
const file = (name: string, text: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
const source = (page: Page, kind: ImportKind) =>
	page.locator('.im-source').filter({ has: page.getByRole('heading', { name: t.kinds[kind], exact: true }) });
const preview = (page: Page, kind: ImportKind, way: string) =>
	page.getByRole('button', { name: `${t.preview} (${t.kinds[kind]}, ${way})` });

/** Opens one of the sources and sends a file from there. */
async function send(page: Page, kind: ImportKind, sent: ReturnType<typeof file> | string): Promise<void> {
	await page.goto(paths.studioPlace('nb', 'imports'));
	await source(page, kind).locator('summary').click();
	await page.locator(`#${kind}-file`).setInputFiles(sent);
	await preview(page, kind, t.byFile).click();
}

async function expectReady(page: Page): Promise<void> {
	await expect(page.getByRole('group', { name: t.confirmTitle })).toBeVisible({ timeout: 30_000 });
}

async function confirm(page: Page, cases: number): Promise<void> {
	await page.getByRole('button', { name: t.confirm(cases), exact: true }).click();
	await expect(page.getByText(t.states.done, { exact: true })).toBeVisible({ timeout: 30_000 });
}

test('a page is pasted, looked at and stored as a draft', async ({ newEditor }) => {
	const { page } = await newEditor();
	const number = freeNumber();
	const text = readFileSync('tests/fixtures/pages/to-gjester.txt', 'utf8').replace(/^(.*?)(#\d{4}|C\d{4,6})/s, `$1${number}`);
	await page.goto(paths.studioPlace('nb', 'imports'));
	await source(page, 'page').locator('summary').click();
	await page.getByLabel(t.text, { exact: true }).fill(text);
	await preview(page, 'page', t.byText).click();
	await expectReady(page);
	const item = page.locator('.im-item');
	await expect(item).toHaveCount(1);
	await item.locator('summary', { hasText: /felt/ }).click();
	await expect(item).toContainText('Vi lot fjorden fortelle oss hva den trengte.');
	await confirm(page, 1);
	await item.getByRole('link').first().click();
	await expect(page.getByText(m.studio.states.draft, { exact: true })).toBeVisible();
});

test('episodes of a feed are chosen one by one, and left alone the second time', async ({ newEditor }) => {
	const { page } = await newEditor();
	const numbers = [freeNumber(), freeNumber(), freeNumber()];
	const items = numbers.map(
		(number) =>
			`<item><title>${number} – Oppdiktet episode ${number}</title><guid>urn:oppdiktet:${number}</guid><pubDate>Tue, 08 Jan 2019 06:00:00 +0100</pubDate></item>`,
	);
	const feed = `<rss version="2.0"><channel><title>Oppdiktet serie</title><language>nb</language>${items.join('\n')}</channel></rss>`;
	await send(page, 'feed', file('serie.xml', feed));
	await expectReady(page);
	await page.getByRole('checkbox', { name: t.take(`Oppdiktet episode ${numbers[1]}`) }).uncheck();
	await expect(page.getByRole('button', { name: t.confirm(2), exact: true })).toBeVisible();
	await confirm(page, 2);
	await expect(page.getByText(t.resultCounts.created(2))).toBeVisible();
	await send(page, 'feed', file('serie.xml', feed));
	await expectReady(page);
	await expect(page.getByRole('link', { name: new RegExp(`${t.outcomes.leave} 2`) })).toBeVisible();
	await expect(page.getByRole('button', { name: t.confirm(1), exact: true })).toBeVisible();
});

test('a folder is brought whole and published', async ({ newEditor }) => {
	const { page } = await newEditor();
	const [number, folder] = [freeNumber(), await mkdtemp(join('.cache', 'tmp', 'folder-'))];
	const text = `---\nnumber: ${number}\ntitle: Oppdiktet mappe ${number}\nlanguage: nb\nguests: Kari Oppdiktet\nmedia:\n  - sound.mp3\n---\n\n## Transcript\n\n**Kari Oppdiktet**: Hei, dette er funnet på.\n`;
	const sound = readFileSync('demo/den-stille-halvtimen/sound.mp3');
	const path = await packFiles(
		{ 'caser/en/case.md': text, 'caser/en/sound.mp3': sound, 'caser/lapp.docx': 'x' },
		join(folder, 'caser.zip'),
	);
	await send(page, 'folder', path);
	await expectReady(page);
	await page.getByRole('link', { name: new RegExp(t.outcomes.notice) }).click();
	await expect(page.locator('.im-item')).toContainText(t.sayings.notCase());
	await page.getByLabel(t.publishes).check();
	await confirm(page, 1);
	await page.getByRole('link', { name: new RegExp(t.outcomes.create) }).click();
	await page.locator('.im-item').getByRole('link').first().click();
	await expect(page.getByText(m.studio.states.published, { exact: true })).toBeVisible();
	await rm(folder, { recursive: true });
});

test('a spreadsheet without JavaScript: what changes is shown field by field, and what is wrong by its cell', async ({
	newEditor,
}) => {
	const { page } = await newEditor({ javaScriptEnabled: false });
	const number = freeNumber();
	const sheet = (place: string) =>
		file('caser.csv', `Nummer;Tittel;Sted;Episode;Rart\r\n${number};Oppdiktet rad ${number};${place};;\r\n;Gal rad;;mange;x\r\n`);
	const ready = async () => {
		await expect(async () => {
			await page.reload();
			await expect(page.getByRole('group', { name: t.confirmTitle })).toBeVisible({ timeout: 1000 });
		}).toPass({ timeout: 30_000 });
	};
	const done = () =>
		expect(async () => {
			await page.reload();
			await expect(page.getByText(t.states.done, { exact: true })).toBeVisible({ timeout: 1000 });
		}).toPass({ timeout: 30_000 });
	await send(page, 'sheet', sheet('Fjordby'));
	await ready();
	await page.getByRole('button', { name: t.confirm(1), exact: true }).click();
	await done();
	await send(page, 'sheet', sheet('Fjellby'));
	await ready();
	await expect(page.locator('.im-item del')).toContainText('Fjordby');
	await expect(page.locator('.im-item ins')).toContainText('Fjellby');
	await page.getByRole('link', { name: new RegExp(t.outcomes.problem) }).click();
	await expect(page.getByText('Rad 3, kolonne D: skriv et helt tall fra 1. Der står det «mange».')).toBeVisible();
	await page.getByRole('link', { name: new RegExp(t.outcomes.notice) }).click();
	await expect(page.getByText('Kolonne E («Rart») er ukjent og ble ikke lest.')).toBeVisible();
	await page.getByRole('button', { name: t.confirm(1), exact: true }).click();
	await done();
	await page.goto(paths.studioPlace('nb', 'imports'));
	await expect(
		page
			.locator('.im-rows li')
			.filter({ hasText: t.resultCounts.changed(1) })
			.first(),
	).toContainText('Anna Redaktørsen');
});

test('an import by keyboard alone', async ({ newEditor }) => {
	const { page } = await newEditor();
	const [one, two] = [freeNumber(), freeNumber()];
	await page.goto(paths.studioPlace('nb', 'imports'));
	await press(source(page, 'sheet').locator('summary'), 'Enter');
	await page.locator('#sheet-file').setInputFiles(file('a.csv', `Nummer,Tittel\n${one},Tast ${one}\n${two},Tast ${two}\n`));
	await press(preview(page, 'sheet', t.byFile), 'Enter');
	await expectReady(page);
	await press(page.getByRole('checkbox', { name: t.take(`Tast ${one}`) }), 'Space');
	await expect(page.getByRole('button', { name: t.confirm(1), exact: true })).toBeVisible();
	await press(page.getByRole('button', { name: t.confirm(1), exact: true }), 'Enter');
	await expect(page.getByText(t.resultCounts.created(1))).toBeVisible({ timeout: 30_000 });
});

test('what cannot begin says why at its field, and what cannot be read in one sentence', async ({ newEditor }) => {
	const { page } = await newEditor();
	await page.goto(paths.studioPlace('nb', 'imports'));
	await source(page, 'page').locator('summary').click();
	await preview(page, 'page', t.byText).click();
	await expect(page.getByRole('alert').getByRole('link', { name: t.problems.noText })).toHaveAttribute('href', '#page-text');
	await page.getByRole('alert').getByRole('link').click();
	await expect(page.getByLabel(t.text, { exact: true })).toBeFocused();
	await send(page, 'folder', file('ingen.zip', 'Dette er ikke noe arkiv.'));
	await expect(page.getByRole('alert')).toContainText(t.sayings.notZip(), { timeout: 30_000 });
	await page.goto(paths.studioPlace('nb', 'imports'));
	await source(page, 'feed').locator('summary').click();
	await page.locator('#feed-address').fill('http://127.0.0.1:1/feed.xml');
	await preview(page, 'feed', t.byAddress).click();
	await expect(page.getByRole('alert')).toContainText(t.failedHints.feed, { timeout: 30_000 });
	await expect(page.getByRole('alert').locator('[lang=en]')).toContainText('not fetched');
});

test('the template is read as it was written', async ({ newEditor }) => {
	test.setTimeout(120_000);
	const { page } = await newEditor();
	// Where another test has changed a case meanwhile, it is tried again.
	for (const name of [t.casesCsv, t.casesXlsx])
		await expect(async () => {
			await page.goto(paths.studioPlace('nb', 'imports'));
			await source(page, 'sheet').locator('summary').click();
			const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
			const path = join('.cache', 'tmp', `${process.pid}-${download.suggestedFilename()}`);
			await download.saveAs(path);
			await send(page, 'sheet', path);
			await rm(path);
			await expect(page.getByRole('link', { name: new RegExp(t.outcomes.leave) })).toBeVisible({ timeout: 30_000 });
			await expect(page.getByText(t.states.done, { exact: true })).toBeVisible({ timeout: 1000 });
		}).toPass();
});

for (const locale of locales)
	test(`axe finds nothing in ${locale}`, async ({ newEditor }) => {
		const { page } = await newEditor();
		const said = messagesIn(locale).imports;
		await page.goto(paths.studioPlace(locale, 'imports'));
		for (const summary of await page.locator('.im-source > summary').all()) await summary.click();
		await expectAccessible(page);
		await expectNoSideways(page);
		await page
			.locator('#sheet-file')
			.setInputFiles(file('a.csv', `Nummer,Tittel,Episode,Rart\n${freeNumber()},Axe,,x\n,Feil,x\n`));
		await page.getByRole('button', { name: new RegExp(`${said.kinds.sheet}, ${said.byFile}`) }).click();
		await expect(page.getByRole('group', { name: said.confirmTitle })).toBeVisible({ timeout: 30_000 });
		for (const one of ['create', 'problem', 'notice'] as const) {
			await page.getByRole('link', { name: new RegExp(`^${said.outcomes[one]} `) }).click();
			await expectAccessible(page);
			await expectNoSideways(page);
		}
		await page.getByRole('button', { name: said.confirm(1), exact: true }).click();
		await expect(page.getByText(said.states.done, { exact: true })).toBeVisible({ timeout: 30_000 });
		await expectAccessible(page);
	});
