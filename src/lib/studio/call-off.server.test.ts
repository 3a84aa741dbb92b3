import { sql } from 'kysely';
import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { listWebinars } from '#lib/catalogue/list-webinars.server.ts';
import { openKeptWebinar, openWebinar, type Webinar } from '#lib/catalogue/open-webinar.server.ts';
import { createWebinar, saveWebinar } from '#lib/catalogue/save-webinar.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotAllowed } from '#lib/platform/errors.ts';
import { countJobs } from '#lib/platform/jobs.ts';
import { type Locale, locales } from '#lib/platform/locale.ts';
import { type TestHouse, test, tokenIn } from '../../../tests/accounts/house-test.ts';
import type { ArrivedMail } from '../../../tests/accounts/mail-box.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { ask, content, days, house, newEditor, part, published, someone } from '../../../tests/studio/webinars.ts';
import { callOff, takeBack } from './call-off.server.ts';
import { tellSignedUp } from './list-sign-ups.server.ts';
import { confirmSignUp, findSignUp } from './sign-up.server.ts';

/** Somebody who has signed up and confirmed. */
async function joined(db: Db, { mail }: TestHouse, webinar: Webinar, locale: Locale) {
	const email = someone();
	await ask(db, webinar, email, { locale });
	const token = tokenIn(await mail(email));
	await confirmSignUp(db, house, webinar, token);
	await mail(email);
	return { email, token };
}
const filesOf = ({ attachments = [] }: ArrivedMail) =>
	attachments.map(({ content }) => new TextDecoder().decode(content as ArrayBuffer));

test('when it is called off, whoever has confirmed gets one mail that empties the calendar, and one when it is held after all', async ({
	db,
	house: testHouse,
}) => {
	const { mail } = testHouse;
	const [editor, hesitant] = [await newEditor(db), someone()];
	const webinar = await published(db, {
		parts: [part(), part({ title: 'Om fjellet', startsAt: days(11) }), part({ startsAt: null })],
	});
	const people = { nb: 'Avlyst: ', nn: 'Avlyst: ', en: 'Called off: ' };
	const emails = { nb: '', nn: '', en: '' };
	for (const locale of locales) emails[locale] = (await joined(db, testHouse, webinar, locale)).email;
	await ask(db, webinar, hesitant);
	const unconfirmed = tokenIn(await mail(hesitant));
	const because = 'Innlederen er syk <b>i dag</b>';
	expect(await callOff(db, house, editor, { id: webinar.id, because })).toBe(3);
	expect(await countJobs(db, 'send_mail')).toBe(3);
	for (const locale of locales) {
		const told = await mail(emails[locale]);
		expect(told.subject).toBe(`${people[locale]}${webinar.title}`);
		expect(told.text).toContain(because);
		expect(told.html).toContain('Innlederen er syk &lt;b&gt;i dag&lt;/b&gt;');
		expect(told.html).toContain(`<html lang="${locale}">`);
		expect(told.attachments).toMatchObject([
			{ mimeType: 'text/calendar', method: 'CANCEL' },
			{ mimeType: 'text/calendar', method: 'CANCEL' },
		]);
		for (const [i, file] of filesOf(told).entries()) {
			for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1', `UID:webinar-part-${webinar.parts[i]?.id}@`])
				expect(file).toContain(`\n${line}`);
		}
	}
	const off = await openWebinar(db, anonymous, webinar.slug);
	expect([off.calledOff, (await listWebinars(db)).coming.find(({ id }) => id === off.id)?.isCalledOff]).toEqual([
		{ because },
		true,
	]);
	expect(await ask(db, off, someone())).toEqual({ asked: false, because: 'calledOff' });
	// Also with what was read before it was called off.
	expect(await confirmSignUp(db, house, webinar, unconfirmed)).toBe(false);
	await expect(callOff(db, house, editor, { id: webinar.id, because: null })).rejects.toThrow(Conflict);
	const moved = content({ title: webinar.title, parts: [part({ id: webinar.parts[0]?.id, startsAt: days(15) })] });
	await saveWebinar(db, editor, { id: webinar.id, base: off.updatedAt, content: moved });
	expect(await tellSignedUp(db, house, editor, webinar.id)).toBe(0);
	expect(await countJobs(db, 'send_mail')).toBe(0);

	expect(await takeBack(db, house, editor, webinar.id)).toBe(3);
	const again = await mail(emails.nn);
	expect(again.subject).toBe(`Det blir likevel noko av ${webinar.title}`);
	const [file = '', ...more] = filesOf(again);
	expect(more).toEqual([]);
	expect(file).toContain('METHOD:PUBLISH');
	// The part that is held, and the one that went meanwhile: each above what was sent.
	expect(file.match(/STATUS:\w+|SEQUENCE:\d+/g)).toEqual(['SEQUENCE:3', 'STATUS:CONFIRMED', 'SEQUENCE:2', 'STATUS:CANCELLED']);
	expect((await openWebinar(db, anonymous, webinar.slug)).calledOff).toBeNull();
	await expect(takeBack(db, house, editor, webinar.id)).rejects.toThrow(Conflict);
	expect(await confirmSignUp(db, house, webinar, unconfirmed)).toBe(true);
});

