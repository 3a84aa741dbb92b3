import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { anonymous, type Member } from '#lib/accounts/viewer.ts';
import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotFound } from '#lib/platform/errors.ts';
import { findJob } from '#lib/platform/jobs.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { approveCase } from './approve-case.server.ts';
import type { CaseDocument } from './case-document.ts';
import { createCase } from './create-case.server.ts';
import { findState } from './find-state.server.ts';
import { listEditedCases } from './list-edited-cases.server.ts';
import { listVersions } from './list-versions.server.ts';
import { moveCase } from './move-case.server.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { tellPresence } from './presence.server.ts';
import { restoreVersion } from './restore-version.server.ts';
import { saveEditedCase } from './save-edited-case.server.ts';
import { findConflicts, settleConflicts } from './settle-conflicts.server.ts';

const note = 'Gjesten sa ja på telefon.';
const withText = (document: CaseDocument): CaseDocument => ({
	...document,
	transcript: { language: 'nb', turns: [{ kind: 'speech', text: 'Hei.' }] },
});
const withIngress = (ingress: string) => (document: CaseDocument) => ({ ...document, case: { ...document.case, ingress } });
let made = 0;

async function begin(db: Db, change = withText) {
	const editor = await makeMember(db, { role: 'editor' });
	const created = await createCase(db, editor, { title: `På vei ${++made}`, language: 'nb' });
	if (!created.created) throw new Error('was not made');
	await edit(db, editor, created.id, change);
	return { caseId: created.id, editor, slug: `pa-vei-${made}` };
}

async function edit(
	db: Db,
	editor: Member,
	caseId: number,
	change: (document: CaseDocument) => CaseDocument,
	session = randomUUID(),
) {
	const { version: base } = await openEditedCase(db, editor, caseId);
	return saveEditedCase(db, editor, { caseId, base, session, change });
}

test('two cases of one title are two cases, and a case needs a title and a language', async ({ db }) => {
	const editor = await makeMember(db, { role: 'editor' });
	const make = (title: string, language = 'nb') => createCase(db, editor, { title, language });
	const [one, two] = [await make('Lik'), await make('Lik')];
	expect(one.created && two.created && one.id !== two.id).toBe(true);
	expect(await make(' ', 'norsk')).toEqual({ created: false, problems: ['title', 'language'] });
	await expect(createCase(db, await makeMember(db), { title: 'Nei', language: 'nb' })).rejects.toThrow(NotFound);
});

test('a case without a text is not published, and nothing of it changes', async ({ db }) => {
	const { caseId, editor, slug } = await begin(db, (document) => document);
	const outcome = await moveCase(db, editor, { caseId, step: 'publish', note });
	expect(outcome).toMatchObject({
		moved: false,
		because: 'refused',
		missing: expect.arrayContaining([expect.objectContaining({ problem: 'noText' })]),
	});
	expect(await findState(db, caseId)).toMatchObject({ state: 'draft' });
	await expect(openCase(db, anonymous, 'nb', slug)).rejects.toThrow(NotFound);
});

test('the way out and back, by those who may', async ({ db }) => {
	const { caseId, editor, slug } = await begin(db);
	await expect(moveCase(db, await makeMember(db), { caseId, step: 'review' })).rejects.toThrow(NotFound);
	expect(await moveCase(db, editor, { caseId, step: 'review' })).toEqual({ moved: true, state: 'review' });
	expect(await moveCase(db, editor, { caseId, step: 'publish' })).toMatchObject({ moved: false, because: 'reason' });
	expect(await moveCase(db, editor, { caseId, step: 'publish', note })).toEqual({ moved: true, state: 'published' });
	expect(await findState(db, caseId)).toMatchObject({ state: 'published', note, changedBy: editor.name });
	const opened = await openCase(db, anonymous, 'nb', slug);
	const publishedAt = 'found' in opened ? opened.found.publishedAt : undefined;
	await expect(moveCase(db, editor, { caseId, step: 'publish', note })).rejects.toThrow(Conflict);
	await moveCase(db, editor, { caseId, step: 'unpublish' });
	await expect(openCase(db, anonymous, 'nb', slug)).rejects.toThrow(NotFound);
	await moveCase(db, editor, { caseId, step: 'publish', note });
	expect(await openCase(db, anonymous, 'nb', slug)).toMatchObject({ found: { publishedAt } });
});

test('a scheduled case comes out by itself, and its pages are told then', async ({ db }) => {
	const { caseId, editor } = await begin(db);
	const schedule = (at: Date | undefined) => moveCase(db, editor, { caseId, step: 'schedule', at, note });
	for (const at of [undefined, new Date(Date.now() - 1000)]) expect(await schedule(at)).toMatchObject({ because: 'past' });
	expect(await schedule(new Date(Date.now() + 60_000))).toMatchObject({ state: 'scheduled' });
	expect(await findJob(db, `publish:${caseId}`)).toBe('waiting');
	const isListed = async () => (await listCases(db, anonymous, 'nb', {}, { limit: 100 })).cases.some(({ id }) => id === caseId);
	expect(await isListed()).toBe(false);
	await db.updateTable('catalogue.cases').set({ published_at: new Date() }).where('id', '=', caseId).execute();
	expect(await isListed()).toBe(true);
	expect(await findState(db, caseId)).toMatchObject({ state: 'published' });
});

