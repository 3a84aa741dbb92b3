import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { connectTo, type Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { makeCase } from '../../../tests/database/make-case.ts';
import type { CaseDocument } from './case-document.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { saveCaseDocument } from './save-case-document.server.ts';
import { saveEditedCase } from './save-edited-case.server.ts';
import { listUnmerged } from './unmerged.server.ts';
import { openVersion } from './versions.server.ts';

const turns = [
	{ kind: 'speech' as const, speaker: 'Kari', text: 'Hei.', startMs: 0, endMs: 900 },
	{ kind: 'speech' as const, speaker: 'Ola', text: 'Hallo.', startMs: 1000, endMs: 1900 },
];
let made = 0;

/** An invented case with a text, its key, and two editors. */
async function begin(db: Db, content: Partial<CaseDocument['case']> = {}) {
	const title = `Redigert ${++made}`;
	const document = { case: makeCase({ title, ...content }), media: [], transcript: { language: 'nb', turns } };
	const { id } = await saveCaseDocument(db, operator, document);
	const editors = [
		await makeMember(db, { role: 'editor', name: 'Anna Prøvesen' }),
		await makeMember(db, { role: 'editor', name: 'Olav Prøvesen' }),
	] as const;
	return { caseId: id, anna: editors[0], olav: editors[1] };
}

/** An edit of fields of the case. */
const withContent = (content: Partial<CaseDocument['case']>) => (document: CaseDocument) => ({
	...document,
	case: { ...document.case, ...content },
});

test('only editors open and save', async ({ db }) => {
	const { caseId } = await begin(db);
	for (const viewer of [anonymous, await makeMember(db)]) {
		await expect(openEditedCase(db, viewer, caseId)).rejects.toThrow(NotFound);
		const edit = { caseId, base: 1, session: randomUUID(), change: withContent({ title: 'Kapret' }) };
		await expect(saveEditedCase(db, viewer, edit)).rejects.toThrow(NotFound);
	}
});

test('what two editors change in different places is all there, and each step is a version', async ({ db }) => {
	const { caseId, anna, olav } = await begin(db);
	const { version: base } = await openEditedCase(db, anna, caseId);
	const [one, two] = [randomUUID(), randomUUID()];
	const first = await saveEditedCase(db, anna, { caseId, base, session: one, change: withContent({ ingress: 'Kort' }) });
	expect(first).toEqual({ saved: true, version: base + 1, others: false });
	const second = await saveEditedCase(db, olav, { caseId, base, session: two, change: withContent({ place: 'Bø' }) });
	expect(second).toMatchObject({ saved: true, others: true });
	expect((await openEditedCase(db, anna, caseId)).document.case).toMatchObject({ ingress: 'Kort', place: 'Bø' });

	// Olav's form still shows no ingress; what he saves next must not take Anna's away.
	const next = second.saved ? second.version : 0;
	const third = await saveEditedCase(db, olav, {
		...{ caseId, base: next, session: two },
		change: ({ case: { ingress, ...content }, ...rest }) => ({ ...rest, case: { ...content, place: 'Bø i Telemark' } }),
	});
	expect(third).toMatchObject({ saved: true, others: true });
	expect((await openEditedCase(db, anna, caseId)).document.case).toMatchObject({ ingress: 'Kort', place: 'Bø i Telemark' });
});

test('what contradicts is not saved but kept for its editor, until the same form can be saved', async ({ db }) => {
	const { caseId, anna, olav } = await begin(db);
	const { version: base } = await openEditedCase(db, anna, caseId);
	await saveEditedCase(db, anna, { caseId, base, session: randomUUID(), change: withContent({ ingress: 'Annas' }) });
	const edit = { caseId, base, session: randomUUID() };
	const outcome = await saveEditedCase(db, olav, { ...edit, change: withContent({ ingress: 'Olavs', place: 'Bø' }) });
	if (outcome.saved) throw new Error('must contradict');
	expect(outcome.conflicts).toEqual([{ path: ['case', 'ingress'], mine: 'Olavs', theirs: 'Annas' }]);
	const [waiting] = await listUnmerged(db, olav, caseId);
	expect(waiting).toMatchObject({ id: outcome.unmerged, base, document: { case: { ingress: 'Olavs', place: 'Bø' } } });
	expect(await listUnmerged(db, anna, caseId)).toEqual([]);
	expect((await openEditedCase(db, anna, caseId)).document.case).toMatchObject({ ingress: 'Annas' });

	const { unmerged } = outcome;
	expect(await saveEditedCase(db, olav, { ...edit, unmerged, change: withContent({ place: 'Bø' }) })).toMatchObject({
		saved: true,
	});
	expect(await listUnmerged(db, olav, caseId)).toEqual([]);
});

test('the text of a published case may be replaced, and is not taken away', async ({ db }) => {
	const { caseId, anna } = await begin(db, { status: 'published' });
	const { version: base } = await openEditedCase(db, anna, caseId);
	const edit = { caseId, base, session: randomUUID() };
	const change = ({ transcript, ...rest }: CaseDocument) => rest;
	await expect(saveEditedCase(db, anna, { ...edit, change })).rejects.toThrow(/must keep its text/);
	const withdrawn = (document: CaseDocument) => withContent({ status: 'draft' })(change(document));
	expect(await saveEditedCase(db, anna, { ...edit, change: withdrawn })).toMatchObject({ saved: true });
});

test('what an import changes meanwhile is a version of nobody’s, and contradicts like anybody’s', async ({ db }) => {
	const { caseId, anna } = await begin(db);
	const opened = await openEditedCase(db, anna, caseId);
	await saveCaseDocument(db, operator, withContent({ ingress: 'Importert' })(opened.document));
	const edit = { caseId, base: opened.version, session: randomUUID() };
	expect(await saveEditedCase(db, anna, { ...edit, change: withContent({ ingress: 'Annas' }) })).toMatchObject({ saved: false });
	expect(await saveEditedCase(db, anna, { ...edit, change: withContent({ place: 'Bø' }) })).toMatchObject({ saved: true });
	expect((await openEditedCase(db, anna, caseId)).document.case).toMatchObject({ ingress: 'Importert', place: 'Bø' });
});

test('times that the aligner found stay with what is not changed, and are in no version', async ({ db }) => {
	const { caseId, anna, olav } = await begin(db);
	const timed = turns.map(({ text, startMs, endMs, ...turn }) => {
		const sentence = { text, startMs, endMs, source: 'aligned' as const, confidence: 0.9 };
		return { ...turn, text, startMs, endMs, sentences: [sentence] };
	});
	const plain = turns.map(({ startMs, endMs, ...turn }) => turn);
	const opened = await openEditedCase(db, anna, caseId);
	await saveCaseDocument(db, operator, { ...opened.document, transcript: { language: 'nb', turns: timed } });
	const { document, version: base } = await openEditedCase(db, anna, caseId);
	expect(document.transcript?.turns).toEqual(timed);
	expect((await openVersion(db, caseId))?.document.transcript?.turns).toEqual(plain);

	await saveEditedCase(db, anna, { caseId, base, session: randomUUID(), change: withContent({ place: 'Bø' }) });
	const corrected = [plain[0], { ...plain[1], text: 'Hallo, du.' }] as typeof turns;
	const outcome = await saveEditedCase(db, olav, {
		...{ caseId, base, session: randomUUID() },
		change: (before) => ({ ...before, transcript: { language: 'nb', turns: corrected } }),
	});
	expect(outcome).toMatchObject({ saved: true });
	expect((await openEditedCase(db, anna, caseId)).document.transcript?.turns).toEqual([timed[0], corrected[1]]);
});

test('a version that is not kept any more makes every difference a question', async ({ db }) => {
	const { caseId, anna } = await begin(db, { ingress: 'Sånn' });
	await openEditedCase(db, anna, caseId);
	const edit = { caseId, base: 99, session: randomUUID(), change: withContent({ ingress: 'Slik' }) };
	expect(await saveEditedCase(db, anna, edit)).toMatchObject({
		conflicts: [{ path: ['case', 'ingress'], mine: 'Slik', theirs: 'Sånn' }],
	});
});

/** One editor's open form: what it shows, and what it was made from. */
interface Form {
	editor: Member;
	session: string;
	base: number;
	shown: CaseDocument;
}
const fields = ['ingress', 'place', 'reflectionQuestion', 'license'] as const;
/** What one editor does: where they write, and whether they look at the case anew first. */
const script = fc.array(fc.record({ where: fc.nat(fields.length + 2), opensAgain: fc.boolean() }), {
	minLength: 100,
	maxLength: 100,
});

test('of 200 edits by two editors at once none is lost without a message', async ({ db }) => {
	await fc.assert(
		fc.asyncProperty(script, script, async (annas, olavs) => {
			const { caseId, anna, olav } = await begin(db, { outcomes: ['En', 'To', 'Tre'] });
			const fate = { written: new Set<string>(), told: new Set<string>(), replaced: new Set<string>() };
			const follow = async (editor: Member, edits: typeof annas) => {
				const form = await openForm(db, editor, caseId);
				for (const [i, { where, opensAgain }] of edits.entries()) {
					if (opensAgain) Object.assign(form, await openForm(db, editor, caseId));
					await saveForm(db, caseId, form, write(form, where, `endring ${editor.name} ${i}.`), fate);
				}
			};
			await Promise.all([follow(anna, annas), follow(olav, olavs)]);
			const everything = textsIn((await openEditedCase(db, anna, caseId)).document);
			const lost = [...fate.written].filter(
				(text) => !everything.includes(text) && !fate.told.has(text) && !fate.replaced.has(text),
			);
			expect(lost).toEqual([]);
			expect(fate.told.size, 'some edits contradict').toBeGreaterThan(0);
		}),
		{ numRuns: 2, endOnFailure: true },
	);
}, 200_000);

test('of 200 edits at the same moment each is in the case, or waits for its editor, who is told', async ({ database }) => {
	// As many web servers have connections of their own.
	const servers = [database, await connectTo(database.url), await connectTo(database.url)];
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(fields.length + 1), { minLength: 200, maxLength: 200 }), async (places) => {
			const { db } = database;
			const { caseId, anna, olav } = await begin(db, { outcomes: ['En', 'To', 'Tre'] });
			const form = await openForm(db, anna, caseId);
			const edits = await Promise.all(
				places.map(async (where, i) => {
					const [own, editor] = [{ ...form, session: randomUUID() }, i % 2 === 0 ? anna : olav];
					const { text = '' } = write(own, where, `endring nummer ${i}.`);
					const edit = { caseId, base: own.base, session: own.session, change: () => own.shown };
					const outcome = await saveEditedCase(servers[i % servers.length]?.db ?? db, editor, edit);
					return { text, editor, outcome };
				}),
			);
			const everything = textsIn((await openEditedCase(db, anna, caseId)).document);
			const waiting = new Map<unknown, string[]>();
			for (const editor of [anna, olav])
				for (const { id, document } of await listUnmerged(db, editor, caseId))
					waiting.set(`${editor.id} ${id}`, textsIn(document));
			const lost = edits.filter(({ text, editor, outcome }) =>
				outcome.saved ? !everything.includes(text) : !waiting.get(`${editor.id} ${outcome.unmerged}`)?.includes(text),
			);
			expect(lost).toEqual([]);
			expect(new Set(edits.map(({ outcome }) => outcome.saved)).size, 'some are saved, some contradict').toBe(2);
		}),
		{ numRuns: 2, endOnFailure: true },
	);
	for (const { close } of servers.slice(1)) await close();
}, 200_000);