test('only a published webinar that is to come is called off, by editors; all of it or nothing', async ({
	db,
	house: testHouse,
}) => {
	const [editor, webinar] = [await newEditor(db), await published(db)];
	await joined(db, testHouse, webinar, 'nb');
	const because = null;
	const draft = await createWebinar(db, editor, content({ isPublished: false }));
	const past = await published(db, { parts: [part({ startsAt: days(-1) })] });
	for (const { id } of [draft, past]) await expect(callOff(db, house, editor, { id, because })).rejects.toThrow(Conflict);
	await expect(callOff(db, house, await makeMember(db), { id: webinar.id, because })).rejects.toThrow(NotAllowed);
	const broken = { ...house, secret: '' };
	await expect(callOff(db, broken, editor, { id: webinar.id, because })).rejects.toThrow();
	expect((await openWebinar(db, anonymous, webinar.slug)).calledOff).toBeNull();
	expect(await countJobs(db, 'send_mail')).toBe(0);
	const both = [1, 2].map(() => callOff(db, house, editor, { id: webinar.id, because }));
	expect((await Promise.allSettled(both)).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(await countJobs(db, 'send_mail')).toBe(1);
});

test('whoever confirms while it is being called off is not told that it is held', async ({ db, house: { mail } }) => {
	const [editor, webinar, email] = [await newEditor(db), await published(db), someone()];
	await ask(db, webinar, email);
	const token = tokenIn(await mail(email));
	const confirming = await db.transaction().execute(async (tx) => {
		await callOff(tx, house, editor, { id: webinar.id, because: null });
		const confirms = confirmSignUp(db, house, webinar, token);
		// It waits for this transaction.
		const waiting = sql`select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
		await expect.poll(async () => (await waiting.execute(tx)).rows.length).toBeGreaterThan(0);
		return { confirms };
	});
	expect(await confirming.confirms).toBe(false);
	expect(await findSignUp(db, webinar, token)).toEqual({ isConfirmed: false });
});

test('a part that the public saw and that is gone or has no time is cancelled in calendars, until it has one again', async ({
	db,
}) => {
	const editor = await newEditor(db);
	const titles = ['Går', 'Mister tiden', 'Blir'];
	const parts = titles.map((title) => part({ title }));
	const { id } = await createWebinar(
		db,
		editor,
		content({ isPublished: false, parts: [...parts, part({ title: 'Aldri vist' })] }),
	);
	const save = async (more: object) => {
		const { updatedAt: base, title } = await openKeptWebinar(db, editor, id);
		await saveWebinar(db, editor, { id, base, content: content({ title, ...more }) });
		return openKeptWebinar(db, editor, id);
	};
	const made = await openKeptWebinar(db, editor, id);
	const [goes, undated, stays] = titles.map((title, i) => ({
		...parts[i],
		id: made.parts.find((one) => one.title === title)?.id,
	}));
	expect((await save({ parts: [goes, undated, stays] })).gone).toEqual([]);
	const without = [{ ...undated, startsAt: null }, stays];
	// Taken off the site, changed there, and published again.
	await save({ isPublished: false, parts: [goes, undated, stays] });
	await save({ isPublished: false, parts: without });
	expect((await save({ parts: without })).gone).toEqual([
		{ id: goes?.id, title: 'Går', startsAt: parts[0]?.startsAt, minutes: 45, sequence: 1 },
		{ id: undated?.id, title: 'Mister tiden', startsAt: parts[1]?.startsAt, minutes: 45, sequence: 1 },
	]);
	const last = await save({ parts: [undated, stays] });
	expect(last.gone.map((one) => one.id)).toEqual([goes?.id]);
	expect(last.parts.find((one) => one.id === undated?.id)?.sequence).toBe(2);
});
