import type { Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { findState } from '#lib/studio/find-state.server.ts';
import { moveCase } from '#lib/studio/move-case.server.ts';
import { press } from './by-keyboard.ts';
import { expect, expectAccessible } from './site-test.ts';
import { editCase, makeDraft, test, withText } from './studio-test.ts';

const m = messagesIn('nb');
const words = m.studio;
const { fields, columns } = words.form;

test('for who is no editor there is no studio, and whoever is not signed in is asked to', async ({ page, member }) => {
	expect(member.name).toBeTruthy();
	expect((await page.goto(paths.studio('nb')))?.status()).toBe(404);
	await page.context().clearCookies();
	await page.goto(paths.studio('nb'));
	await expect(page).toHaveURL(/sign-in\?to=%2Fstudio/);
});

test('a case is begun, written while it is saved, and found in the list', async ({ newEditor }) => {
	const { page } = await newEditor();
	const title = `Havregrøt til frokost ${Date.now()}`;
	await page.goto(paths.studio('nb'));
	await page.getByText(words.list.newTitle, { exact: true }).click();
	await page.getByLabel(words.list.newName, { exact: true }).fill(title);
	await page.getByRole('button', { name: words.list.create }).click();
	await expect(page.getByLabel(fields.title, { exact: true }).first()).toHaveValue(title);

	await page.getByLabel(fields.ingress).fill('En bonde forteller om kvernstein.');
	await expect(page.getByText(/^Lagret \d/)).toBeVisible();
	// By keyboard alone: a guest is added, described, and saved by itself.
	await page.getByRole('button', { name: words.form.add(fields.people) }).press('Enter');
	await page.keyboard.type('Kari Oppdiktet');
	const saved = page.waitForResponse((answer) => answer.url().includes('/autosave'));
	await saved;
	await expect(page.getByText(/^Lagret \d/)).toBeVisible();
	await page.reload();
	await expect(page.getByLabel(fields.ingress)).toHaveValue('En bonde forteller om kvernstein.');
	await expect(page.getByRole('group', { name: words.form.row(fields.people, 1) }).getByLabel(columns.name)).toHaveValue(
		'Kari Oppdiktet',
	);

	await page.goto(`${paths.studio('nb')}?q=${encodeURIComponent('kari oppdiktet')}`);
	await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('utskrift');
});

test('by keyboard alone: begun, described, rows moved, sent to review', async ({ newEditor }) => {
	test.setTimeout(60_000);
	const { page } = await newEditor();
	await page.goto(paths.studio('nb'));
	await press(page.getByText(words.list.newTitle, { exact: true }), 'Enter');
	const title = page.getByLabel(words.list.newName, { exact: true });
	await press(title, 'Home');
	await page.keyboard.type(`Uten mus ${Date.now()}`);
	await page.keyboard.press('Enter');
	const add = page.getByRole('button', { name: words.form.add(fields.outcomes) });
	for (const text of ['En', 'To']) {
		await press(add, 'Enter');
		await page.keyboard.type(text);
	}
	const outcomes = page.getByRole('group', { name: fields.outcomes, exact: true });
	await press(outcomes.getByRole('button', { name: `${words.form.up}: ${words.form.row(fields.outcomes, 2)}` }), 'Enter');
	await expect(outcomes.getByRole('textbox').first()).toHaveValue('To');
	await expect(outcomes.getByRole('button', { name: `${words.form.up}: ${words.form.row(fields.outcomes, 1)}` })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(outcomes.getByRole('textbox')).toHaveValue('En');
	await expect(page.getByText(/^Lagret \d/)).toBeVisible();
	await page.goto(`${new URL(page.url()).pathname}/publish`);
	await press(page.getByRole('button', { name: words.publish.steps.review }), 'Enter');
	await expect(page.getByText(words.publish.moved(words.states.review))).toBeVisible();
});

test('what cannot be stored is told at its field, and the rest waits', async ({ newEditor, db }) => {
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, (document) => document);
	await page.goto(paths.studioCase('nb', id));
	await page.getByLabel(fields.number, { exact: true }).first().fill('42');
	await expect(page.getByText(words.form.wrong)).toBeVisible();
	await expect(page.getByLabel(fields.number, { exact: true }).first()).toHaveAttribute('aria-invalid', 'true');
	await page.getByLabel(fields.number, { exact: true }).first().fill('C9002');
	await expect(page.getByText(words.form.refusals.numberTaken)).toBeVisible();
	await page.getByLabel(fields.number, { exact: true }).first().fill('');
	await expect(page.getByText(/^Lagret \d/)).toBeVisible();
	await expect(page.locator('[aria-invalid]')).toHaveCount(0);
});

test('without JavaScript rows are added, moved and removed, and a wrong form says why', async ({ newEditor, db }) => {
	const { page, member } = await newEditor({ javaScriptEnabled: false });
	const { id } = await makeDraft(db, member, (document) => ({ ...document, case: { ...document.case, outcomes: ['Å spørre'] } }));
	await page.goto(paths.studioCase('nb', id));
	const outcomes = page.getByRole('group', { name: fields.outcomes, exact: true });
	await page.getByRole('button', { name: words.form.add(fields.outcomes) }).click();
	await outcomes.getByRole('textbox').nth(1).fill('Å lytte');
	await page.getByRole('button', { name: `${words.form.up}: ${words.form.row(fields.outcomes, 2)}` }).click();
	await expect(outcomes.getByRole('textbox').first()).toHaveValue('Å lytte');
	await page.getByLabel(fields.title, { exact: true }).first().fill('');
	await page.getByRole('button', { name: words.form.save }).first().click();
	await page
		.getByRole('alert')
		.getByRole('link', { name: words.form.problems.missing(fields.title) })
		.click();
	await expect(page.getByLabel(fields.title, { exact: true }).first()).toBeFocused();
	await page.getByLabel(fields.title, { exact: true }).first().fill('Uten skript');
	await page.getByRole('button', { name: words.form.save }).first().click();
	await expect(page.getByText(words.form.savedNow)).toBeVisible();
	await expect(outcomes.getByRole('textbox')).toHaveCount(2);
	await page.getByRole('button', { name: `${words.form.remove}: ${words.form.row(fields.outcomes, 2)}` }).click();
	await page.getByRole('button', { name: words.form.save }).first().click();
	await expect(outcomes.getByRole('textbox')).toHaveValue('Å lytte');
});

test('two editors see each other, change different things, and choose when they change the same', async ({ newEditor, db }) => {
	const [anna, olav] = [await newEditor(), await newEditor({ name: 'Olav Redaktørsen' })];
	const { id } = await makeDraft(db, anna.member, (document) => ({
		...document,
		case: { ...document.case, ingress: 'Slik det var' },
	}));
	await anna.page.goto(paths.studioCase('nb', id));
	await olav.page.goto(paths.studioCase('nb', id));
	await expect(olav.page.getByText(words.presence.here('Anna Redaktørsen', words.parts.form))).toBeVisible();
	await anna.page.reload();
	await expect(anna.page.getByText(words.presence.here('Olav Redaktørsen', words.parts.form))).toBeVisible();

	await anna.page.getByLabel(fields.place).fill('Bø');
	await expect(anna.page.getByText(/^Lagret \d/)).toBeVisible();
	await olav.page.getByLabel(fields.license).fill('CC BY 4.0');
	await expect(olav.page.getByText(words.form.others)).toBeVisible();

	await anna.page.getByLabel(fields.ingress).fill('Slik Anna vil ha det');
	await expect(anna.page.getByText(/^Lagret \d/)).toBeVisible();
	await olav.page.getByLabel(fields.ingress).fill('Slik Olav vil ha det');
	await olav.page.getByRole('link', { name: words.form.merge }).click();
	await expect(olav.page.getByRole('group', { name: fields.ingress })).toContainText('Slik Anna vil ha det');
	// Leaving loses nothing: the edit waits where the case is.
	await olav.page.goto(paths.studioCase('nb', id));
	await olav.page.getByRole('link', { name: words.head.choose }).click();
	await expectAccessible(olav.page);
	await olav.page.getByRole('button', { name: words.merge.save }).click();
	await expect(olav.page.getByRole('alert')).toContainText(words.merge.choose);
	await olav.page.getByLabel(words.merge.useOwn).check();
	await olav.page.getByRole('textbox', { name: words.merge.own }).fill('Slik begge vil ha det');
	await olav.page.getByRole('button', { name: words.merge.save }).click();
	await expect(olav.page.getByLabel(fields.ingress)).toHaveValue('Slik begge vil ha det');
	await expect(olav.page.getByLabel(fields.place)).toHaveValue('Bø');
	await expect(olav.page.getByLabel(fields.license)).toHaveValue('CC BY 4.0');
	await expect(olav.page.getByText(words.head.waiting)).toHaveCount(0);
});

test('a former version is read as what changed, and brought back', async ({ newEditor, db }) => {
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, (document) => ({
		...document,
		case: { ...document.case, ingress: 'Vi gikk hjem' },
	}));
	await editCase(db, member, id, (document) => ({ ...document, case: { ...document.case, ingress: 'Vi løp hjem' } }));
	await page.goto(paths.studioCasePart('nb', id, 'versions'));
	await page.getByRole('link', { name: words.versions.number(3), exact: true }).click();
	await expect(page.getByRole('deletion')).toContainText('gikk');
	await expect(page.getByRole('insertion')).toContainText('løp');
	await page.goto(paths.studioVersion('nb', id, 2));
	await page.getByRole('button', { name: words.versions.restore }).click();
	await expect(page.getByText(words.versions.restored(2))).toBeVisible();
	await page.goto(paths.studioCase('nb', id));
	await expect(page.getByLabel(fields.ingress)).toHaveValue('Vi gikk hjem');
});