async function openForm(db: Db, editor: Member, caseId: number): Promise<Form> {
	const { document, version } = await openEditedCase(db, editor, caseId);
	return { editor, session: randomUUID(), base: version, shown: document };
}

/** What was written, of what its editor was told that it is not saved, and what somebody who saw it wrote over. */
type Fate = Record<'written' | 'told' | 'replaced', Set<string>>;
const textsIn = (document: unknown) => [...JSON.stringify(document).matchAll(/endring [^."]+\./g)].map(([text]) => text);

/** What one edit did: the text that came, and those that its editor saw and took away. */
interface Written {
	text: string | undefined;
	gone: string[];
}

/** Writes into the form, or removes from it. */
function write(form: Form, where: number, text: string): Written {
	const content = structuredClone(form.shown.case);
	const before = textsIn(content);
	const field = fields[where];
	if (field) content[field] = text;
	else if (where === fields.length) content.outcomes.push(text);
	else if (where === fields.length + 1) content.outcomes.splice(0, 1, text);
	else content.outcomes.splice(-1, 1);
	form.shown = { ...form.shown, case: content };
	const after = textsIn(content);
	return { text: after.includes(text) ? text : undefined, gone: before.filter((each) => !after.includes(each)) };
}

/** Saves what the form shows; an editor whose edit contradicts is told, and begins again with the case as it is. */
async function saveForm(db: Db, caseId: number, form: Form, { text, gone }: Written, fate: Fate): Promise<void> {
	const { written, told, replaced } = fate;
	if (text) written.add(text);
	const { editor, base, session, shown } = form;
	const outcome = await saveEditedCase(db, editor, { caseId, base, session, change: () => shown });
	if (outcome.saved) {
		for (const each of gone) replaced.add(each);
		return void Object.assign(form, { base: outcome.version });
	}
	const kept = (await listUnmerged(db, editor, caseId)).find(({ id }) => id === outcome.unmerged);
	if (text && textsIn(kept?.document).includes(text)) told.add(text);
	Object.assign(form, await openForm(db, editor, caseId));
}
