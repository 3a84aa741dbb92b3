import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { anonymous, type Member, operator } from '#lib/accounts/viewer.ts';
import { caseOpener } from '#lib/catalogue/open-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { listenForChanges } from '#lib/platform/listen-for-changes.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { site } from '../../../tests/records/site.ts';
import { findOwnReflection } from './find-own-reflection.server.ts';
import { listReflections, newestReflections } from './list-reflections.server.ts';
import { listReports } from './list-reports.server.ts';
import { hideReflection, leaveReflection, unhideReflection } from './moderate-reflection.server.ts';
import { longestReason, longestReflection } from './reflection.ts';
import { reportReflection } from './report-reflection.server.ts';
import { saveReflection } from './save-reflection.server.ts';
import { shareReflection } from './share-reflection.server.ts';

let cases = 0;
async function makeCaseAndMember(db: Db, name?: string): Promise<{ caseId: number; slug: string; member: Member }> {
	const { id, slug } = await storeCase(db, { title: `Tenk ${++cases}`, reflectionQuestion: 'Hva trodde du?' });
	return { caseId: id, slug, member: await makeMember(db, { name }) };
}

const write = (db: Db, member: Member, caseId: number, thinks: string, believed = '') =>
	saveReflection(db, member, { caseId, believed, thinks }, site);
const share = (db: Db, member: Member, caseId: number) => shareReflection(db, member, { caseId, sharedWith: 'everybody' });
const listed = async (db: Db, caseId: number, viewer: Parameters<typeof listReflections>[1] = anonymous) =>
	(await listReflections(db, viewer, caseId, { limit: 10, page: 1 })).reflections;
async function shareOne(db: Db): Promise<{ caseId: number; slug: string; author: Member; id: string }> {
	const { caseId, slug, member } = await makeCaseAndMember(db, 'Ada Oppdiktet');
	await write(db, member, caseId, 'Nå vet jeg.');
	await share(db, member, caseId);
	const [only] = await listed(db, caseId);
	return { caseId, slug, author: member, id: only?.id ?? '' };
}

describe('writing', () => {
	test('what one writes is private, and comes back as it was typed', async ({ db }) => {
		const { caseId, member } = await makeCaseAndMember(db);
		expect(await write(db, member, caseId, ' Nå **vet** jeg.\r\nJa.\0 ', 'Før')).toEqual({
			saved: true,
			award: { waitsFor: 'quiz' },
		});
		expect(await findOwnReflection(db, member, caseId)).toEqual({
			believed: 'Før',
			thinks: 'Nå **vet** jeg.\nJa.',
			believedHtml: '<p>Før</p>',
			thinksHtml: '<p>Nå <strong>vet</strong> jeg.<br />Ja.</p>',
			isShared: false,
			hiddenBecause: null,
			writtenAt: expect.any(Date),
			earlier: [],
		});
		expect(await listed(db, caseId)).toEqual([]);
		expect(await listed(db, caseId, operator)).toEqual([]);
		expect(await findOwnReflection(db, await makeMember(db), caseId)).toBeUndefined();
	});

	test('what stood there before is kept, newest first; the same again is not', async ({ db }) => {
		const { caseId, member } = await makeCaseAndMember(db);
		for (const thinks of ['en', 'to', 'to', 'tre']) await write(db, member, caseId, thinks, 'før');
		const own = await findOwnReflection(db, member, caseId);
		expect(own).toMatchObject({
			thinks: 'tre',
			earlier: [{ thinksHtml: '<p>to</p>', believedHtml: '<p>før</p>' }, { thinksHtml: '<p>en</p>' }],
		});
		const times = [own?.writtenAt, ...(own?.earlier.map(({ writtenAt }) => writtenAt) ?? [])].map(Number);
		expect(times).toEqual(times.toSorted((one, other) => other - one));
	});

	test('ten changes at once keep every one of them', async ({ db }) => {
		const { caseId, member } = await makeCaseAndMember(db);
		await Promise.all(Array.from({ length: 10 }, (_, nth) => write(db, member, caseId, `Tanke ${nth}`)));
		const own = await findOwnReflection(db, member, caseId);
		const all = [own?.thinksHtml, ...(own?.earlier.map(({ thinksHtml }) => thinksHtml) ?? [])].sort();
		expect(all).toEqual(Array.from({ length: 10 }, (_, nth) => `<p>Tanke ${nth}</p>`));
	});

	test('too much or nothing is told by field, in characters and not in bytes', async ({ db }) => {
		const { caseId, member } = await makeCaseAndMember(db);
		const most = '🎧'.repeat(longestReflection);
		expect(await write(db, member, caseId, ' \n ', `${most}x`)).toEqual({
			saved: false,
			problems: { believed: 'tooLong', thinks: 'missing' },
		});
		expect(await findOwnReflection(db, member, caseId)).toBeUndefined();
		expect(await write(db, member, caseId, most)).toMatchObject({ saved: true });
	});

	test('an account that was erased meanwhile writes nothing', async ({ db }) => {
		const { caseId, member } = await makeCaseAndMember(db);
		await sql`delete from accounts.users where id = ${member.id}`.execute(db);
		await expect(write(db, member, caseId, 'Nå')).rejects.toThrow(NotAllowed);
	});
});

