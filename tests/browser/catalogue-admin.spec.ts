import type { Page } from '@playwright/test';
import { operator } from '#lib/accounts/viewer.ts';
import { createTerm } from '#lib/catalogue/create-term.server.ts';
import { openWebinar } from '#lib/catalogue/open-webinar.server.ts';
import { createWebinar } from '#lib/catalogue/save-webinar.server.ts';
import type { WebinarContent } from '#lib/catalogue/webinar.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { osloTime } from '#lib/studio/oslo-time.ts';
import { someAddress } from '../accounts/sign-in.ts';
import { storeCase } from '../database/make-case.ts';
import { press } from './by-keyboard.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { test } from './studio-test.ts';

const m = messagesIn('nb');
const words = m.catalogueAdmin;
const { fields } = words.webinars;
let made = 0;
const unique = (name: string) => `${name} ${process.pid}${++made}${Date.now() % 100_000}`;
/** A family name in letters, none of which begin a word that somebody searches for. */
const uniqueFamily = (name: string) => unique(name).replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A published case with these guests. */
function caseWith(db: Db, title: string, guests: string[]) {
	return storeCase(db, { title, people: guests.map((name) => ({ name, role: 'guest' as const })) });
}

/** A published webinar whose every text is a script. */
function hostileWebinar(text: string): WebinarContent {
	const people = [{ name: text, role: 'panel' as const }];
	const part = {
		title: text,
		startsAt: new Date(Date.now() + 86_400_000),
		minutes: 30,
		place: text,
		url: null,
		programme: [text],
		people,
	};
	return { title: text, lead: text, language: 'nb', kind: 'webinar', isPublished: true, parts: [part] };
}

test.describe('themes', () => {
	// One after the other: both change the order.
	test.describe.configure({ mode: 'default' });
	for (const javaScriptEnabled of [true, false]) {
		test(`a theme is added, moved, renamed and removed${javaScriptEnabled ? '' : ' without JavaScript'}`, async ({
			newEditor,
		}) => {
			const { page } = await newEditor({ javaScriptEnabled });
			const [name, renamed] = [unique('Undring'), unique('Forundring')];
			await page.goto(paths.studioTerms('nb', 'theme'));
			await page.getByText(words.add.theme, { exact: true }).click();
			await page.getByLabel(words.nameIn.nb).fill(name);
			await page.getByLabel(words.nameIn.nn).fill(name);
			await button(page, words.create).click();
			await expect(page.getByRole('alert')).toContainText(words.problems.missing);
			await expect(page.getByLabel(words.nameIn.nb)).toHaveValue(name);
			await page.getByLabel(words.nameIn.en).fill(`${name} in English`);
			await button(page, words.create).click();
			await expect(page.getByRole('status')).toHaveText(words.created(name));

			await page.getByLabel(words.nameIn.nb).fill(renamed);
			await page.getByLabel(words.hue).fill('-5');
			await button(page, words.save).click();
			await expect(page.getByRole('alert')).toContainText(words.problems.hue);
			await page.getByLabel(words.hue).fill('120');
			await button(page, words.save).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(renamed);
			await expect(page.getByRole('region', { name: words.former })).toContainText('undring-');

			await page.goto(paths.studioTerms('nb', 'theme'));
			const rows = page.locator('.catalogue-rows > li');
			const place = async () => (await rows.allTextContents()).findIndex((text) => text.includes(renamed));
			const at = await place();
			await button(page, words.up(renamed)).click();
			await expect.poll(place).toBe(at - 1);
			await page.getByRole('link', { name: renamed }).click();
			await button(page, words.remove).click();
			await expect(page.getByText(words.removed(renamed))).toBeVisible();
		});
	}
});