test('what the guest approved is approved until it is changed', async ({ db }) => {
	const { caseId, editor } = await begin(db);
	const { version } = await openEditedCase(db, editor, caseId);
	await approveCase(db, caseId);
	const asked = { guest_name: 'Kari Oppdiktet', token_hash: Buffer.from(randomUUID()), language: 'nb', questions: '[]' };
	await db
		.insertInto('studio.invitations')
		.values({ ...asked, case_id: caseId, expires_at: new Date(), approved_at: new Date(), approved_version: version })
		.execute();
	expect(await findState(db, caseId)).toMatchObject({ state: 'approved' });
	await edit(db, editor, caseId, withIngress('Noe annet'));
	expect(await moveCase(db, editor, { caseId, step: 'publish' })).toMatchObject({ because: 'reason' });
	await edit(db, editor, caseId, ({ case: { ingress, ...content }, ...rest }) => ({ ...rest, case: content }));
	expect(await moveCase(db, editor, { caseId, step: 'publish' })).toMatchObject({ moved: true });
	await approveCase(db, caseId);
	expect(await findState(db, caseId)).toMatchObject({ state: 'published' });
});

test('a session is one version, and a former one is brought back without touching what is out', async ({ db }) => {
	const { caseId, editor } = await begin(db, (document) => withText(withIngress('Først')(document)));
	const session = randomUUID();
	for (const ingress of ['S', 'Se', 'Senere']) await edit(db, editor, caseId, withIngress(ingress), session);
	await moveCase(db, editor, { caseId, step: 'publish', note });
	const numbers = (await listVersions(db, editor, caseId)).map(({ number, previous }) => [number, previous]);
	expect(numbers).toEqual([
		[6, 5],
		[5, 2],
		[2, 1],
		[1, null],
	]);
	expect(await restoreVersion(db, editor, { caseId, number: 2, base: 6 })).toMatchObject({ saved: true });
	expect((await openEditedCase(db, editor, caseId)).document.case).toMatchObject({ ingress: 'Først', status: 'published' });
	await expect(restoreVersion(db, editor, { caseId, number: 1, base: 7 })).rejects.toThrow(/must keep its text/);
	await expect(restoreVersion(db, editor, { caseId, number: 99, base: 8 })).rejects.toThrow(NotFound);
});

test('a choice holds only for what the editor saw', async ({ db }) => {
	const { caseId, editor } = await begin(db, withIngress('Slik det var'));
	const { version: base } = await openEditedCase(db, editor, caseId);
	const other = await makeMember(db, { role: 'editor' });
	await edit(db, other, caseId, withIngress('Den andres'));
	const mine = await saveEditedCase(db, editor, { caseId, base, session: randomUUID(), change: withIngress('Min') });
	if (mine.saved) throw new Error('must contradict');
	const { unmerged } = mine;
	const { conflicts, version: seen } = await findConflicts(db, editor, caseId, unmerged);
	expect(conflicts).toEqual([{ path: ['case', 'ingress'], base: 'Slik det var', mine: 'Min', theirs: 'Den andres' }]);
	await edit(db, other, caseId, withIngress('Den andres igjen'));
	const choices = new Map([['case/ingress', { use: 'mine' as const }]]);
	const late = await settleConflicts(db, editor, { caseId, unmerged, seen, choices });
	expect(late).toMatchObject({ saved: false, unmerged, conflicts: [{ theirs: 'Den andres igjen' }] });
	const again = await findConflicts(db, editor, caseId, unmerged);
	expect(await settleConflicts(db, editor, { caseId, unmerged, seen: again.version, choices })).toMatchObject({ saved: true });
	expect((await openEditedCase(db, editor, caseId)).document.case.ingress).toBe('Min');
	await expect(findConflicts(db, editor, caseId, unmerged)).rejects.toThrow(NotFound);
});

test('editors see each other, and the list says what is where', async ({ db }) => {
	const { caseId, editor } = await begin(db);
	const other = await makeMember(db, { role: 'editor', name: 'Olav Prøvesen' });
	expect(await tellPresence(db, editor, caseId, 'form')).toEqual([]);
	expect(await tellPresence(db, other, caseId, 'quiz')).toEqual([{ name: 'Signe Prøvesen', part: 'form' }]);
	expect(await tellPresence(db, editor, caseId, 'form')).toEqual([{ name: 'Olav Prøvesen', part: 'quiz' }]);
	await db
		.updateTable('studio.presence')
		.set({ seen_at: new Date(Date.now() - 70_000) })
		.where('user_id', '=', other.id)
		.execute();
	expect(await tellPresence(db, editor, caseId, 'form')).toEqual([]);
	await expect(tellPresence(db, await makeMember(db), caseId, 'form')).rejects.toThrow(NotFound);
	await expect(tellPresence(db, editor, 999_999, 'form')).rejects.toThrow(NotFound);

	const query = `på vei ${made}`;
	const found = await listEditedCases(db, other, { query, state: 'draft' }, { limit: 10 });
	expect(found).toMatchObject({
		total: 1,
		cases: [{ id: caseId, state: 'draft', forms: ['read'], questions: 0, present: ['Signe Prøvesen'] }],
	});
	expect((await listEditedCases(db, other, { query, state: 'published' }, { limit: 10 })).total).toBe(0);
	expect((await listEditedCases(db, other, { query: '%', state: undefined }, { limit: 10 })).total).toBe(0);
	await expect(listEditedCases(db, anonymous, { query }, { limit: 10 })).rejects.toThrow(NotFound);
});