describe('sharing', () => {
	test('everybody reads it with the name until it is taken back', async ({ db }) => {
		const { caseId, author, id } = await shareOne(db);
		const shown = { id, name: 'Ada Oppdiktet', thinksHtml: '<p>Nå vet jeg.</p>', believedHtml: '', sharedAt: expect.any(Date) };
		expect(await listed(db, caseId)).toMatchObject([{ ...shown, isOwn: false, isReported: false }]);
		expect(await listed(db, caseId, author)).toMatchObject([{ ...shown, isOwn: true }]);
		expect(JSON.stringify(await listed(db, caseId))).not.toContain(author.id);
		await shareReflection(db, author, { caseId, sharedWith: 'nobody' });
		expect(await listed(db, caseId)).toEqual([]);
		expect(await findOwnReflection(db, author, caseId)).toMatchObject({ isShared: false, thinks: 'Nå vet jeg.' });
	});

	test('there is nothing to share before it is written, and nothing of another member’s', async ({ db }) => {
		const { caseId } = await shareOne(db);
		const other = await makeMember(db);
		for (const sharedWith of ['everybody', 'nobody'] as const)
			await expect(shareReflection(db, other, { caseId, sharedWith })).rejects.toThrow(NotFound);
		expect(await listed(db, caseId)).toHaveLength(1);
	});

	test('the list is paged, newest first, and the case shows the two newest', async ({ db }) => {
		const { caseId, slug } = await makeCaseAndMember(db);
		for (const name of ['En', 'To', 'Tre']) {
			const member = await makeMember(db, { name });
			await write(db, member, caseId, `Av ${name}`);
			await share(db, member, caseId);
		}
		const page = (number: number) => listReflections(db, anonymous, caseId, { limit: 2, page: number });
		expect(await page(1)).toMatchObject({ total: 3, reflections: [{ name: 'Tre' }, { name: 'To' }] });
		expect(await page(2)).toMatchObject({ total: 3, reflections: [{ name: 'En' }] });
		const opened = await caseOpener({ reflections: newestReflections(2) })(db, anonymous, 'nb', slug);
		expect('also' in opened && opened.also.reflections).toMatchObject({ total: 3, newest: [{ name: 'Tre' }, { name: 'To' }] });
	});

	test('what everybody sees is stale as soon as it changes, and only then', async ({ db, database }) => {
		const { caseId, member } = await makeCaseAndMember(db);
		const heard: string[] = [];
		const listener = await listenForChanges(database.url, { invalidate: (tags) => void heard.push(...tags), clear: () => {} });
		await write(db, member, caseId, 'privat');
		await share(db, member, caseId);
		await share(db, member, caseId);
		await write(db, member, caseId, 'delt');
		await shareReflection(db, member, { caseId, sharedWith: 'nobody' });
		await write(db, member, caseId, 'privat igjen');
		await pagesChanged(db, ['the end']);
		await expect.poll(() => heard).toContain('the end');
		expect(heard).toEqual([`case:${caseId}`, `case:${caseId}`, `case:${caseId}`, 'the end']);
		await listener.close();
	});
});

