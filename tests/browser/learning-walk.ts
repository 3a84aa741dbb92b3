import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { Quiz, QuizQuestion } from '#lib/assessment/quiz.ts';
import { attachedCredential } from '#lib/credentials/pdf-attachment.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { readCaseFile } from '#lib/studio/case-folder.ts';
import type { ArrivedMail } from '../accounts/mail-box.ts';
import { inOrder, readTaggedPdf } from '../credentials/read-tagged-pdf.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';

/** Cases of the demo library, each met in its own language; the one in nynorsk asks for a reflection too. */
const stories = {
	nb: { folder: 'bussen-som-spor-forst', slug: 'c9002-bussen-som-spor-forst' },
	nn: { folder: 'kinoen-som-vart-redaksjon', slug: 'c9006-kinoen-som-vart-redaksjon' },
	en: { folder: 'a-pause-button-for-leaders', slug: '9006-a-pause-button-for-leaders' },
};
const holder = 'Signe Prøvesen';
const password = 'fem kalde kråker på rad';

/** Chromium tells how much sound it has made of the file. */
type PlayedHere = HTMLMediaElement & { webkitAudioDecodedByteCount: number };

/** Somebody's way through a case: where they are, what they read, and the key of its quiz. */
export interface Walk {
	page: Page;
	locale: Locale;
	m: ReturnType<typeof messagesIn>;
	slug: string;
	title: string;
	quiz: Quiz;
	/** Whether the browser runs scripts; axe is one, and so is the player. */
	scripts: boolean;
}

/** Sets out on the way through the case of a language. */
export async function startWalk(page: Page, locale: Locale, { scripts = true } = {}): Promise<Walk> {
	const { folder, slug } = stories[locale];
	const { document } = readCaseFile(await readFile(`demo/${folder}/case.md`, 'utf8'), folder);
	if (!document.quiz) throw new Error(`${folder} has no quiz.`);
	return { page, locale, m: messagesIn(locale), slug, title: document.case.title, quiz: document.quiz, scripts };
}

/** From the front page to the quiz of the case, by way of an account. */
export async function register(walk: Walk, mailBox: { next(to: string): Promise<ArrivedMail> }): Promise<void> {
	const { page, locale, m, slug } = walk;
	const email = `${randomUUID()}@example.org`;
	await page.goto(paths.home(locale));
	await expect(inMain(walk).getByRole('link', { name: m.account.register.title })).toBeVisible();
	await page.goto(paths.case(locale, slug));
	await inMain(walk).getByRole('link', { name: m.quiz.take }).click();
	await look(walk, m.quiz.title);
	await inMain(walk).getByRole('link', { name: m.quiz.intro.register }).click();
	await look(walk, m.account.register.title);
	await page.getByLabel(m.account.name).fill(holder);
	await page.getByLabel(m.account.email).fill(email);
	await page.getByLabel(m.account.password).fill(password);
	await page.getByRole('button', { name: m.account.register.submit }).click();
	await look(walk, m.account.sent.title);

	await page.goto((await mailBox.next(email)).link);
	await look(walk, m.account.confirm.title);
	await page.getByLabel(m.account.password).fill(password);
	await page.getByRole('button', { name: m.account.confirm.submit }).click();
	await expect(page).toHaveURL(paths.quiz(locale, slug));
}

/** Plays the case, leaves, and goes on from the second where it was left. */
export async function listen(walk: Walk): Promise<void> {
	const { page, locale, m, title } = walk;
	await inMain(walk).getByRole('link', { name: title }).click();
	await look(walk, title);
	const audio = page.locator('audio').first();
	const player = page.locator('case-player');
	await player.getByRole('button', { name: m.player.play, exact: true }).click();
	await expect.poll(() => place(audio), { timeout: 15_000 }).toBeGreaterThan(1);
	expect(await audio.evaluate((media: PlayedHere) => media.webkitAudioDecodedByteCount)).toBeGreaterThan(1000);
	await player.getByRole('button', { name: m.player.forward }).click();
	await expect.poll(() => place(audio)).toBeGreaterThan(16);

	// Whoever leaves is not waited for.
	await expect(async () => {
		await page.goto(paths.me(locale));
		await expect(inMain(walk).getByText(m.member.home.continueFrom('0:1'))).toBeVisible({ timeout: 500 });
	}).toPass();
	await look(walk, m.member.home.hello(holder));
	await page.getByRole('region', { name: m.member.home.begun }).getByRole('link', { name: title }).click();
	await expect.poll(() => place(audio)).toBeGreaterThan(16);
	await inMain(walk).getByRole('link', { name: m.quiz.take }).click();
}

