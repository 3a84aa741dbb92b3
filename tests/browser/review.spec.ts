import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { QuizQuestion } from '#lib/assessment/quiz.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import { queueReminders } from '#lib/pathways/send-reminders.server.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { paths } from '#lib/platform/paths.ts';
import type { SignedInMember } from '../accounts/sign-in.ts';
import { mustStart, rightAnswers } from '../assessment/make-quiz.ts';
import { press } from './by-keyboard.ts';
import { answer, startWalk, type Walk } from './learning-walk.ts';
import { expect, expectAccessible, expectNoSideways, test as siteTest } from './site-test.ts';

/** The site's own database: a day goes by when what was passed and reviewed is moved back by one. */
const test = siteTest.extend<{ db: Db }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
	db: async ({}, use, { config }) => {
		const database = await openDatabase(parseConfig({ DATA_DIR: config.metadata.dataDir }));
		await use(database.db);
		await database.close();
	},
});

async function idOf(db: Db, { email }: SignedInMember): Promise<string> {
	return (await db.selectFrom('accounts.users').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
}

/** As if the quiz had been passed some days earlier. */
async function letDaysGoBy(db: Db, member: SignedInMember, days: number): Promise<void> {
	const passed_at = new Date(Date.now() - days * 86_400_000);
	await db
		.updateTable('assessment.passed_questions')
		.set({ passed_at })
		.where('user_id', '=', await idOf(db, member))
		.execute();
}

/** Passes the quiz of a case of the demo library, yesterday. */
async function passYesterday(db: Db, member: SignedInMember, { slug }: Walk): Promise<void> {
	const someone = { kind: 'member' as const, id: await idOf(db, member), name: member.name, role: 'member' as const };
	const { id: caseId } = await db.selectFrom('catalogue.cases').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
	const attemptId = await mustStart(db, someone, caseId);
	const answers = await rightAnswers(db, someone, attemptId);
	const site = { origin: 'https://cases.example.org' };
	await submitQuiz(db, someone, { attemptId, answers, basedOn: undefined, withGaps: true }, site);
	await letDaysGoBy(db, member, 1);
}

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const rating = (page: Page, name: string) => main(page).getByRole('button', { name: new RegExp(`^${name}`) });

/** The question that the page asks. */
async function asked({ page, quiz }: Walk): Promise<QuizQuestion> {
	const text = await page.locator('.questions').textContent();
	const question = quiz.questions.find(({ prompt }) => text?.includes(prompt));
	if (!question) throw new Error(`The quiz has no question like this: ${text}`);
	return question;
}

async function answerRight(walk: Walk): Promise<void> {
	await answer(walk, await asked(walk));
	await button(walk.page, walk.m.review.check).click();
	await expect(main(walk.page).getByRole('heading', { name: walk.m.review.result.right })).toBeVisible();
}

async function answerNothing({ page, m }: Walk): Promise<void> {
	await button(page, m.review.check).click();
	await expect(main(page).getByRole('heading', { name: m.review.result.unanswered })).toBeVisible();
}

async function rate({ page, m }: Walk, name: 'again' | 'hard' | 'good' | 'easy'): Promise<void> {
	await rating(page, m.review.ratings[name]).click();
	await expect(page).toHaveURL(/\/me\/reviews$/);
}

const dueToday = (page: Page): Locator => page.locator('.due dd').first();

test('a quiz is passed, and its questions come back on the next day, until the two minutes are over', async ({
	page,
	member,
	db,
}) => {
	test.setTimeout(120_000);
	const walk = await startWalk(page, 'nb');
	const { m, quiz } = walk;
	const all = quiz.questions.length;
	await page.goto(paths.quiz('nb', walk.slug));
	await button(page, m.quiz.intro.start).click();
	for (const question of quiz.questions) await answer(walk, question);
	await button(page, m.quiz.form.submit).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.quiz.result.passed);

	await page.goto('/me');
	await page.getByRole('link', { name: m.review.title, exact: true }).first().click();
	await expect(page.getByRole('heading', { name: m.review.nothingTitle })).toBeVisible();
	await expect(page.locator('.due dd')).toHaveText(['0', String(all), String(all)]);
	await letDaysGoBy(db, member, 1);
	await page.reload();
	await expect(dueToday(page)).toHaveText(String(all));
	await expect(main(page).getByText(m.review.progress(1, Math.min(6, all)))).toBeVisible();

	const first = await asked(walk);
	await answerRight(walk);
	await expect(rating(page, m.review.ratings.good)).toContainText(m.review.suggested);
	await expect(rating(page, m.review.ratings.again)).toContainText(m.review.inDays(1));
	await expect(rating(page, m.review.ratings.good)).toContainText(m.review.inDays(3));
	await rate(walk, 'good');
	await expect(dueToday(page)).toHaveText(String(all - 1));
	expect(await asked(walk)).not.toEqual(first);
	await button(page, m.review.undo).click();
	await expect(page.getByText(m.review.undone)).toBeVisible();
	expect(await asked(walk)).toEqual(first);

	await answerNothing(walk);
	await expect(rating(page, m.review.ratings.again)).toContainText(m.review.suggested);
	await expect(main(page).getByText(m.quiz.result.rightAnswer)).toBeVisible();
	await rate(walk, 'again');
	await button(page, m.review.setAside).click();
	await expect(page.getByText(m.review.isSetAside)).toBeVisible();
	await expect(dueToday(page)).toHaveText(String(all - 2));
	for (let left = Math.min(5, all - 2); left > 0; left--) {
		await answerNothing(walk);
		await rate(walk, 'good');
	}
	const isOver = all - 2 >= 5;
	await expect(page.getByRole('heading', { name: isOver ? m.review.doneTitle : m.review.nothingTitle })).toBeVisible();

	await page.goto(paths.myRecord('nb'));
	const { reviewed, voided } = m.record.deeds;
	const entries = page.locator('.record li');
	await expect(entries.filter({ hasText: reviewed })).toHaveCount(1 + Math.min(5, all - 2));
	await expect(entries.filter({ hasText: voided })).toHaveCount(1);
});

