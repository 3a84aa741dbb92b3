import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { findNotes, newestNotes, notesInCase } from './find-notes.server.ts';
import { removeNote } from './remove-note.server.ts';
import { addNote, changeNote, type NoteOutcome } from './save-note.server.ts';

let made = 0;
const makeRecording = async (db: Db, title = `Opptak ${++made}`) => ({
	...(await storeCase(db, { title })),
	durationMs: 1_800_000,
});
const idOf = (outcome: NoteOutcome) => (outcome.saved ? outcome.id : '');
const bodies = async (db: Db, me: Member, words?: string) =>
	(await findNotes(db, me, { words, limit: 50 })).notes.map(({ body }) => body);

test('notes stand in the order of the conversation, cases in the order of the writing', async ({ db }) => {
	const [me, one, two] = [await makeMember(db), await makeRecording(db), await makeRecording(db)];
	await addNote(db, me, one, { at: '12:34', body: 'siste' });
	await addNote(db, me, one, { at: '0:05', body: 'første' });
	await addNote(db, me, two, { at: '1:00', body: '' });
	expect(await notesInCase(db, me, one.id)).toMatchObject([
		{ atMs: 5000, body: 'første' },
		{ atMs: 754_000, body: 'siste' },
	]);
	expect(await bodies(db, me)).toEqual(['', 'første', 'siste']);
	expect(await newestNotes(db, me, 1)).toMatchObject([{ caseSlug: two.slug }]);
	const { notes, total } = await findNotes(db, me, { limit: 2, page: 2 });
	expect([notes.length, total]).toEqual([1, 3]);
});

test('a filter takes its signs for signs and finds words in notes and titles', async ({ db }) => {
	const me = await makeMember(db);
	const recording = await makeRecording(db, 'Bussen 100 % gratis');
	await addNote(db, me, recording, { at: '0:01', body: 'Spør SJÅFØREN' });
	const other = await makeRecording(db, 'Noe annet');
	await addNote(db, me, other, { at: '0:01', body: 'a_b' });
	expect(await bodies(db, me, 'sjåfør')).toEqual(['Spør SJÅFØREN']);
	expect(await bodies(db, me, '0 %')).toEqual(['Spør SJÅFØREN']);
	expect(await bodies(db, me, '_')).toEqual(['a_b']);
	expect(await bodies(db, me, '\\')).toEqual([]);
});

test('what cannot be kept is said, and nothing is kept', async ({ db }) => {
	const [me, recording] = [await makeMember(db), await makeRecording(db)];
	expect(await addNote(db, me, recording, { at: '99:00', body: '' })).toEqual({ saved: false, problems: { at: 'pastEnd' } });
	expect(await notesInCase(db, me, recording.id)).toEqual([]);
});

test('a member changes and deletes their own notes; another’s are not there', async ({ db }) => {
	const [me, other, recording] = [await makeMember(db), await makeMember(db), await makeRecording(db)];
	const noteId = idOf(await addNote(db, me, recording, { at: '0:05', body: 'min' }));
	const theirs = { noteId, at: '0:06', body: 'din' };
	await expect(changeNote(db, other, recording, theirs)).rejects.toMatchObject({ status: 404 });
	await expect(removeNote(db, other, noteId)).rejects.toMatchObject({ status: 404 });
	expect(await bodies(db, other)).toEqual([]);
	expect(await notesInCase(db, me, recording.id)).toMatchObject([{ id: noteId, atMs: 5000, body: 'min' }]);
	await expect(changeNote(db, me, await makeRecording(db), theirs)).rejects.toMatchObject({ status: 404 });
	for (const nonsense of ['', 'x', `${noteId}'`]) {
		await expect(removeNote(db, me, nonsense)).rejects.toMatchObject({ status: 404 });
		await expect(changeNote(db, me, recording, { ...theirs, noteId: nonsense })).rejects.toMatchObject({ status: 404 });
	}
	expect(await changeNote(db, me, recording, { ...theirs, body: 'endret' })).toEqual({ saved: true, id: noteId });
	expect(await notesInCase(db, me, recording.id)).toMatchObject([{ atMs: 6000, body: 'endret' }]);
	await removeNote(db, me, noteId);
	expect(await notesInCase(db, me, recording.id)).toEqual([]);
});