test('a case is refused without a text, published with a reason, found everywhere, and withdrawn', async ({
	newEditor,
	db,
	page: reader,
}) => {
	test.setTimeout(90_000);
	const { page, member } = await newEditor();
	const { id, title } = await makeDraft(db, member, (document) => document);
	const { slug } = await findState(db, id);
	const feed = async () => (await reader.request.get(paths.feed())).text();
	expect((await reader.goto(paths.case('nb', slug)))?.status()).toBe(404);
	await page.goto(paths.studioCasePart('nb', id, 'publish'));
	await page.getByRole('button', { name: words.publish.steps.publish }).click();
	const refusal = page.getByRole('alert').getByRole('link', { name: words.publish.missing.noText });
	await expect(refusal).toHaveAttribute('href', `${paths.studioCasePart('nb', id, 'transcript')}#text`);

	await editCase(db, member, id, withText);
	await page.getByRole('button', { name: words.publish.steps.publish }).click();
	await expect(page.getByRole('alert')).toContainText(words.publish.noteMissing);
	await page.getByLabel(words.publish.noteLabel).fill('Gjesten sa ja på telefon.');
	await page.getByLabel(words.publish.noteLabel).press('Enter');
	expect((await findState(db, id)).state).toBe('draft');
	await page.getByRole('button', { name: words.publish.steps.publish }).click();
	await expect(page.getByText(words.publish.moved(words.states.published))).toBeVisible();

	expect((await reader.goto(paths.case('nb', slug)))?.status()).toBe(200);
	const sitemap = await (await reader.request.get(paths.sitemap())).text();
	const parts = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
	const maps = await Promise.all(parts.map(async (path) => (await reader.request.get(path)).text()));
	expect([sitemap, ...maps].join('')).toContain(slug);
	await expect.poll(() => textAt(reader, '/search?q=kvernstein'), { timeout: 30_000 }).toContain(title);

	await page.getByRole('button', { name: words.publish.steps.unpublish }).click();
	await expect(page.getByText(words.publish.moved(words.states.unpublished))).toBeVisible();
	expect((await reader.goto(paths.case('nb', slug)))?.status()).toBe(404);
	expect(await feed()).not.toContain(title);
});

test('a scheduled case comes out by itself, also where pages are kept and in the search', async ({
	newEditor,
	db,
	page: reader,
}) => {
	test.setTimeout(90_000);
	const { member } = await newEditor();
	const { id, title } = await makeDraft(db, member, withText);
	const at = new Date(Date.now() + 6000);
	expect(await moveCase(db, member, { caseId: id, step: 'schedule', at, note: 'Oppdiktet' })).toMatchObject({ moved: true });
	const { slug, state } = await findState(db, id);
	expect(state).toBe('scheduled');
	const list = () => textAt(reader, paths.cases('nb'));
	expect(await list()).not.toContain(title);
	await expect.poll(list, { timeout: 30_000 }).toContain(title);
	expect((await reader.goto(paths.case('nb', slug)))?.status()).toBe(200);
	await expect.poll(() => textAt(reader, '/search?q=havregrøt'), { timeout: 30_000 }).toContain(title);
	expect((await findState(db, id)).state).toBe('published');
});

/** What stands on a page at this moment; not opened, as pictures of other tests' cases may be gone when they are asked for. */
async function textAt(page: Page, address: string): Promise<string> {
	return (await page.request.get(address)).text();
}