/** Hands in one wrong answer and nothing else. */
export async function fail(walk: Walk): Promise<Locator> {
	const { page, m } = walk;
	await inMain(walk).getByRole('button', { name: m.quiz.intro.start }).click();
	await look(walk, m.quiz.title);
	const asked = choiceWithSpan(walk);
	const wrong = asked.options.find(({ correct }) => !correct)?.text ?? '';
	await page.getByRole('radio', { name: wrong, exact: true }).check();
	await page.getByRole('button', { name: m.quiz.form.submit }).click();
	await expect(page.getByRole('alert')).toContainText(m.quiz.form.gapsTitle(walk.quiz.questions.length - 1));
	await look(walk, m.quiz.title);
	await page.getByRole('button', { name: m.quiz.form.submitAnyway }).click();
	await look(walk, m.quiz.result.failed);
	const told = page.locator('.told > li').filter({ hasText: asked.prompt });
	await expect(told).toContainText(m.quiz.result.wrong);
	await expect(told).toContainText(wrong);
	await expect(told).toContainText(asked.explanation ?? '');
	return told;
}

/** Hears the answer to the question that went wrong: from its first millisecond to its last, and no further. */
export async function hearAnswer(walk: Walk, told: Locator): Promise<void> {
	const { m } = walk;
	const { fromMs, toMs } = choiceWithSpan(walk).span;
	const audio = told.locator('audio');
	await audio.evaluate((media: HTMLMediaElement) => {
		media.playbackRate = 4;
		media.addEventListener('playing', () => media.setAttribute('data-began', String(media.currentTime)), { once: true });
	});
	await told.getByRole('button', { name: m.quiz.result.hear }).click();
	await expect(told.getByRole('button', { name: m.moment.pause })).toBeVisible();
	await expect(told.getByRole('button', { name: m.quiz.result.hear })).toBeVisible({ timeout: 15_000 });
	const began = Number(await audio.getAttribute('data-began')) - fromMs / 1000;
	const ended = (await place(audio)) - toMs / 1000;
	expect(
		[Math.abs(began), Math.abs(ended)].filter((seconds) => seconds > 0.8),
		`${began} s and ${ended} s beside`,
	).toEqual([]);
}

/** Tries again, knows everything, writes the reflection if there must be one, and opens the certificate. */
export async function pass(walk: Walk): Promise<void> {
	const { page, m } = walk;
	await inMain(walk).getByRole('button', { name: m.quiz.intro.again }).click();
	for (const question of walk.quiz.questions) await answer(walk, question);
	await page.getByRole('button', { name: m.quiz.form.submit }).click();
	await look(walk, m.quiz.result.passed);
	if (walk.quiz.rules.asksReflection) {
		await inMain(walk).getByRole('link', { name: m.quiz.result.reflect }).click();
		await look(walk, m.reflection.title);
		await page.getByLabel(m.reflection.believed).fill('—');
		await page.getByLabel(m.reflection.thinks).fill('**Éin** fast dag.');
		await page.getByRole('button', { name: m.reflection.save }).click();
		await look(walk, m.reflection.title);
		await inMain(walk).getByRole('link', { name: m.reflection.toCertificate }).click();
	} else await inMain(walk).getByRole('link', { name: m.quiz.result.certificate }).click();
	await waitForSeal(walk);
	await look(walk, holder);
}

/** Passes the quiz of the case at the first try, from wherever one is. */
export async function passAtOnce(walk: Walk): Promise<void> {
	const { page, locale, m, slug } = walk;
	await page.goto(paths.quiz(locale, slug));
	await inMain(walk).getByRole('button', { name: m.quiz.intro.start }).click();
	for (const question of walk.quiz.questions) await answer(walk, question);
	await page.getByRole('button', { name: m.quiz.form.submit }).click();
	await look(walk, m.quiz.result.passed);
}

/** Finds the certificate among one's own, makes it public, takes it away as PDF and as credential, and gives the address. */
export async function takeAway(walk: Walk): Promise<{ address: string; credential: string }> {
	const { page, locale, m, title } = walk;
	const address = page.url();
	await page.getByRole('link', { name: m.nav.me }).click();
	await inMain(walk).getByRole('link', { name: m.member.home.allCertificates }).click();
	await look(walk, m.certificate.mine);
	await inMain(walk).getByRole('link', { name: title }).click();
	await expect(page).toHaveURL(address);
	await page.getByRole('button', { name: m.certificate.makePublic }).click();
	await expect(page.getByRole('textbox', { name: m.certificate.address })).toHaveValue(address);
	await look(walk, holder);

	const credential = (await download(walk, m.certificate.fileNames.json)).toString();
	expect(JSON.parse(credential)).toMatchObject({ credentialSubject: { achievement: { name: expect.stringContaining(title) } } });
	const pdf = await download(walk, m.certificate.pdfIn(m.languageName));
	const { root, catalog } = readTaggedPdf(pdf);
	expect(catalog).toContain(`/Lang (${locale})`);
	expect(inOrder(root).map(({ text }) => text)).toEqual(expect.arrayContaining([m.certificate.kind, holder, title]));
	expect(JSON.parse(Buffer.from(attachedCredential(pdf) ?? []).toString())).toEqual(JSON.parse(credential));

	await inMain(walk).getByRole('link', { name: m.certificate.check }).click();
	await look(walk, m.verify.verdicts.valid);
	return { address, credential };
}

