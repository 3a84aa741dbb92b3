import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotFound } from '#lib/platform/errors.ts';
import { changeBetween } from '#lib/transcript/edit-history.ts';
import { editTurns, type TranscriptEdit } from '#lib/transcript/edit-transcript.ts';
import { noteAlignment } from '#lib/transcript/note-alignment.server.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { makeCase } from '../../../tests/database/make-case.ts';
import { openTiming, openTranscriptEditor } from './open-transcript-editor.server.ts';
import { saveCaseDocument } from './save-case-document.server.ts';
import { saveEditedTranscript } from './save-edited-transcript.server.ts';
import type { TranscriptChange } from './transcript-change.ts';

const texts = ['Hei og velkommen.', 'Takk for det.', 'Vi spurte bussen først.', 'Hva svarte den?'];
const turns = texts.map((text, at): Turn => {
	const times = { startMs: at * 2000, endMs: at * 2000 + 1800 };
	return {
		kind: 'speech',
		speaker: at % 2 ? 'Ola' : 'Kari',
		text,
		...times,
		sentences: [{ text, ...times, source: 'aligned', confidence: 0.9 }],
	};
});
let made = 0;

/** An invented case with its sound and a timed text, an editor who has it open, and what they save. */
async function begin(db: Db) {
	const sha256 = (++made).toString(16).padStart(64, '0');
	const storeMedia = async () => ({ storageKey: `${sha256.slice(0, 2)}/${sha256}.mp3`, bytes: 7, sha256 });
	const media = [{ kind: 'audio' as const, src: 'sound.mp3', mimeType: 'audio/mpeg' }];
	const document = {
		case: makeCase({ title: `Utskrift ${made}` }),
		media,
		transcript: { language: 'nb', machineMade: true as const, turns },
	};
	const { id: caseId } = await saveCaseDocument(db, operator, document, { storeMedia });
	const editor = await makeMember(db, { role: 'editor' });
	const session = randomUUID();
	const save = (change: Partial<TranscriptChange> & Pick<TranscriptChange, 'base'>) =>
		saveEditedTranscript(db, editor, caseId, { session, at: 0, removed: 0, turns: [], ...change });
	const open = () => openTranscriptEditor(db, editor, caseId);
	return { caseId, editor, save, open };
}

/** An edit as the editor's page sends it. */
function sent(before: readonly Turn[], edit: TranscriptEdit): Pick<TranscriptChange, 'at' | 'removed' | 'turns'> {
	const change = changeBetween(before, editTurns(before, edit));
	if (!change) throw new Error('This edit does nothing.');
	return {
		at: change.at,
		removed: change.before.length,
		turns: change.after.map((turn) => (before.includes(turn) ? before.indexOf(turn) : turn)),
	};
}

const jobs = async (db: Db, caseId: number) =>
	(await sql`select from graphile_worker.jobs where key = ${`align:${caseId}`}`.execute(db)).rows.length;

test('a correction is stored with its times, and no other turn loses its own', async ({ db }) => {
	const { caseId, save, open } = await begin(db);
	const { version: base, transcript } = await open();
	const before = transcript?.turns ?? [];
	const outcome = await save({ base, ...sent(before, { kind: 'correct', turn: 2, text: 'Vi spurte toget først.' }) });
	expect(outcome).toEqual({ saved: true, version: base + 1, others: false });
	const after = (await open()).transcript;
	expect(after?.turns[2]).toMatchObject({
		text: 'Vi spurte toget først.',
		startMs: 4000,
		sentences: [{ startMs: 4000, source: 'edited' }],
	});
	expect(after?.turns.toSpliced(2, 1)).toEqual(before.toSpliced(2, 1));
	expect([after?.machineMade, await jobs(db, caseId)]).toEqual([true, 0]);
	expect((await open()).version).toBe(base + 1);
});