describe('reports', () => {
	test('each member reports once, with a reason, what they see and did not write', async ({ db }) => {
		const { caseId, author, id } = await shareOne(db);
		const [reporter, editor] = [await makeMember(db), await makeMember(db, { role: 'editor' })];
		const report = (viewer: Member, reason: string, reflectionId = id, of = caseId) =>
			reportReflection(db, viewer, { caseId: of, reflectionId, reason });
		expect(await report(reporter, ' ')).toEqual({ reported: false, problem: 'missing' });
		expect(await report(reporter, 'x'.repeat(longestReason + 1))).toEqual({ reported: false, problem: 'tooLong' });
		expect(await report(reporter, 'Usant.')).toEqual({ reported: true });
		expect(await report(reporter, 'Fremdeles usant.')).toEqual({ reported: true });
		expect((await listReports(db, editor)).open.find((one) => one.id === id)?.reasons).toEqual(['Usant.']);
		expect(await listed(db, caseId, reporter)).toMatchObject([{ isReported: true }]);
		expect(await listed(db, caseId, await makeMember(db))).toMatchObject([{ isReported: false }]);

		const elsewhere = await shareOne(db);
		await expect(report(author, 'Min egen.')).rejects.toThrow(NotFound);
		await expect(report(reporter, 'Feil case.', id, elsewhere.caseId)).rejects.toThrow(NotFound);
		await expect(report(reporter, 'Ingen id.', 'x')).rejects.toThrow(NotFound);
		await shareReflection(db, author, { caseId, sharedWith: 'nobody' });
		await expect(report(await makeMember(db), 'Privat.')).rejects.toThrow(NotFound);
		expect((await listReports(db, editor)).open.some((one) => one.id === id)).toBe(false);
	});

	test('an editor hides it with a reason that the author reads, and shows it again', async ({ db }) => {
		const { caseId, author, id } = await shareOne(db);
		const [reporter, editor] = [await makeMember(db), await makeMember(db, { role: 'editor' })];
		await reportReflection(db, reporter, { caseId, reflectionId: id, reason: 'Usant.' });
		expect(await hideReflection(db, editor, { reflectionId: id, reason: '' })).toEqual({ hidden: false, problem: 'missing' });
		expect(await listed(db, caseId)).toHaveLength(1);
		expect(await hideReflection(db, editor, { reflectionId: id, reason: 'Nevner en person.' })).toEqual({ hidden: true });
		expect(await listed(db, caseId)).toEqual([]);
		expect(await listed(db, caseId, author)).toEqual([]);
		expect(await findOwnReflection(db, author, caseId)).toMatchObject({ hiddenBecause: 'Nevner en person.', isShared: true });
		const mine = async (list: 'open' | 'hidden') => (await listReports(db, editor))[list].filter((one) => one.id === id);
		expect(await mine('open')).toEqual([]);
		expect(await mine('hidden')).toMatchObject([
			{ hiddenBecause: 'Nevner en person.', reasons: ['Usant.'], name: 'Ada Oppdiktet' },
		]);

		await write(db, author, caseId, 'Uten navn.');
		expect(await listed(db, caseId)).toEqual([]);
		await unhideReflection(db, editor, id);
		expect(await listed(db, caseId)).toMatchObject([{ thinksHtml: '<p>Uten navn.</p>' }]);
		expect(await findOwnReflection(db, author, caseId)).toMatchObject({ hiddenBecause: null });
		expect([...(await mine('open')), ...(await mine('hidden'))]).toEqual([]);
	});

	test('what is left to stand is looked at again when somebody else reports it', async ({ db }) => {
		const { caseId, id } = await shareOne(db);
		const editor = await makeMember(db, { role: 'editor' });
		const report = async (reason: string) => reportReflection(db, await makeMember(db), { caseId, reflectionId: id, reason });
		const reasons = async () => (await listReports(db, editor)).open.find((one) => one.id === id)?.reasons;
		await report('En.');
		await leaveReflection(db, editor, id);
		expect(await reasons()).toBeUndefined();
		expect(await listed(db, caseId)).toHaveLength(1);
		await report('To.');
		expect(await reasons()).toEqual(['To.']);
	});

	test('for everybody else there is no such page, whatever they send', async ({ db }) => {
		const { id, caseId } = await shareOne(db);
		const members = [anonymous, await makeMember(db), await makeMember(db, { role: 'guest' })];
		for (const viewer of members) {
			await expect(listReports(db, viewer)).rejects.toThrow(NotFound);
			await expect(hideReflection(db, viewer, { reflectionId: id, reason: 'x' })).rejects.toThrow(NotFound);
			await expect(unhideReflection(db, viewer, id)).rejects.toThrow(NotFound);
			await expect(leaveReflection(db, viewer, id)).rejects.toThrow(NotFound);
		}
		expect(await listed(db, caseId)).toHaveLength(1);
	});

	test('an editor cannot touch what is private', async ({ db }) => {
		const { id, caseId, author } = await shareOne(db);
		const editor = await makeMember(db, { role: 'editor' });
		await shareReflection(db, author, { caseId, sharedWith: 'nobody' });
		await expect(hideReflection(db, editor, { reflectionId: id, reason: 'x' })).rejects.toThrow(NotFound);
		await expect(hideReflection(db, editor, { reflectionId: 'x', reason: 'x' })).rejects.toThrow(NotFound);
		expect(JSON.stringify(await listReports(db, editor))).not.toContain(id);
	});
});
