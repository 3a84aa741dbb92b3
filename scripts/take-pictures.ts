/**
 * `npm run pictures -- http://localhost:3000`: takes the README's pictures again from a running site with the demo library.
 * It makes an invented member there, by the command line: `DATA_DIR` (or `DATABASE_URL`) has to be the site's.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { sql } from 'kysely';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { findChromium } from '../tests/browser/chromium.ts';
import { fail, pass, startWalk } from '../tests/browser/learning-walk.ts';

const origin = process.argv[2] ?? 'http://localhost:3000';
const folder = join(import.meta.dirname, '../docs/pictures');
const pictures = [
	{ name: 'front', path: '/', width: 1280, height: 860 },
	{ name: 'case', path: '/case/c9002', width: 1280, height: 860 },
	{ name: 'read-along', path: '/case/c9002?form=read', width: 1024, height: 760, play: 36 },
	{ name: 'moment', path: '/case/c9002/moment?from=19.9&to=30', width: 1024, height: 860 },
	{ name: 'cases', path: '/cases?theme=helse', width: 1280, height: 860 },
	{ name: 'search', path: '/search?q=buss', width: 1024, height: 720 },
	{ name: 'answers', path: '/answers', width: 1024, height: 720 },
	{ name: 'phone', path: '/nn/case/c9006', width: 390, height: 780, dark: true },
];

const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
for (const { name, path, width, height, dark, play } of pictures) {
	const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
	await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
	if (name === 'answers') await page.getByRole('main').getByRole('link').first().click();
	if (play !== undefined) await playFrom(page, play);
	await keep(page, name);
	await page.close();
}
const context = await browser.newContext({ baseURL: origin, viewport: { width: 1024, height: 860 } });
const member = await context.newPage();
await takeLearning(member);
await takeWhatFollows(member);
await takeStudio(await (await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 860 } })).newPage());
await browser.close();

async function keep(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
}

/** Fails a quiz, passes it, and gets the certificate. */
async function takeLearning(page: Page): Promise<void> {
	const walk = await startWalk(page, 'nb');
	await signIn(page);
	await page.goto(paths.quiz('nb', walk.slug));
	const told = await fail(walk);
	await told.scrollIntoViewIfNeeded();
	await keep(page, 'quiz');
	await pass(walk);
	await keep(page, 'certificate');
}

/** A path that is followed, what is next, and a question that comes back: the day that it takes is skipped. */
async function takeWhatFollows(page: Page): Promise<void> {
	await page.goto(paths.learningPaths('nb'));
	await page.getByRole('link', { name: 'Små forsøk i kommunen' }).click();
	await page.getByRole('button', { name: messagesIn('nb').path.follow.join }).click();
	await page.mouse.move(0, 0);
	await keep(page, 'path');
	await page.goto(paths.me('nb'));
	await page.getByRole('heading', { name: messagesIn('nb').case.next }).evaluate((heading) => heading.scrollIntoView());
	await keep(page, 'next');
	const database = await openDatabase(parseConfig(process.env));
	await sql`update assessment.passed_questions set passed_at = passed_at - interval '2 days'`.execute(database.db);
	await database.close();
	await page.goto(paths.myReviews('nb'));
	await keep(page, 'review');
}

/** The editor's list, a transcript on its sound, a quiz beside it, and what invented listeners heard. */
async function takeStudio(page: Page): Promise<void> {
	await signIn(page, 'operator');
	await page.goto(paths.studio('nb'));
	await keep(page, 'studio');
	const database = await openDatabase(parseConfig(process.env));
	const { id } = await database.db
		.selectFrom('catalogue.cases')
		.select('id')
		.where('number', '=', 'C9002')
		.executeTakeFirstOrThrow();
	await inventPlays(database.db, id);
	await database.close();
	await page.goto(paths.studioCasePart('nb', id, 'transcript'), { waitUntil: 'networkidle' });
	await keep(page, 'transcript-editor');
	await page.goto(paths.studioCasePart('nb', id, 'quiz'), { waitUntil: 'networkidle' });
	await keep(page, 'quiz-editor');
	await page.goto(paths.studioInsight('nb', id), { waitUntil: 'networkidle' });
	await keep(page, 'insight');
}

/** Four weeks in which some leave at a third, and more before the end. */
async function inventPlays(db: Db, caseId: number): Promise<void> {
	for (let day = 0; day < 28; day++) {
		const plays = 12 + ((day * 7) % 11);
		const heard = Array.from({ length: 100 }, (_, i) =>
			Math.round(plays * (i < 34 ? 1 - i / 300 : i < 85 ? 0.72 - i / 500 : 0.4)),
		);
		await sql`insert into media.play_counts (case_id, day, plays, completions, heard)
			values (${caseId}, current_date - ${day}::int, ${plays}, ${Math.round(plays / 3)}, ${heard}) on conflict do nothing`.execute(
			db,
		);
	}
}

async function signIn(page: Page, role = 'member'): Promise<void> {
	const email = `${Date.now()}@example.org`;
	const words = ['user', 'create', email, '--name', 'Signe Prøvesen', '--role', role];
	const made = execFileSync(process.execPath, ['src/cli.ts', ...words], { encoding: 'utf8' });
	const { account } = messagesIn('nb');
	const password = 'fem kalde kråker på rad';
	await page.goto(new URL(made.match(/\/\S*token=\S+/)?.[0].replace(/^\/\/[^/]+/, '') ?? '', origin).href);
	await page.locator('input[type=password]').fill(password);
	await page.locator('main form button[type=submit]').first().click();
	await page.goto(paths.signIn('nb'));
	await page.getByLabel(account.email).first().fill(email);
	await page.locator('input[type=password]').fill(password);
	await page.locator('main form button[type=submit]').first().click();
	await page.waitForURL('**/me');
}

/** Plays without a sound until the transcript follows. */
async function playFrom(page: Page, second: number): Promise<void> {
	await page.locator('#transcript').scrollIntoViewIfNeeded();
	await page.locator('audio, video').evaluate((media, at) => {
		const player = media as HTMLMediaElement;
		player.muted = true;
		player.currentTime = at;
		return player.play();
	}, second);
	await page.waitForTimeout(4000);
}
