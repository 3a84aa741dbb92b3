import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, onTestFinished } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { makeCase } from '../../../tests/database/make-case.ts';
import { type Answering, completing, openModelServer, sending, stalling } from '../../../tests/studio/model-server.ts';
import { askForDrafts, openDrafting } from './drafting.server.ts';
import { countWaiting, listProposals } from './list-proposals.server.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { proposeDrafts } from './propose-drafts.server.ts';
import { lettersAtOnce } from './proposing/draft-prompt.ts';
import { saveCaseDocument } from './save-case-document.server.ts';
import { saveEditedCase } from './save-edited-case.server.ts';
import { leaveProposal, takeProposal } from './settle-proposal.server.ts';

const texts = ['Vi koker grøten av havre fra bygda.', 'Kvernsteinen er fra 1890, tror jeg.'];
let made = 0;

/** An invented case with a text, an editor, and a model that answers as told. */
async function begin(db: Db, { answers = [], said = texts }: { answers?: Answering[]; said?: string[] } = {}) {
	const turns = said.map((text, at) => ({ text, kind: 'speech' as const, startMs: at * 5000, endMs: at * 5000 + 4000 }));
	const document = { case: makeCase({ title: `Utkast ${++made}` }), media: [], transcript: { language: 'nb', turns } };
	const { id: caseId } = await saveCaseDocument(db, operator, document, { storeMedia: () => Promise.reject(new Error()) });
	const editor = await makeMember(db, { role: 'editor' });
	const server = await openModelServer(...answers);
	onTestFinished(() => server.close());
	const drafter = { db, model: { url: server.url, key: undefined, name: 'liten' } };
	const draft = (job: object = {}, more: object = {}) =>
		proposeDrafts({ ...drafter, ...more }, { caseId, portion: 0, tries: 0, ...job });
	const edit = async () => ({ caseId, base: (await openEditedCase(db, editor, caseId)).version, session: randomUUID() });
	return { caseId, editor, server, draft, edit };
}

const passage = 'grøten av havre fra bygda';
const given = {
	questions: [
		{ kind: 'trueFalse', prompt: 'Grøten er av havre.', correct: true, passage },
		{ kind: 'trueFalse', prompt: 'Grøten er av bygg.', correct: true, passage: 'Grøten er av bygg fra byen.' },
	],
	ingress: [{ text: 'Om grøt & <b>korn</b>.', passage }],
	outcomes: [{ text: 'Forklare hva grøten kokes av', passage }],
	chapters: [
		{ text: 'Kvernsteinen', passage: 'Kvernsteinen er fra 1890' },
		{ text: 'Grøten', passage },
	],
	notes: [{ text: 'Grøt & korn.\nMer om <kvern>.', passage }],
};

async function queued(db: Db, caseId: number) {
	const { rows } = await sql<{ payload: object; runAt: Date }>`
		select j.payload, j.run_at as "runAt" from graphile_worker._private_jobs j where j.key = ${`propose:${caseId}`}`.execute(db);
	return rows;
}

test('what rests on words that are said is kept, the rest is thrown away', async ({ db }) => {
	const { caseId, editor, draft, server } = await begin(db, { answers: [completing(given)] });
	await draft();
	const proposals = await listProposals(db, editor, caseId);
	expect(proposals.map(({ content }) => content.kind)).toEqual(['question', 'ingress', 'outcome', 'chapter', 'chapter', 'notes']);
	expect(proposals[0]).toMatchObject({ model: 'liten', passage: { text: 'grøten av havre fra bygda.', span: { toMs: 4000 } } });
	expect(await openDrafting(db, editor, caseId)).toEqual({ isWorking: false, last: { problem: null, kept: 6, dropped: 1 } });
	expect(server.asked[0]?.body.messages[1]?.content).toContain(texts.join('\n'));
	expect(server.asked[0]?.body.messages[0]?.content).toMatch(/bokmål/);
});

test('each is taken into the case by a person, once, with the times of its passage', async ({ db }) => {
	const { caseId, editor, draft, edit } = await begin(db, { answers: [completing(given)] });
	await draft();
	for (const { id } of await listProposals(db, editor, caseId)) {
		expect(await takeProposal(db, editor, { id, ...(await edit()) })).toMatchObject({ saved: true });
		expect(await takeProposal(db, editor, { id, ...(await edit()) })).toEqual({ saved: false, because: 'gone' });
	}
	const { document } = await openEditedCase(db, editor, caseId);
	expect(document.quiz?.questions).toMatchObject([{ prompt: 'Grøten er av havre.', span: { toMs: 4000 } }]);
	expect(document.case).toMatchObject({ ingress: 'Om grøt & <b>korn</b>.', outcomes: ['Forklare hva grøten kokes av'] });
	expect(document.case.notesHtml).toBe(
		'<p>0:00 Grøten</p><p>0:05 Kvernsteinen</p><p>Grøt &amp; korn.</p><p>Mer om &lt;kvern&gt;.</p>',
	);
	expect(await countWaiting(db, editor, caseId)).toBe(0);
});