test('turns whose times are taken off are timed anew, and they alone', async ({ db }) => {
	const { caseId, editor, save, open } = await begin(db);
	const { version: base, transcript } = await open();
	const before = transcript?.turns ?? [];
	for (const [from, to] of [
		[1, 2],
		[0, 3],
	] as const) {
		expect((await save({ base, ...sent(before, { kind: 'untime', from, to }) })).saved).toBe(true);
		const after = (await open()).transcript?.turns ?? [];
		expect(after.map(({ sentences }) => sentences === undefined)).toEqual(before.map((_, at) => at >= from && at <= to));
		expect(after.map(({ text }) => text)).toEqual(texts);
		expect([await jobs(db, caseId), (await openTiming(db, editor, caseId)).state]).toEqual([1, 'waiting']);
		// Undone, they are as they were.
		await save({ base: (await open()).version, at: 0, removed: 4, turns: before });
		expect((await open()).transcript?.turns).toEqual(before);
	}
});

test('what others changed in other turns stays, and the same turn is nobody’s to overwrite', async ({ db }) => {
	const { save, open } = await begin(db);
	const { version: base, transcript } = await open();
	const before = transcript?.turns ?? [];
	const theirs = { session: randomUUID() };
	await save({ base, ...theirs, ...sent(before, { kind: 'correct', turn: 0, text: 'Hei.' }) });
	expect(await save({ base, ...sent(before, { kind: 'assign', turn: 3, speaker: 'Åse' }) })).toMatchObject({
		saved: true,
		others: true,
	});
	const merged = (await open()).transcript?.turns;
	expect(merged?.map(({ text, speaker }) => [text, speaker])).toEqual([
		['Hei.', 'Kari'],
		[texts[1], 'Ola'],
		[texts[2], 'Kari'],
		[texts[3], 'Åse'],
	]);
	expect(merged?.map(({ startMs }) => startMs)).toEqual([0, 2000, 4000, 6000]);
	const outcome = await save({ base, ...sent(before, { kind: 'correct', turn: 0, text: 'Velkommen.' }) });
	expect(outcome).toMatchObject({ saved: false, conflicts: [{ path: ['transcript', 'turns', 0, 'said'] }] });
});

test('reading over what a program wrote down is noted', async ({ db }) => {
	const { save, open } = await begin(db);
	await save({ base: (await open()).version, readOver: true });
	expect((await open()).transcript?.machineMade).toBeUndefined();
});

test('what is noted of a text that was changed while it was timed is not the end of its timing', async ({ db }) => {
	const { caseId, editor, save, open } = await begin(db);
	const { version: base, transcript } = await open();
	const timing = async () => (await openTiming(db, editor, caseId)).state;
	await noteAlignment(db, caseId, 'a'.repeat(64), { state: 'working' });
	await save({ base, ...sent(transcript?.turns ?? [], { kind: 'untime', from: 1, to: 2 }) });
	expect(await timing()).toBe('waiting');
	await noteAlignment(db, caseId, 'a'.repeat(64), { state: 'ready' });
	expect(await timing()).toBe('waiting');
	await sql`delete from graphile_worker._private_jobs`.execute(db);
	expect(await timing()).toBe('ready');
});

test('a change of a text that is gone is refused, and nobody but editors gets in', async ({ db }) => {
	const { caseId, save, open } = await begin(db);
	const { version: base } = await open();
	await expect(save({ base, at: 3, removed: 9, turns: [] })).rejects.toThrow(Conflict);
	await expect(save({ base, turns: [17] })).rejects.toThrow(Conflict);
	for (const viewer of [anonymous, await makeMember(db)]) {
		await expect(openTranscriptEditor(db, viewer, caseId)).rejects.toThrow(NotFound);
		await expect(openTiming(db, viewer, caseId)).rejects.toThrow(NotFound);
		await expect(
			saveEditedTranscript(db, viewer, caseId, { base, session: randomUUID(), at: 0, removed: 0, turns: [] }),
		).rejects.toThrow(NotFound);
	}
});