test('the moment that says the answer is heard, and no more than that', async ({ page, member, db }) => {
	const walk = await startWalk(page, 'nb');
	await passYesterday(db, member, walk);
	await page.goto('/me/reviews');
	const { span } = await asked(walk);
	await answerNothing(walk);
	const audio = page.locator('audio');
	await audio.evaluate((media: HTMLMediaElement) => {
		media.playbackRate = 2;
	});
	await button(page, walk.m.quiz.result.hear).click();
	await expect(button(page, walk.m.moment.pause)).toBeVisible();
	await expect(button(page, walk.m.quiz.result.hear)).toBeVisible({ timeout: 30_000 });
	const ended = await audio.evaluate((media: HTMLMediaElement) => media.currentTime);
	expect(Math.abs(ended - (span?.toMs ?? 0) / 1000)).toBeLessThan(0.8);
});

test('a question that is open in two windows is rated once, and the other is told', async ({ page, context, member, db }) => {
	const walk = await startWalk(page, 'nb');
	await passYesterday(db, member, walk);
	const other = { ...walk, page: await context.newPage() };
	for (const one of [walk, other]) {
		await one.page.goto('/me/reviews');
		await answerNothing(one);
	}
	await rate(walk, 'good');
	await rating(other.page, walk.m.review.ratings.again).click();
	await expect(other.page.getByText(walk.m.review.elsewhere)).toBeVisible();
	const reviews = db
		.selectFrom('pathways.reviews')
		.select('rating')
		.where('user_id', '=', await idOf(db, member));
	expect(await reviews.execute()).toEqual([{ rating: 3 }]);
});