test('a proposal is not taken when its words are corrected away, nor when it was left', async ({ db }) => {
	const { caseId, editor, draft, edit } = await begin(db, { answers: [completing(given)] });
	await draft();
	const [first, second] = await listProposals(db, editor, caseId);
	expect(await leaveProposal(db, editor, { caseId, id: second?.id ?? '' })).toBe(true);
	expect(await leaveProposal(db, editor, { caseId, id: second?.id ?? '' })).toBe(false);
	expect(await takeProposal(db, editor, { id: second?.id ?? '', ...(await edit()) })).toEqual({ saved: false, because: 'gone' });
	const transcript = { language: 'nb', turns: [{ kind: 'speech' as const, text: 'Noe helt annet ble sagt.' }] };
	await saveEditedCase(db, editor, { ...(await edit()), change: (document) => ({ ...document, transcript }) });
	expect(await takeProposal(db, editor, { id: first?.id ?? '', ...(await edit()) })).toEqual({
		saved: false,
		because: 'noPassage',
	});
	expect((await openEditedCase(db, editor, caseId)).document.quiz).toBeUndefined();
});

test('a busy model is asked again when it says, and given up after some tries', async ({ db }) => {
	const { caseId, editor, draft } = await begin(db, { answers: [sending(429, '', { 'retry-after': '600' })] });
	const before = Date.now();
	await draft();
	const [job] = await queued(db, caseId);
	expect(job?.payload).toEqual({ caseId, portion: 0, tries: 1 });
	expect((job?.runAt.getTime() ?? 0) - before).toBeGreaterThanOrEqual(599_000);
	expect(await openDrafting(db, editor, caseId)).toEqual({ isWorking: true, last: undefined });
	await sql`select graphile_worker.remove_job(${`propose:${caseId}`})`.execute(db);
	await draft({ tries: 4 });
	expect(await openDrafting(db, editor, caseId)).toMatchObject({ isWorking: false, last: { problem: 'busy' } });
});

test.for<[string, Answering, string]>([
	['slow', stalling, 'slow'],
	['talkative', completing('Så klart! Her er forslagene:'), 'malformed'],
	['unwilling', completing(null, { refusal: 'No.' }), 'refused'],
])('a %s model leaves what waits as it was', async ([, answering, problem], { db }) => {
	const { caseId, editor, draft } = await begin(db, { answers: [completing(given), answering] });
	await draft();
	await draft({}, { timeoutMs: 200 });
	expect(await openDrafting(db, editor, caseId)).toMatchObject({ last: { problem, kept: 0 } });
	expect(await countWaiting(db, editor, caseId)).toBe(6);
});

test('a long conversation is read in portions, one after another', async ({ db }) => {
	const long = Array.from({ length: 3 }, (_, i) => `Del ${i} ${'og så videre '.repeat(lettersAtOnce / 20)}slutt.`);
	const ingress = (i: number) =>
		completing({
			ingress: [{ text: `Del ${i}`, passage: `Del ${i} og så` }],
			outcomes: [{ text: `Lære ${i}`, passage: `Del ${i} og så` }],
		});
	const { caseId, editor, draft } = await begin(db, { said: long, answers: [ingress(0), ingress(1), ingress(2)] });
	for (const portion of [0, 1, 2]) {
		await draft({ portion });
		const [job] = await queued(db, caseId);
		expect(job?.payload).toEqual(portion < 2 ? { caseId, portion: portion + 1, tries: 0 } : undefined);
		await sql`select graphile_worker.remove_job(${`propose:${caseId}`})`.execute(db);
	}
	const kinds = (await listProposals(db, editor, caseId)).map(({ content }) => content.kind);
	expect(kinds).toEqual(['ingress', 'outcome', 'outcome', 'outcome']);
	expect((await openDrafting(db, editor, caseId)).last).toEqual({ problem: null, kept: 4, dropped: 0 });
});

test('only editors ask, see and settle; asking twice is asking once', async ({ db }) => {
	const { caseId, editor } = await begin(db);
	const member = await makeMember(db, {});
	for (const viewer of [anonymous, member]) {
		await expect(askForDrafts(db, viewer, caseId)).rejects.toThrow(NotFound);
		await expect(listProposals(db, viewer, caseId)).rejects.toThrow(NotFound);
		await expect(leaveProposal(db, viewer, { caseId, id: randomUUID() })).rejects.toThrow(NotFound);
		await expect(takeProposal(db, viewer, { caseId, id: randomUUID(), base: 1, session: randomUUID() })).rejects.toThrow(
			NotFound,
		);
	}
	await askForDrafts(db, editor, caseId);
	await askForDrafts(db, editor, caseId);
	expect(await queued(db, caseId)).toHaveLength(1);
	expect((await openDrafting(db, editor, caseId)).isWorking).toBe(true);
});