test('two people who are one become one, and the former address leads to the one', async ({ newEditor, db }) => {
	const { page } = await newEditor({ javaScriptEnabled: false });
	const tail = uniqueFamily('Diktesen');
	const [wrong, right] = [`Marta ${tail}`, `Martha ${tail}`];
	const titles = [unique('Med den ene'), unique('Med den andre')];
	await caseWith(db, titles[0] ?? '', [wrong]);
	await caseWith(db, titles[1] ?? '', [right]);
	await page.goto(paths.studioTerms('nb', 'person'));
	await page.getByRole('link', { name: words.duplicates.find }).click();
	await page.getByRole('link', { name: words.duplicates.into(wrong, right) }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.merge.previewTitle(wrong, right));
	await expect(page.getByRole('link', { name: titles[0] })).toBeVisible();
	await button(page, words.merge.confirm).click();
	await expect(page.getByRole('status')).toHaveText(words.merge.done(wrong));
	for (const title of titles) await expect(page.getByRole('region', { name: words.uses })).toContainText(title);
	await page.goto(`/person/${wrong.toLowerCase().replace(/\s/g, '-')}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(right);
});

test('by keyboard alone: searched, refused because it is in use, merged with another that is searched for', async ({
	newEditor,
	db,
}) => {
	test.setTimeout(120_000);
	const { page } = await newEditor();
	const [gone, stays] = [unique('Gammelt sted'), unique('Nytt sted')];
	await storeCase(db, { title: unique('Et sted'), place: gone });
	await createTerm(db, operator, 'place', { nb: stays, nn: stays, en: stays });
	await page.goto(paths.studioTerms('nb', 'place'));
	await press(page.getByLabel(words.search), 'End');
	await page.keyboard.type(gone);
	await page.keyboard.press('Enter');
	await press(page.getByRole('link', { name: gone }), 'Enter');
	await press(button(page, words.remove), 'Enter');
	await expect(page.getByRole('alert')).toContainText(words.inUse(gone));
	await press(page.getByRole('link', { name: words.merge.short, exact: true }), 'Enter');
	await press(page.getByLabel(words.merge.search), 'End');
	await page.keyboard.type(stays);
	await page.keyboard.press('Enter');
	await press(page.getByRole('link', { name: words.merge.choose(stays) }), 'Enter');
	await press(button(page, words.merge.confirm), 'Enter');
	await expect(page.getByRole('status')).toHaveText(words.merge.done(gone));
});

test('a masterclass is made and published, somebody signs up, confirms, gets the calendar file and withdraws', async ({
	newEditor,
	db,
	browser,
	site,
	mailBox,
}) => {
	test.setTimeout(120_000);
	const { page } = await newEditor();
	const [title, email] = [unique('Å lære av feil'), `${crypto.randomUUID()}@example.org`];
	await page.goto(paths.studioWebinars('nb'));
	await page.getByText(words.webinars.newTitle, { exact: true }).click();
	await page.getByLabel(words.webinars.newName).fill(title);
	await page.getByLabel(fields.kind).selectOption('masterclass');
	await button(page, words.webinars.create).click();
	await expect(page.locator('.webinar-part[open]')).toHaveCount(4);
	const field = (index: number, name: string) => page.locator(`#part-${index}-${name}`);
	await expect(field(2, 'title')).toHaveValue(words.webinars.template.toolbox);
	await expect(field(3, 'minutes')).toHaveValue('30');

	await page.getByLabel(fields.isPublished).check();
	await button(page, words.webinars.save).click();
	await expect(page.getByRole('alert')).toContainText(words.webinars.problems.parts);
	const start = Date.now() + 10 * 86_400_000;
	for (let i = 0; i < 4; i++) await field(i, 'startsAt').fill(osloTime(new Date(start + i * 1_800_000)));
	await field(0, 'minutes').fill('-30');
	await field(0, 'host').fill('Vera Oppdiktet');
	await field(0, 'programme').fill('Velkommen\nHva vi skal gjøre');
	await button(page, words.webinars.save).click();
	await expect(page.getByRole('alert')).toContainText(words.webinars.problems.minutes);
	await field(0, 'minutes').fill('30');
	await button(page, words.webinars.save).click();
	await expect(page.getByRole('status')).toHaveText(words.webinars.saved);
	const editor = page.url();
	await page.getByRole('link', { name: words.webinars.see }).click();
	await expectAccessible(page);
	// A member's own address stands there already.
	await expect(page.getByLabel(m.webinars.signUp.email)).toHaveValue(/@example\.org$/);
	const address = new URL(page.url()).pathname;

	// Somebody without an account and without JavaScript.
	const visitor = await browser.newContext({
		...{ baseURL: site, javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
		extraHTTPHeaders: { 'x-forwarded-for': someAddress() },
	});
	const seen = await visitor.newPage();
	await seen.goto('/');
	await seen.getByRole('link', { name: m.webinars.title, exact: true }).click();
	await seen.getByRole('link', { name: title }).click();
	await expect(seen.getByText('Hva vi skal gjøre')).toBeVisible();
	await expectNoSideways(seen);
	await seen.getByLabel(m.webinars.signUp.email).fill('ingen adresse');
	await button(seen, m.webinars.signUp.send).click();
	await expect(seen.getByRole('alert')).toContainText(m.webinars.signUp.wrongEmail);
	await seen.getByLabel(m.webinars.signUp.email).fill(email);
	await button(seen, m.webinars.signUp.send).click();
	await expect(seen.getByText(m.webinars.signUp.sent(email))).toBeVisible();
	const { link } = await mailBox.next(email);
	// A program that looks into mails opens the link too: that confirms nothing.
	await page.goto(link);
	await expectAccessible(page);
	await seen.goto(link);
	await button(seen, m.webinars.confirm.confirm).click();
	await expect(seen.getByText(m.webinars.confirm.done)).toBeVisible();
	const mail = await mailBox.next(email);
	expect(mail.attachments?.map(({ mimeType }) => mimeType)).toEqual(['text/calendar']);
	const calendar = await (await visitor.request.get(`${address}/calendar.ics`)).text();
	expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4);

	// The first part is moved: whoever signed up is told.
	await page.goto(editor);
	await expect(page.getByRole('region', { name: words.webinars.signUps })).toContainText(email);
	await field(0, 'startsAt').fill(osloTime(new Date(start - 3_600_000)));
	await button(page, words.webinars.save).click();
	await expect(page.getByRole('status')).toHaveText(words.webinars.told(1));
	const told = await mailBox.next(email);
	expect(told.subject).toBe(m.webinars.mail.changed.subject(title));
	const csv = await page.request.get(
		await page.getByRole('link', { name: words.webinars.csv }).evaluate((link: HTMLAnchorElement) => link.href),
	);
	expect(await csv.text()).toContain(email);
	// It is called off, and held after all: whoever signed up is told, and the page says it.
	const { callOff } = words.webinars;
	await page.getByText(callOff.open, { exact: true }).click();
	await page.getByLabel(callOff.because).fill('x'.repeat(1001));
	await button(page, callOff.send).click();
	await expect(page.getByRole('alert')).toContainText(callOff.tooLong);
	await page.getByLabel(callOff.because).fill('Verten er syk.');
	await expectAccessible(page);
	await button(page, callOff.send).click();
	await expect(page.getByRole('status')).toHaveText(callOff.done(1));
	const calledOff = await mailBox.next(email);
	expect(calledOff.subject).toBe(m.webinars.mail.calledOff.subject(title));
	expect(calledOff.attachments?.map(({ method }) => method)).toEqual(['CANCEL', 'CANCEL', 'CANCEL', 'CANCEL']);
	await seen.goto(address);
	await expect(seen.getByText('Verten er syk.')).toBeVisible();
	await expect(seen.getByText(m.webinars.calledOff)).toBeVisible();
	await expect(seen.getByLabel(m.webinars.signUp.email)).toBeHidden();
	await page.goto(address);
	await expectAccessible(page);
	const eventStatus = async () =>
		JSON.parse((await seen.locator('script[type="application/ld+json"]').textContent()) ?? '')[0].eventStatus;
	expect(await eventStatus()).toBe('https://schema.org/EventCancelled');
	const statuses = async () => (await (await visitor.request.get(`${address}/calendar.ics`)).text()).match(/STATUS:\w+/g);
	expect(await statuses()).toEqual(Array(4).fill('STATUS:CANCELLED'));
	await seen.goto(calledOff.link);
	await expect(seen.getByText(m.webinars.confirm.calledOff(title))).toBeVisible();
	await page.goto(editor);
	await expectAccessible(page);
	await button(page, callOff.takeBack).click();
	await expect(page.getByRole('status')).toHaveText(callOff.held(1));
	expect((await mailBox.next(email)).subject).toBe(m.webinars.mail.held.subject(title));
	await seen.goto(address);
	await expect(seen.getByLabel(m.webinars.signUp.email)).toBeVisible();
	expect(await eventStatus()).toBe('https://schema.org/EventScheduled');
	expect(await statuses()).toEqual(Array(4).fill('STATUS:CONFIRMED'));
	// It is taken off the site: withdrawing goes on.
	await page.getByLabel(fields.isPublished).uncheck();
	await button(page, words.webinars.save).click();
	await expect(page.getByRole('status')).toHaveText(words.webinars.saved);
	expect((await seen.goto(address))?.status()).toBe(404);
	await seen.goto(told.link);
	await button(seen, m.webinars.confirm.withdraw).click();
	await expect(seen.getByText(m.webinars.confirm.withdrawn)).toBeVisible();
	await visitor.close();

	// The recording becomes a case.
	const recording = page.getByRole('listitem').filter({ hasText: words.webinars.template.introduction });
	await recording.getByRole('button', { name: words.webinars.makeCase }).click();
	await expect(page.getByLabel(m.studio.form.fields.title, { exact: true }).first()).toHaveValue(`${title}: Innledning`);
	const { parts } = await openWebinar(db, operator, address.split('/').at(-1) ?? '');
	expect(parts[0]?.recording?.title).toBe(`${title}: Innledning`);
});

test('every page of it is accessible in each language, on a phone, in the light and in the dark', async ({ newEditor, db }) => {
	test.setTimeout(240_000);
	const { page } = await newEditor();
	const tail = uniqueFamily('Aksen');
	await caseWith(db, unique('To like'), [`Anna ${tail}`, `Anne ${tail}`]);
	const hostile = unique('</script><script>alert(1)</script>');
	const { id, slug: webinar } = await createWebinar(db, operator, hostileWebinar(hostile));
	await page.goto(paths.webinar('nb', webinar));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostile);
	const jsonLd = await page.locator('script[type="application/ld+json"]').textContent();
	expect(JSON.parse(jsonLd ?? '')).toMatchObject([{ '@type': 'EducationEvent', name: hostile, subEvent: [{ name: hostile }] }]);
	const [slug, other] = [`anna-${tail}`, `anne-${tail}`].map((one) => one.toLowerCase().replace(/\s/g, '-')) as [string, string];
	for (const locale of locales) {
		for (const address of [
			paths.studioPlace(locale, 'catalogue'),
			paths.studioTerms(locale, 'theme'),
			paths.studioTerms(locale, 'person'),
			paths.studioTerm(locale, 'person', slug),
			paths.studioMergeTerm(locale, 'person', slug),
			paths.studioMergeTerm(locale, 'person', slug, other),
			paths.studioDuplicates(locale, 'person'),
			paths.studioWebinars(locale),
			paths.studioWebinar(locale, id),
			paths.webinars(locale),
			paths.webinar(locale, webinar),
		]) {
			await page.setViewportSize({ width: 360, height: 740 });
			await page.emulateMedia({ colorScheme: 'light' });
			expect((await page.goto(address))?.status(), address).toBe(200);
			await expectNoSideways(page);
			await expectAccessible(page);
			if (locale !== 'nb') continue;
			await page.setViewportSize({ width: 1440, height: 900 });
			await page.emulateMedia({ colorScheme: 'dark' });
			await expectAccessible(page);
		}
	}
});
