import type { BrowserContext, Page } from '@playwright/test';
import { formatNumber } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { type Locale, locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { findState } from '#lib/studio/find-state.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { hostileTexts } from '../security/hostile-texts.ts';
import { press } from './by-keyboard.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { type Editor, editCase, makeDraft, test, withText } from './studio-test.ts';

const words = messagesIn('nb').guest;
const asked = messagesIn('nb').questionnaire;
const phone = { width: 360, height: 740 };
let invited = 0;

const withQuote: typeof withText = (document) => ({
	...withText(document),
	case: { ...document.case, quotes: [{ text: 'Vi snakker om havregrøt', speaker: 'Kari Oppdiktet' }] },
});

/** Fills in the form that invites a guest, as an editor does; says where the mail goes. */
async function invite({ page }: Editor, caseId: number, locale: Locale = 'nb'): Promise<string> {
	const email = `gjest-${process.pid}-${++invited}@example.org`;
	await page.goto(paths.studioCasePart('nb', caseId, 'guest'));
	await page.getByLabel(asked.invite.name, { exact: true }).fill('Kari Oppdiktet');
	await page.getByLabel(asked.invite.email).fill(email);
	await page.getByLabel(asked.invite.language).selectOption(locale);
	await page.getByLabel(asked.invite.theme).fill('havregrøt');
	await page.getByRole('button', { name: asked.invite.send }).click();
	await expect(page.getByRole('status').filter({ hasText: asked.tab.done.invited })).toBeVisible();
	return email;
}

/** A guest's phone, without an account. */
async function withPhone<T>(
	editor: Editor,
	options: { javaScriptEnabled?: boolean },
	work: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
	const browser = editor.context.browser();
	if (!browser) throw new Error('There is no browser.');
	const context = await browser.newContext({
		baseURL: new URL(editor.page.url()).origin,
		viewport: phone,
		hasTouch: true,
		...options,
	});
	try {
		return await work(await context.newPage(), context);
	} finally {
		await context.close();
	}
}

const answerTo = (page: Page, question: RegExp) => page.getByLabel(question).first();

for (const javaScriptEnabled of [true, false]) {
	test(`invited by mail, a guest answers and approves on a phone ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		newEditor,
		db,
		mailBox,
	}) => {
		test.setTimeout(90_000);
		const editor = await newEditor();
		const { id } = await makeDraft(db, editor.member, withQuote);
		const email = await invite(editor, id);
		const mail = await mailBox.next(email);
		expect(mail.text).toContain('Hei, Kari Oppdiktet!');
		await withPhone(editor, { javaScriptEnabled }, async (page) => {
			const answer = await page.goto(mail.link);
			expect(answer?.headers()).toMatchObject({
				'cache-control': 'private, no-store',
				'referrer-policy': 'same-origin',
				'x-robots-tag': 'noindex',
			});
			await expect(page.getByRole('heading', { name: 'Hei, Kari Oppdiktet!' })).toBeVisible();
			await expectNoSideways(page);
			await answerTo(page, /innen havregrøt/).fill('Jeg kokte den i går.');
			await page.getByLabel(words.verdicts.changed).check();
			await page.getByLabel(words.wording).fill('Vi snakket om havregrøt');
			if (javaScriptEnabled) {
				await expect(page.getByText(/^Lagret \d\d[:.]\d\d$/)).toBeVisible();
				await page.reload();
			} else {
				await page.getByRole('button', { name: words.save, exact: true }).click();
			}
			await expect(answerTo(page, /innen havregrøt/)).toHaveValue('Jeg kokte den i går.');
			await expect(page.getByLabel(words.wording)).toHaveValue('Vi snakket om havregrøt');
			await page.getByText(words.readConversation).click();
			await expect(page.getByText('Ja, og om kvernstein.')).toBeVisible();
			await page.getByRole('button', { name: words.approve }).click();
			await expect(page.getByRole('status').filter({ hasText: words.done.approved })).toBeVisible();
			await expect(page.getByRole('button', { name: words.approve })).toHaveCount(0);
			// Changed meanwhile: the guest is told.
			await editCase(db, editor.member, id, (document) => ({ ...document, case: { ...document.case, ingress: 'Ny ingress.' } }));
			await page.reload();
			await expect(page.getByText(words.changedSince)).toBeVisible();
		});
		expect(await findState(db, id)).toMatchObject({ state: 'approved' });

		const { page } = editor;
		await page.goto(paths.studioCasePart('nb', id, 'guest'));
		await expect(page.getByRole('listitem').filter({ hasText: 'Kari Oppdiktet' }).first()).toContainText(asked.states.approved);
		await page.getByRole('link', { name: asked.tab.readOf('Kari Oppdiktet') }).click();
		await expectAccessible(page);
		await page.getByRole('button', { name: asked.take.take }).click();
		await expect(page.getByRole('status').filter({ hasText: asked.tab.done.taken })).toBeVisible();
		const { document } = await openEditedCase(db, editor.member, id);
		expect(document.case.questionnaire).toMatchObject([{ themeSlot: 'havregrøt', answer: 'Jeg kokte den i går.' }]);
		expect(document.case.quotes).toMatchObject([{ text: 'Vi snakket om havregrøt' }]);
	});
}

test('offline, what is typed is kept, also when the page is left, and saved when the connection is back', async ({
	newEditor,
	db,
	mailBox,
}) => {
	const editor = await newEditor();
	const { id } = await makeDraft(db, editor.member, withText);
	const mail = await mailBox.next(await invite(editor, id));
	await withPhone(editor, {}, async (page, context) => {
		await page.goto(mail.link);
		await context.setOffline(true);
		await answerTo(page, /innen havregrøt/).fill('Skrevet i en tunnel.');
		await expect(page.getByText(words.offline)).toBeVisible();
		await page.getByRole('button', { name: words.send }).click();
		await expect(answerTo(page, /innen havregrøt/)).toHaveValue('Skrevet i en tunnel.');
		await context.setOffline(false);
		await expect(page.getByText(/^Lagret \d\d[:.]\d\d$/)).toBeVisible();

		await context.setOffline(true);
		await answerTo(page, /innen havregrøt/).fill('Og så gikk telefonen tom.');
		await expect(page.getByText(words.offline)).toBeVisible();
		await page.close();
		await context.setOffline(false);
		const left = await context.newPage();
		await left.goto(mail.link);
		await expect(answerTo(left, /innen havregrøt/)).toHaveValue('Og så gikk telefonen tom.');
		await expect(left.getByText(/^Lagret \d\d[:.]\d\d$/)).toBeVisible();
		expect(await left.evaluate(() => localStorage.length)).toBe(0);
	});
});

test('by keyboard alone, and a refusal with its reason', async ({ newEditor, db, mailBox }) => {
	const editor = await newEditor();
	const { id } = await makeDraft(db, editor.member, withQuote);
	const mail = await mailBox.next(await invite(editor, id));
	await withPhone(editor, {}, async (page) => {
		await page.goto(mail.link);
		await press(answerTo(page, /innen havregrøt/), 'End');
		await page.keyboard.type('Uten mus.');
		await press(page.getByLabel(words.verdicts.approved), 'Space');
		await press(page.getByText(words.refuseTitle), 'Enter');
		await press(page.getByRole('button', { name: words.refuse }), 'Enter');
		await expect(page.getByRole('alert')).toContainText(words.problems.reason);
		await expectAccessible(page);
		await press(page.getByLabel(words.reason), 'End');
		await page.keyboard.type('Navnet mitt er feil.');
		await press(page.getByRole('button', { name: words.refuse }), 'Enter');
		await expect(page.getByRole('status').filter({ hasText: words.done.refused })).toBeVisible();
		await expect(page.getByText('Navnet mitt er feil.')).toBeVisible();
	});
	const { page } = editor;
	await page.goto(paths.studioCasePart('nb', id, 'guest'));
	await expect(page.getByText('Navnet mitt er feil.')).toBeVisible();
	await press(page.getByRole('button', { name: asked.tab.withdrawOf('Kari Oppdiktet') }), 'Enter');
	await expect(page.getByRole('status').filter({ hasText: asked.tab.done.withdrawn })).toBeVisible();
	await withPhone(editor, {}, async (guest) => {
		const closed = await guest.goto(mail.link);
		expect(closed?.status()).toBe(404);
		expect(closed?.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
		await expect(guest.getByRole('heading', { name: words.closed.title })).toBeVisible();
		await expectAccessible(guest);
	});
});

test('what is hostile in answers is only text, to the guest and to the editor', async ({ newEditor, db, mailBox, site }) => {
	const editor = await newEditor();
	const { id } = await makeDraft(db, editor.member, withText);
	const mail = await mailBox.next(await invite(editor, id));
	const hostile = hostileTexts.join('\n').replaceAll('\0', '').toWellFormed().slice(0, 4900);
	const send = (path: string, body: BodyInit, origin = site) =>
		fetch(`${mail.link}${path}`, { method: 'POST', headers: { origin }, body, redirect: 'manual' });
	const fields = (given: Record<string, string>) => new URLSearchParams(given);
	expect((await send('/save', fields({ 'answer-0': hostile }))).status).toBe(200);
	expect((await send('/save', fields({ 'answer-0': 'Stjålet' }), 'https://evil.example')).status).toBe(403);
	expect((await send('/save', fields({ 'answer-0': 'x'.repeat(1024 * 1024) }))).status).toBe(413);
	const long = await send('/save', fields({ 'answer-0': 'x'.repeat(5001) }));
	expect([long.status, await long.json()]).toEqual([
		200,
		{ says: words.problems.tooLong(words.problems.answerField(1), formatNumber('nb', 5000)) },
	]);
	await withPhone(editor, {}, async (page) => {
		await page.goto(mail.link);
		await expect(answerTo(page, /innen havregrøt/)).toHaveValue(/data-hostile/);
		expect(await page.locator('[data-hostile]').count()).toBe(0);
	});
	const list = paths.studioCasePart('nb', id, 'guest');
	await editor.page.goto(list);
	await editor.page.getByRole('link', { name: asked.tab.readOf('Kari Oppdiktet') }).click();
	expect(await editor.page.locator('[data-hostile]').count()).toBe(0);
	expect(await editor.page.evaluate(() => 'hostile' in window)).toBe(false);
});

test('a questionnaire is written, its questions moved, and removed, without JavaScript', async ({ newEditor }) => {
	const { page } = await newEditor({ javaScriptEnabled: false });
	const { form, list } = asked;
	const name = `Oppdiktet skjema ${process.pid}-${Date.now()}`;
	await page.goto(paths.studioQuestionnaires('nb'));
	await expect(page.getByRole('link', { name: 'Noen kjappe (bokmål)' })).toBeVisible();
	await page.getByRole('link', { name: list.new }).click();
	await page.getByRole('button', { name: form.save }).last().click();
	await expect(page.getByRole('alert')).toContainText(form.problems.name);
	await page.getByLabel(form.name, { exact: true }).fill(name);
	await page.getByLabel(form.question(1), { exact: true }).fill('Sist {tema}?');
	await page.getByLabel(form.question(2), { exact: true }).fill('Først?');
	await page.getByRole('button', { name: `${form.up}: ${form.question(2)}` }).click();
	await expect(page.getByLabel(form.question(1), { exact: true })).toHaveValue('Først?');
	await page.getByLabel(form.question(1), { exact: true }).press('Enter');
	await page
		.getByRole('group', { name: form.question(1), exact: true })
		.getByText(form.kinds, { exact: true })
		.click();
	await page
		.getByRole('group', { name: form.question(1), exact: true })
		.getByLabel('Forsker')
		.check();
	await page.getByRole('button', { name: form.save }).last().click();
	await expect(page.getByRole('status').filter({ hasText: form.saved })).toBeVisible();
	await expect(page.getByLabel(form.question(2), { exact: true })).toHaveValue('Sist {tema}?');
	await expect(page.getByRole('group', { name: form.question(1), exact: true }).getByLabel('Forsker')).toBeChecked();
	await page.getByText(form.removeTitle).click();
	await page.getByRole('button', { name: form.remove, exact: true }).click();
	await expect(page.getByRole('status').filter({ hasText: list.removed })).toBeVisible();
	await expect(page.getByRole('link', { name })).toHaveCount(0);
});

for (const locale of locales) {
	test(`every page is accessible and fits a phone: ${locale}`, async ({ newEditor, db, mailBox }) => {
		test.setTimeout(120_000);
		const editor = await newEditor();
		const { id } = await makeDraft(db, editor.member, withQuote);
		const mail = await mailBox.next(await invite(editor, id, locale));
		const { guest } = messagesIn(locale);
		await withPhone(editor, {}, async (page) => {
			await page.goto(mail.link);
			await expect(page.locator('html')).toHaveAttribute('lang', locale);
			await page.getByLabel(guest.verdicts.changed).check();
			await page.getByText(guest.readConversation).click();
			await page.getByText(guest.refuseTitle).click();
			await expectAccessible(page);
			await expectNoSideways(page);
		});
		const { page } = editor;
		const pages = [
			paths.studioQuestionnaires(locale),
			paths.studioQuestionnaire(locale, 1),
			paths.studioGuests(locale),
			paths.studioCasePart(locale, id, 'guest'),
		];
		for (const address of pages) {
			await page.setViewportSize({ width: 360, height: 740 });
			await page.goto(address);
			await expectNoSideways(page);
			await expectAccessible(page);
		}
	});
}