/** Somebody without an account sees the certificate, and need not believe the page: they check the file, and the address. */
export async function checkAsStranger(
	walk: Walk,
	stranger: Page,
	{ address, credential }: { address: string; credential: string },
) {
	const { locale, m, title } = walk;
	const there = { ...walk, page: stranger };
	expect((await stranger.goto(address))?.status()).toBe(200);
	await look(there, holder);
	await expect(inMain(there).getByRole('link', { name: title })).toBeVisible();
	await expect(inMain(there).getByRole('button', { name: m.certificate.makePrivate })).toHaveCount(0);
	await stranger.goto(paths.home(locale));
	await stranger.getByRole('contentinfo').getByRole('link', { name: m.verify.title }).click();
	await look(there, m.verify.title);
	await stranger.getByLabel(m.verify.address).fill(address);
	await stranger.getByRole('button', { name: m.verify.check, exact: true }).click();
	await expectValid(there);
	const buffer = Buffer.from(credential);
	await stranger.getByLabel(m.verify.file).setInputFiles({ name: 'openbadge.json', mimeType: 'application/json', buffer });
	await stranger.getByRole('button', { name: m.verify.check, exact: true }).click();
	await expectValid(there);
}

/** Leaves by the menu of one's own pages; the certificate stays where it was made public. */
export async function signOut(walk: Walk): Promise<void> {
	const { page, m } = walk;
	await page.getByRole('link', { name: m.nav.me }).click();
	await inMain(walk).getByRole('link', { name: m.account.signOut.title }).click();
	await look(walk, m.account.signOut.title);
	await page.getByRole('button', { name: m.account.signOut.submit }).click();
	await expect(page.getByRole('link', { name: m.nav.signIn, exact: true })).toBeVisible();
}

/** Sealing is a job beside the page; the page tells when it is done. */
export async function waitForSeal({ page, m }: Walk): Promise<void> {
	await expect(async () => {
		await page.reload();
		await expect(page.getByRole('heading', { name: m.certificate.download })).toBeVisible({ timeout: 500 });
	}).toPass();
}

/** The first question with options and the moment that answers it. */
function choiceWithSpan({ quiz }: Walk) {
	for (const question of quiz.questions)
		if (question.kind === 'single' && question.span) return { ...question, span: question.span };
	throw new Error('The quiz has no question of that kind.');
}

/** Answers a question of a form rightly. */
export async function answer({ page, m }: Pick<Walk, 'page' | 'm'>, question: QuizQuestion): Promise<void> {
	const asked = page.locator('.questions > li').filter({ hasText: question.prompt });
	switch (question.kind) {
		case 'single':
		case 'multiple':
			for (const { text, correct } of question.options) if (correct) await asked.getByLabel(text, { exact: true }).check();
			return;
		case 'trueFalse':
			return asked.getByLabel(m.quiz.form[question.correct ? 'true' : 'false'], { exact: true }).check();
		case 'ordering':
			return putInOrder(asked, question.items, m.quiz.form.up);
		case 'matching':
			for (const { left, right } of question.pairs) await asked.getByLabel(left, { exact: true }).selectOption({ label: right });
			return;
		case 'shortText':
			return asked.getByRole('textbox').fill(question.accepted[0] ?? '');
		case 'numeric':
			return asked.getByRole('textbox').fill(String(question.value));
	}
}

/** By the list of numbers, or by the buttons that stand in its place where scripts run. */
async function putInOrder(asked: Locator, items: readonly string[], up: string): Promise<void> {
	const rows = asked.locator('order-list li');
	for (const [at, item] of items.entries()) {
		const row = rows.filter({ hasText: item });
		const numbers = row.getByRole('combobox');
		if (await numbers.isVisible()) await numbers.selectOption(String(at + 1));
		while (!(await numbers.isVisible()) && !(await rows.nth(at).getByText(item).isVisible())) {
			await row.getByRole('button', { name: new RegExp(`^${up}`) }).click();
		}
	}
}

async function download({ page }: Walk, name: string): Promise<Buffer> {
	const arriving = page.waitForEvent('download');
	await page.getByRole('link', { name, exact: true }).click();
	return readFile(await (await arriving).path());
}

async function expectValid(walk: Walk): Promise<void> {
	await look(walk, walk.m.verify.verdicts.valid);
	await expect(inMain(walk).getByText(holder, { exact: true })).toBeVisible();
	await expect(inMain(walk).getByText(walk.m.verify.findings.issuerIsThisSite)).toBeVisible();
}

/** A page of the way is whole: its heading, its language, nothing beside the screen, nothing that shuts anybody out. */
async function look({ page, locale, scripts }: Walk, title: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect(page.locator('html')).toHaveAttribute('lang', locale);
	if (!scripts) return;
	await expectNoSideways(page);
	await expectAccessible(page);
}

const inMain = ({ page }: Walk) => page.getByRole('main');
const place = (audio: Locator) => audio.evaluate((media: HTMLMediaElement) => media.currentTime);