test('the keyboard alone answers, rates by 1 to 4, and takes back', async ({ page, member, db }) => {
	const walk = await startWalk(page, 'nb');
	await passYesterday(db, member, walk);
	const { m } = walk;
	await page.goto('/me/reviews');
	const first = await asked(walk);
	// Keys do nothing where nothing is rated.
	await page.keyboard.press('3');
	await press(button(page, m.review.check), 'Enter');
	await expect(page.getByText(m.review.keys)).toBeVisible();
	await page.keyboard.press('2');
	await expect(page.locator('.questions')).toBeVisible();
	expect(await asked(walk)).not.toEqual(first);
	await press(button(page, m.review.undo), 'Enter');
	await expect(page.getByText(m.review.undone)).toBeVisible();
	expect(await asked(walk)).toEqual(first);
	await press(button(page, m.review.check), 'Enter');
	await press(rating(page, m.review.ratings.easy), 'Space');
	await expect(page.locator('.questions')).toBeVisible();
	const reviews = db
		.selectFrom('pathways.reviews')
		.select('rating')
		.where('user_id', '=', await idOf(db, member));
	expect(await reviews.execute()).toEqual([{ rating: 4 }]);
});

test('a member chooses a target, a pause and reminders, and takes the reviews away and back', async ({ page, member, db }) => {
	const walk = await startWalk(page, 'nb');
	await passYesterday(db, member, walk);
	const { memory: words, ...m } = walk.m.review;
	await page.goto('/me/reviews');
	await button(page, m.setAside).click();
	await expect(page.getByText(m.isSetAside)).toBeVisible();
	await answerNothing(walk);
	await rate(walk, 'hard');
	await page.getByRole('link', { name: m.toMemory }).click();

	await page.getByLabel(words.targetLabel).fill('50');
	await page.locator('form[action="?/target"]').evaluate((form: HTMLFormElement) => {
		form.noValidate = true;
	});
	await button(page, words.save).click();
	await expect(page.getByRole('link', { name: words.targetProblem })).toHaveAttribute('href', '#target');
	await page.getByLabel(words.targetLabel).fill('85');
	await button(page, words.save).click();
	await expect(page.getByText(words.saved)).toBeVisible();
	await expect(page.getByLabel(words.targetLabel)).toHaveValue('85');

	const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
	await page.getByLabel(words.pauseLabel).fill(soon);
	await button(page, words.pause).click();
	await expect(page).toHaveURL(/\?saved#pause$/);
	await page.goto('/me/reviews');
	await expect(page.getByRole('heading', { name: m.pausedTitle })).toBeVisible();
	await expectAccessible(page);
	await button(page, m.resume).click();
	await expect(page.locator('.questions')).toBeVisible();

	await page.goto('/me/reviews/memory');
	await main(page)
		.getByRole('button', { name: new RegExp(`^${words.askAgain}`) })
		.click();
	await expect(page.getByRole('heading', { name: words.asideTitle })).toHaveCount(0);
	await button(page, words.remind).click();
	await expect(page.getByText(words.reminderOn)).toBeVisible();

	const arriving = page.waitForEvent('download');
	await page.getByRole('link', { name: words.csv }).click();
	const csv = await readFile(await (await arriving).path(), 'utf8');
	expect(csv.split('\r\n')).toHaveLength(3);
	const bring = async (content: string) => {
		const buffer = Buffer.from(content);
		await page.getByLabel(words.file).setInputFiles({ name: 'reviews.csv', mimeType: 'text/csv', buffer });
		await button(page, words.bringBack).click();
	};
	await bring(csv);
	await expect(page.getByText(words.imported(0))).toBeVisible();
	await bring(csv.replace(',2,', ',7,'));
	await expect(page.getByRole('alert')).toContainText(words.fileProblem.rating('2'));
	await expect(page.getByRole('alert')).toContainText(words.nothingKept);
	await db
		.deleteFrom('pathways.reviews')
		.where('user_id', '=', await idOf(db, member))
		.execute();
	await bring(csv);
	await expect(page.getByText(words.imported(1))).toBeVisible();
});

test('a reminder comes by mail, in the member’s language, and is stopped by the mail program or by its reader', async ({
	page,
	member,
	db,
	mailBox,
	site,
}) => {
	const walk = await startWalk(page, 'nb');
	await passYesterday(db, member, walk);
	const { memory: words, ...m } = walk.m.review;
	const isReminded = async () =>
		(
			await db
				.selectFrom('pathways.memories')
				.select('reminds')
				.where('user_id', '=', await idOf(db, member))
				.executeTakeFirst()
		)?.reminds;
	await page.goto('/me/reviews/memory');
	await button(page, words.remind).click();
	await expect(page.getByText(words.reminderOn)).toBeVisible();
	await queueReminders(db, new Date());
	const mail = await mailBox.next(member.email);
	expect(mail.subject).toContain(String(walk.quiz.questions.length));
	expect(new URL(mail.link).pathname).toBe('/me/reviews');
	const header = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
	const { pathname, search } = new URL(header.slice(1, -1));
	const stop = site + pathname + search;

	// As RFC 8058 has it: no cookie, no origin.
	const oneClick = (address: string) =>
		fetch(address, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
	expect((await oneClick(`${stop}x`)).status).toBe(403);
	expect(await isReminded()).toBe(true);
	expect((await oneClick(stop)).status).toBe(200);
	expect(await isReminded()).toBe(false);

	await page.reload();
	await button(page, words.remind).click();
	await expect(page.getByText(words.reminderOn)).toBeVisible();
	await page.context().clearCookies();
	await page.goto(stop);
	expect(await isReminded()).toBe(true);
	await button(page, m.stop.button).click();
	await expect(page.getByRole('heading', { name: m.stop.stoppedTitle })).toBeVisible();
	expect(await isReminded()).toBe(false);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('questions are answered, rated, taken back and set aside by plain forms', async ({ page, member, db }) => {
		const walk = await startWalk(page, 'nn', { scripts: false });
		await passYesterday(db, member, walk);
		const { m } = walk;
		await page.goto('/nn/me/reviews');
		const first = await asked(walk);
		await answerRight(walk);
		await expect(page.locator('audio[controls]')).toBeVisible();
		await expect(page.getByText(m.review.keys)).toBeHidden();
		await rate(walk, 'easy');
		await button(page, m.review.undo).click();
		await expect(page.getByText(m.review.undone)).toBeVisible();
		expect(await asked(walk)).toEqual(first);
		await button(page, m.review.setAside).click();
		await expect(page.getByText(m.review.isSetAside)).toBeVisible();
		expect(await asked(walk)).not.toEqual(first);
		await page.getByRole('link', { name: m.review.seeSetAside }).click();
		await expect(page.getByText(first.prompt)).toBeVisible();
		await page.getByText(m.review.memory.table).first().click();
		await expect(page.getByRole('table').first()).toBeVisible();
	});
});

for (const locale of ['nb', 'nn', 'en'] as const) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test.describe(`${locale}, 360 px, ${colorScheme}`, () => {
			test.use({ viewport: { width: 360, height: 740 }, colorScheme });

			test('every page of the reviews is whole and accessible', async ({ page, member, db }) => {
				test.setTimeout(120_000);
				const walk = await startWalk(page, locale);
				const look = async (title: string) => {
					await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
					await expect(page.locator('html')).toHaveAttribute('lang', locale);
					await expectNoSideways(page);
					await expectAccessible(page);
				};
				const { review: m } = walk.m;
				await page.goto(paths.myReviews(locale));
				await expect(page.getByRole('heading', { name: m.noneTitle })).toBeVisible();
				await look(m.title);
				await passYesterday(db, member, walk);
				await page.goto(paths.myReviews(locale));
				await look(m.title);
				await answerNothing(walk);
				await look(m.title);
				await rate(walk, 'again');
				await button(page, m.setAside).click();
				await expect(page.getByText(m.isSetAside)).toBeVisible();
				await look(m.title);
				await page.goto(paths.myMemory(locale));
				await page.getByText(m.memory.table).first().click();
				await look(m.memory.title);
				await page.goto(paths.stopReminders(locale, 'gjettet'));
				await look(m.stop.title);
				await button(page, m.stop.button).click();
				await expect(page.getByRole('alert')).toHaveText(m.stop.broken);
				await look(m.stop.title);
			});
		});
	}
}
