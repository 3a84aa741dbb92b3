import { sql } from 'kysely';
import pg from 'pg';
import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { listWebinars } from '#lib/catalogue/list-webinars.server.ts';
import { openKeptWebinar, openWebinar } from '#lib/catalogue/open-webinar.server.ts';
import { removeCase } from '#lib/catalogue/remove-case.server.ts';
import { createWebinar, removeWebinar, saveWebinar } from '#lib/catalogue/save-webinar.server.ts';
import { isOver, masterclassParts } from '#lib/catalogue/webinar.ts';
import { findSitemapPages } from '#lib/feed/find-sitemap.server.ts';
import { Conflict, NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { countJobs } from '#lib/platform/jobs.ts';
import { pagesChannel } from '#lib/platform/pages-changed.ts';
import { secret } from '../../../tests/accounts/fill-member.ts';
import { test, tokenIn } from '../../../tests/accounts/house-test.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { ask, content, days, house, newEditor, part, published, someone } from '../../../tests/studio/webinars.ts';
import { forgetSignUps, forgetSignUpsOf } from './forget-sign-ups.server.ts';
import { countSignUps, listSignUps, tellSignedUp } from './list-sign-ups.server.ts';
import { makeRecordingCase } from './recording-case.server.ts';
import { confirmSignUp, findSignUp, signUp, withdrawSignUp } from './sign-up.server.ts';
import { signUpCsv } from './sign-up-csv.ts';

test('a masterclass is four times thirty minutes, and is nobody’s but editors’ until it is published', async ({ db }) => {
	const editor = await newEditor(db);
	const parts = masterclassParts(['Innledning', 'Eksempler', 'Verktøykasse', 'Verksted']);
	const draft = content({ kind: 'masterclass', isPublished: false, parts });
	const { id, slug } = await createWebinar(db, editor, draft);
	const stored = await openKeptWebinar(db, editor, id);
	expect(stored.parts.map(({ title, minutes }) => [title, minutes])).toEqual(parts.map(({ title }) => [title, 30]));
	await expect(openWebinar(db, anonymous, slug)).rejects.toThrow(NotFound);
	expect(await listWebinars(db)).toMatchObject({ coming: [], past: [] });
	await expect(createWebinar(db, await makeMember(db), draft)).rejects.toThrow(NotAllowed);
	await removeWebinar(db, editor, id);
	await expect(openKeptWebinar(db, editor, id)).rejects.toThrow(NotFound);
});

test('two with one title have two addresses; an address follows the title until it is published', async ({ db }) => {
	const editor = await newEditor(db);
	const same = content({ title: '<script>alert(1)</script>', isPublished: false });
	const [first, second] = [await createWebinar(db, editor, same), await createWebinar(db, editor, same)];
	expect([first.slug, second.slug]).toEqual(['script-alert-1-script', 'script-alert-1-script-2']);
	const base = async () => (await openKeptWebinar(db, editor, second.id)).updatedAt;
	const save = async (title: string, isPublished: boolean) =>
		saveWebinar(db, editor, { id: second.id, base: await base(), content: { ...same, title, isPublished } });
	expect((await save('Havet kaller', true)).slug).toBe('havet-kaller');
	expect((await save('Fjellet kaller', true)).slug).toBe('havet-kaller');
	await expect(removeWebinar(db, editor, second.id)).rejects.toThrow(Conflict);
	await expect(saveWebinar(db, editor, { id: second.id, base: new Date(0), content: same })).rejects.toThrow(Conflict);
});

test('parts keep their keys and stand by their time; only what moved has a new number', async ({ db }) => {
	const editor = await newEditor(db);
	const late = part({ title: 'Sent', startsAt: days(12), people: [{ name: 'Vera Vertinne', role: 'host' }] });
	const { id } = await createWebinar(db, editor, content({ parts: [late, part({ title: 'Tidlig' })] }));
	const before = await openKeptWebinar(db, editor, id);
	expect(before.parts.map(({ title }) => title)).toEqual(['Tidlig', 'Sent']);
	const [early, other] = before.parts.map(({ sequence: _s, recording: _r, people, ...one }) => ({
		...one,
		people: people.map(({ name, role }) => ({ name, role })),
	}));
	const save = async (parts: object[]) => {
		const { updatedAt: base, ...rest } = await openKeptWebinar(db, editor, id);
		return saveWebinar(db, editor, { id, base, content: content({ title: rest.title, parts }) });
	};
	expect(await save([{ ...early, title: 'Nytt navn' }, other as object])).toMatchObject({ isMoved: false });
	expect(await save([{ ...early, title: 'Nytt navn', startsAt: days(20) }, other as object])).toMatchObject({ isMoved: true });
	const after = await openKeptWebinar(db, editor, id);
	expect(after.parts.map(({ id, title, sequence }) => [id, title, sequence])).toEqual([
		[other?.id, 'Sent', 0],
		[early?.id, 'Nytt navn', 1],
	]);
	expect(after.parts[0]?.people).toMatchObject([{ name: 'Vera Vertinne', role: 'host' }]);
	expect(await save([{ ...early, startsAt: days(20) }])).toMatchObject({ isMoved: true });
	const foreign = await published(db);
	await expect(save([{ ...early, id: foreign.parts[0]?.id }])).rejects.toThrow(NotFound);
});

test('whoever signs up confirms by mail, gets the calendar file, and withdraws', async ({ db, house: { mail } }) => {
	const [webinar, email] = [await published(db, { title: 'Oppdiktet om havet' }), someone()];
	expect(await ask(db, webinar, ` ${email.toUpperCase()} `)).toEqual({ asked: true });
	const asked = await mail(email);
	expect(asked.subject).toBe('Bekreft påmeldingen til Oppdiktet om havet');
	expect(asked.attachments).toEqual([]);
	const token = tokenIn(asked);
	expect(await findSignUp(db, webinar, token)).toEqual({ isConfirmed: false });
	expect(await confirmSignUp(db, house, webinar, token)).toBe(true);
	const confirmed = await mail(email);
	const [file] = confirmed.attachments ?? [];
	expect(file).toMatchObject({ filename: `${webinar.slug}.ics`, mimeType: 'text/calendar' });
	const text = new TextDecoder().decode(file?.content as ArrayBuffer);
	expect(text).toContain(`UID:webinar-part-${webinar.parts[0]?.id}@cases.example.org`);
	expect(tokenIn(confirmed)).toBe(token);
	// Pressed twice, it is confirmed once.
	expect(await confirmSignUp(db, house, webinar, token)).toBe(true);
	expect(await countJobs(db, 'send_mail')).toBe(0);
	expect(await withdrawSignUp(db, webinar, token)).toBe(true);
	expect([await withdrawSignUp(db, webinar, token), await confirmSignUp(db, house, webinar, token)]).toEqual([false, false]);
	expect(await db.selectFrom('studio.sign_ups').selectAll().where('webinar_id', '=', webinar.id).execute()).toEqual([]);
});

test('the same address twice is one sign-up, and only its owner learns that it was there', async ({ db, house: { mail } }) => {
	const [webinar, email, editor] = [await published(db), someone(), await newEditor(db)];
	const answers = [await ask(db, webinar, email), await ask(db, webinar, email)];
	const [first, second] = [await mail(email), await mail(email)];
	expect([second.subject, tokenIn(second)]).toEqual([first.subject, tokenIn(first)]);
	await confirmSignUp(db, house, webinar, tokenIn(first));
	await mail(email);
	answers.push(await ask(db, webinar, email.toUpperCase()));
	expect(answers).toEqual([{ asked: true }, { asked: true }, { asked: true }]);
	expect((await mail(email)).subject).toMatch(/^Du er alt påmeldt/);
	expect(await listSignUps(db, editor, secret, webinar.id)).toMatchObject([{ email, confirmedAt: expect.any(Date) }]);
	expect((await countSignUps(db, editor)).get(webinar.id)).toBe(1);
	await expect(listSignUps(db, await makeMember(db), secret, webinar.id)).rejects.toThrow(NotFound);
});

test('a link opens its own webinar only, and a guessed one opens none', async ({ db, house: { mail } }) => {
	const [webinar, other, email] = [await published(db), await published(db), someone()];
	await ask(db, webinar, email);
	const token = tokenIn(await mail(email));
	for (const wrong of [token.slice(1), '', 'gjettet', token.toUpperCase()])
		expect([wrong, await confirmSignUp(db, house, webinar, wrong)]).toEqual([wrong, false]);
	expect([await findSignUp(db, other, token), await withdrawSignUp(db, other, token)]).toEqual([undefined, false]);
	expect(await findSignUp(db, webinar, token)).toEqual({ isConfirmed: false });
});

test('what is no address, what is over and what is too much is refused', async ({ db }) => {
	const webinar = await published(db);
	expect(await ask(db, webinar, 'ingen adresse')).toEqual({ asked: false, because: 'email' });
	expect(await ask(db, webinar, `${'x'.repeat(10_000)}@example.org`)).toEqual({ asked: false, because: 'email' });
	const past = await published(db, { parts: [part({ startsAt: days(-1) })] });
	expect([isOver(past), await ask(db, past, someone())]).toEqual([true, { asked: false, because: 'over' }]);
	const [email, client] = [someone(), '192.0.2.9'];
	for (let n = 0; n < 5; n++) expect(await ask(db, webinar, email)).toEqual({ asked: true });
	expect(await ask(db, webinar, email)).toEqual({ asked: false, because: 'tooMany' });
	for (let n = 0; n < 20; n++) expect(await ask(db, webinar, someone(), { client })).toEqual({ asked: true });
	expect(await ask(db, webinar, someone(), { client })).toEqual({ asked: false, because: 'tooMany' });
	// Whoever has an IPv6 address has more of them than can be counted.
	for (let n = 0; n < 20; n++) await ask(db, webinar, someone(), { client: `2001:db8:0:7::${n}` });
	expect(await ask(db, webinar, someone(), { client: '2001:db8:0:7:ffff::1' })).toEqual({ asked: false, because: 'tooMany' });
	const { rows } = await sql<{ key: string }>`select key from accounts.rate_limits`.execute(db);
	expect(rows.filter(({ key }) => key.includes(email) || key.includes(client))).toEqual([]);
});

test('addresses lie sealed, go after thirty days, and with the account of their owner', async ({ db }) => {
	const [webinar, member, stranger, gone] = [await published(db), await makeMember(db), someone(), someone()];
	const own = `${member.id}@example.org`;
	await signUp(db, house, member, { webinar, email: own, locale: 'en', client: 'a' });
	for (const email of [stranger, gone]) await ask(db, webinar, email);
	const rows = () =>
		db.selectFrom('studio.sign_ups').selectAll().where('webinar_id', '=', webinar.id).orderBy('signed_up_at').execute();
	const stored = await rows();
	expect(stored.map(({ user_id }) => user_id)).toEqual([member.id, null, null]);
	expect(JSON.stringify(stored)).not.toContain('example.org');
	await forgetSignUpsOf(db, secret, gone.toUpperCase());
	expect(await rows()).toHaveLength(2);
	await db
		.updateTable('studio.sign_ups')
		.set({ confirmed_at: new Date() })
		.where('id', '=', stored[0]?.id ?? '')
		.execute();
	await forgetSignUps(db, days(6));
	expect(await rows()).toHaveLength(2);
	await forgetSignUps(db, days(8));
	expect((await rows()).map(({ user_id }) => user_id)).toEqual([member.id]);
	await forgetSignUps(db, days(39));
	expect(await rows()).toHaveLength(1);
	await forgetSignUps(db, days(41));
	expect(await rows()).toEqual([]);
});

test('whoever has confirmed is told of a new time, with a calendar file that corrects the first one', async ({
	db,
	house: { mail },
}) => {
	const [editor, webinar, email, hesitant] = [await newEditor(db), await published(db), someone(), someone()];
	await ask(db, webinar, email, { locale: 'en' });
	await confirmSignUp(db, house, webinar, tokenIn(await mail(email)));
	await mail(email);
	await ask(db, webinar, hesitant);
	await mail(hesitant);
	const [{ id } = { id: 0 }] = webinar.parts;
	const moved = content({ title: webinar.title, parts: [part({ id, startsAt: days(11) })] });
	await saveWebinar(db, editor, { id: webinar.id, base: webinar.updatedAt, content: moved });
	expect(await tellSignedUp(db, house, editor, webinar.id)).toBe(1);
	const told = await mail(email);
	expect(told.subject).toBe(`New time or place: ${webinar.title}`);
	const text = new TextDecoder().decode(told.attachments?.[0]?.content as ArrayBuffer);
	expect(text).toContain('SEQUENCE:1');
	expect(text).toContain(`UID:webinar-part-${id}@`);
});

test('the recording becomes a case with its people, which the public sees once it is published', async ({ db }) => {
	const editor = await newEditor(db);
	await storeCase(db, {
		title: 'Før',
		people: [{ name: 'Sara Snakker', role: 'guest', title: 'Forsker', organisation: 'Dikt AS' }],
	});
	const people = [
		{ name: 'Sara Snakker', role: 'speaker' },
		{ name: 'Vera Vert', role: 'host' },
	];
	const webinar = await published(db, { parts: [part({ people })] });
	const [{ id: partId } = { id: 0 }] = webinar.parts;
	const caseId = await makeRecordingCase(db, editor, webinar.id, partId);
	expect(await makeRecordingCase(db, editor, webinar.id, partId)).toBe(caseId);
	const row = await db
		.selectFrom('catalogue.cases')
		.select(['title', 'status'])
		.where('id', '=', caseId)
		.executeTakeFirstOrThrow();
	expect(row).toEqual({ title: webinar.title, status: 'draft' });
	const { rows } = await sql`
		select p.name, x.role, x.title, o.name as organisation from catalogue.case_people x join catalogue.people p on p.id = x.person_id
		left join catalogue.organisations o on o.id = x.organisation_id where x.case_id = ${caseId} order by x.position`.execute(db);
	expect(rows).toEqual(
		expect.arrayContaining([
			{ name: 'Sara Snakker', role: 'guest', title: 'Forsker', organisation: 'Dikt AS' },
			{ name: 'Vera Vert', role: 'host', title: null, organisation: null },
		]),
	);
	expect((await openWebinar(db, anonymous, webinar.slug)).parts[0]?.recording).toBeNull();
	expect((await openKeptWebinar(db, editor, webinar.id)).parts[0]?.recording).toMatchObject({ id: caseId });
	await db
		.updateTable('catalogue.cases')
		.set({ status: 'published', published_at: new Date() })
		.where('id', '=', caseId)
		.execute();
	expect((await openWebinar(db, anonymous, webinar.slug)).parts[0]?.recording).toMatchObject({ title: webinar.title });
	// The people of a panel stay when their last case goes.
	await removeCase(db, { kind: 'operator' }, caseId);
	expect((await openWebinar(db, anonymous, webinar.slug)).parts[0]).toMatchObject({ recording: null, people: { length: 2 } });
});

test('pages that show it are stale at once, and again when it is over; the sitemap has it', async ({ database: { db, url } }) => {
	const listener = new pg.Client({ connectionString: url });
	await listener.connect();
	const heard: string[] = [];
	listener.on('notification', ({ payload = '' }) => heard.push(...JSON.parse(payload)));
	await listener.query(`listen ${pagesChannel}`);
	const webinar = await published(db);
	await expect.poll(() => heard).toEqual(expect.arrayContaining(['webinars', 'list']));
	await listener.end();
	const { rows } = await sql<{
		run_at: Date;
	}>`select run_at from graphile_worker.jobs where key = ${`webinar:${webinar.id}`}`.execute(db);
	expect(rows[0]?.run_at.getTime()).toBe((webinar.parts[0]?.startsAt?.getTime() ?? 0) + 45 * 60_000);
	const addresses = (await findSitemapPages(db, 'pages-0')).map(({ path }) => path('en'));
	expect(addresses).toEqual(expect.arrayContaining(['/en/webinars', `/en/webinars/${webinar.slug}`]));
});

test('no cell of the table is a formula', () => {
	const at = new Date('2026-11-22T10:00:00Z');
	const csv = signUpCsv(
		[{ email: '=cmd@example.org', language: 'nb', signedUpAt: at, confirmedAt: null }],
		['E-post', 'Når', 'A,B'],
	);
	expect(csv).toBe(`\uFEFFE-post,Når,"A,B"\r\n'=cmd@example.org,2026-11-22T10:00:00.000Z,\r\n`);
});
