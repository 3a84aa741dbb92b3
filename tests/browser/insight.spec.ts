import type { Page, Request } from '@playwright/test';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { type Locale, locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { someAddress } from '../accounts/sign-in.ts';
import { press } from './by-keyboard.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { makeDraft, test, withText } from './studio-test.ts';

const words = messagesIn('nb').insight;
const played = 'den-stille-halvtimen';

const findCase = (db: Db, part: string) =>
	db.selectFrom('catalogue.cases').select(['id', 'slug', 'title']).where('slug', 'like', `%${part}`).executeTakeFirstOrThrow();
const countsOf = (db: Db, caseId: number) =>
	db.selectFrom('media.play_counts').selectAll().where('case_id', '=', caseId).executeTakeFirst();

/** Plays a case from end to end, eight times as fast as it was said. */
async function playThrough(page: Page): Promise<void> {
	await page.locator('audio').evaluate(async (media: HTMLMediaElement) => {
		media.muted = true;
		await media.play();
		media.playbackRate = 8;
		await new Promise((resolve) => media.addEventListener('ended', resolve, { once: true }));
	});
}

function listenForBeacons(page: Page): Request[] {
	const beacons: Request[] = [];
	page.on('request', (request) => {
		if (new URL(request.url()).pathname === paths.heard()) beacons.push(request);
	});
	return beacons;
}

test('a stranger plays a case, an editor sees how it was heard, and nothing says who it was', async ({ page, db, newEditor }) => {
	test.setTimeout(120_000);
	const { id, slug, title } = await findCase(db, played);
	const beacons = listenForBeacons(page);
	await page.goto(paths.case('nb', slug));
	await playThrough(page);
	await expect.poll(() => beacons.length).toBeGreaterThan(1);
	for (const beacon of beacons) {
		const [sent, answer] = [await beacon.allHeaders(), await beacon.response()];
		expect(answer?.status()).toBe(204);
		expect([sent.cookie, (await answer?.allHeaders())?.['set-cookie']]).toEqual([undefined, undefined]);
		expect(Object.keys(beacon.postDataJSON())).toEqual(['case', 'heard', 'began', 'whole']);
	}
	expect(await page.context().cookies()).toEqual([]);
	await expect.poll(() => countsOf(db, id), { timeout: 20_000 }).toMatchObject({ plays: 1, completions: 1 });
	expect((await countsOf(db, id))?.heard.every((times) => times === 1)).toBe(true);

	const { page: desk } = await newEditor();
	await desk.goto(paths.studioPlace('nb', 'insight'));
	const row = desk.getByRole('row', { name: title });
	await expect(row.getByRole('cell').first()).toHaveText('1');
	await row.getByRole('link').click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText(words.ofCase.title);
	await expect(desk.getByText(words.ofCase.tooFew(5))).toBeVisible();
});

test('whoever asks not to be tracked is not counted', async ({ page, db }) => {
	test.setTimeout(60_000);
	const { slug } = await findCase(db, played);
	await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
	const beacons = listenForBeacons(page);
	await page.goto(paths.case('nb', slug));
	await playThrough(page);
	await page.goto('about:blank');
	expect(beacons).toEqual([]);
});

test('the script of the player weighs at most eight kilobytes', async ({ page, db }) => {
	await page.goto(paths.case('nb', (await findCase(db, played)).slug));
	const script = await page.locator('script[src*="case-player"]').getAttribute('src');
	const answer = await page.request.get(script ?? '', { headers: { 'accept-encoding': 'br' } });
	expect(answer.headers()['content-encoding']).toBe('br');
	expect(Number(answer.headers()['content-length'])).toBeLessThanOrEqual(8 * 1024);
});

/** A hundred plays of a case of eight seconds, of which many leave at its second sentence. */
async function storeCounts(db: Db, caseId: number): Promise<void> {
	await sql`insert into media.files (case_id, kind, position, source, mime_type, duration_ms)
		values (${caseId}, 'audio', 0, 'https://lyd.example/samtale.mp3', 'audio/mpeg', 8000)`.execute(db);
	const heard = Array.from({ length: 100 }, (_, at) => (at < 52 ? 100 : 64));
	await sql`insert into media.play_counts (case_id, day, plays, completions, heard)
		values (${caseId}, (now() at time zone 'Europe/Oslo')::date, 100, 60, ${heard})`.execute(db);
}

async function expectCleanIn(page: Page, address: (locale: Locale) => string): Promise<void> {
	for (const locale of locales) {
		await page.goto(address(locale));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.locator('details').evaluateAll((all) => {
			for (const one of all) one.setAttribute('open', '');
		});
		await expectAccessible(page);
	}
}

test('the curve tells the sentence that many leave at, by keyboard too, and is had as a table', async ({ db, newEditor }) => {
	test.setTimeout(90_000);
	const { page, member } = await newEditor();
	const { id, title } = await makeDraft(db, member, withText);
	await storeCounts(db, id);
	await page.goto(paths.studioCase('nb', id));
	await press(page.getByRole('link', { name: words.ofCase.link, exact: true }).last(), 'Enter');
	await expect(page).toHaveURL(new RegExp(`${paths.studioInsight('nb', id)}$`));
	await expect(page.getByRole('link', { name: title })).toBeVisible();
	await expect(page.getByRole('img', { name: words.ofCase.curveOf('100 %', '100 %', '64 %') })).toBeVisible();
	const drop = page.getByRole('listitem').filter({ hasText: words.ofCase.drop(36, 100) });
	await expect(drop).toContainText('Ja, og om kvernstein.');
	await expect(drop.getByRole('link', { name: words.ofCase.listen('0:04') })).toHaveAttribute('href', /\?t=4$/);
	await press(page.getByText(words.table).first(), 'Enter');
	await expect(page.getByRole('row', { name: '0:04 64 avspillinger 64 %' }).first()).toBeVisible();
	await press(page.getByRole('link', { name: words.daysOf(365) }), 'Enter');
	await expect(page.getByRole('heading', { name: words.ofCase.weeksTitle })).toBeVisible();

	const curve = await (await page.request.get(paths.studioInsightFile('nb', id, 'curve', 30))).text();
	expect(curve.split('\r\n').slice(0, 2)).toEqual([
		`\uFEFF${words.ofCase.place},${words.ofCase.heard},${words.ofCase.heardShare}`,
		'0,100,1',
	]);
	expect(curve).toContain('\r\n4.16,64,0.64\r\n');
	const days = await (await page.request.get(paths.studioInsightFile('nb', id, 'days', 30))).text();
	expect(days).toMatch(/\r\n\d{4}-\d\d-\d\d,100,60\r\n$/);
	await expectCleanIn(page, (locale) => paths.studioInsight(locale, id));
	await page.setViewportSize({ width: 360, height: 800 });
	await expectNoSideways(page);
});

test('without JavaScript cases are sorted by any column, and turned round', async ({ db, newEditor }) => {
	const { page, member } = await newEditor({ javaScriptEnabled: false });
	const { id, title } = await makeDraft(db, member, withText);
	await storeCounts(db, id);
	await page.goto(paths.studioPlace('nb', 'insight'));
	const column = (name: string) => page.getByRole('columnheader', { name: new RegExp(`^${name}`) });
	await expect(column(words.plays)).toHaveAttribute('aria-sort', 'descending');
	for (const name of [words.completions, words.share, words.change]) {
		await press(column(name).getByRole('link'), 'Enter');
		await expect(column(name)).toHaveAttribute('aria-sort', 'descending');
		await expect(page.getByRole('row', { name: title })).toBeVisible();
		await column(name).getByRole('link').click();
		await expect(column(name)).toHaveAttribute('aria-sort', 'ascending');
	}
	await column(words.caseName).getByRole('link').click();
	await expect(column(words.caseName)).toHaveAttribute('aria-sort', 'ascending');
	await page.getByRole('link', { name: words.daysOf(90) }).click();
	await expect(page.getByRole('row', { name: title })).toContainText('+100');
	await expect(page.getByRole('link', { name: words.daysOf(90) })).toHaveAttribute('aria-current', 'true');
});

test('what three people look for in vain is a case to be made; what one looks for is not shown', async ({
	page,
	db,
	newEditor,
}) => {
	test.setTimeout(90_000);
	const made = `${process.pid}${Date.now()}`.replace(/./g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
	const [wanted, own] = [`xq${made}`, `zw${made}`];
	const ask = (query: string, headers: Record<string, string>) =>
		page.request.get(`${paths.search('nb')}?q=${encodeURIComponent(query)}`, { headers });
	for (let at = 0; at < 3; at++) await ask(wanted.toUpperCase(), { 'x-forwarded-for': someAddress() });
	const one = { 'x-forwarded-for': someAddress() };
	for (let at = 0; at < 5; at++) await ask(own, one);
	for (let at = 0; at < 3; at++) await ask(own, { 'x-forwarded-for': someAddress(), 'sec-gpc': '1' });
	for (let at = 0; at < 3; at++) await ask(`${own}@example.org`, { 'x-forwarded-for': someAddress() });
	const kept = await db
		.selectFrom('search.missed_questions')
		.select(['question', 'times'])
		.where('question', 'like', `%${made}%`)
		.execute();
	expect(kept.toSorted((a, b) => b.times - a.times)).toEqual([
		{ question: wanted, times: 3 },
		{ question: own, times: 1 },
	]);

	const { page: desk } = await newEditor();
	await expectCleanIn(desk, (locale) => paths.studioPlace(locale, 'insight'));
	await desk.setViewportSize({ width: 360, height: 800 });
	await expectNoSideways(desk);
	await desk.goto(paths.studioPlace('nb', 'insight'));
	await expect(desk.getByText(own)).toHaveCount(0);
	await expect(desk.getByRole('link', { name: words.searchFor(wanted) })).toHaveAttribute(
		'href',
		`${paths.search('nb')}?q=${wanted}`,
	);
	await press(desk.getByRole('link', { name: words.writeCase(wanted) }), 'Enter');
	await expect(desk.getByLabel(messagesIn('nb').studio.list.newName, { exact: true })).toHaveValue(wanted);
});
