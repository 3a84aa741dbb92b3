import { isUuid } from '#lib/accounts/is-uuid.ts';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { type NoteInput, type NoteProblems, readNote } from './note.ts';

export type NoteOutcome = { saved: true; id: string } | { saved: false; problems: NoteProblems };

/** A case that the caller has opened. */
interface NotedCase {
	id: number;
	durationMs: number | null;
}

/** So many notes are a life's work; more were not written by a person. */
const mostNotes = 5000;

/** Keeps a note at a second of a case, or says what must be changed first. */
export async function addNote(
	db: Db,
	viewer: Member,
	{ id: caseId, durationMs }: NotedCase,
	input: NoteInput,
): Promise<NoteOutcome> {
	const read = readNote(input, durationMs);
	if ('problems' in read) return { saved: false, problems: read.problems };
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		if ((await countNotes(tx, viewer)) >= mostNotes) return { saved: false, problems: { body: 'tooMany' } };
		const { id } = await tx
			.insertInto('media.notes')
			.values({ user_id: viewer.id, case_id: caseId, at_ms: read.note.atMs, body: read.note.body })
			.returning('id')
			.executeTakeFirstOrThrow();
		return { saved: true, id };
	});
}

/** Changes a member's own note; throws NotFound for another's. */
export async function changeNote(
	db: Db,
	viewer: Member,
	{ id: caseId, durationMs }: NotedCase,
	{ noteId, ...input }: NoteInput & { noteId: string },
): Promise<NoteOutcome> {
	const read = readNote(input, durationMs);
	if ('problems' in read) return { saved: false, problems: read.problems };
	const change = db
		.updateTable('media.notes')
		.set({ at_ms: read.note.atMs, body: read.note.body, updated_at: new Date() })
		.where('id', '=', noteId)
		.where('user_id', '=', viewer.id)
		.where('case_id', '=', caseId)
		.returning('id');
	const note = isUuid(noteId) && (await change.executeTakeFirst());
	if (!note) throw new NotFound('You have no such note. Perhaps it was deleted on another device.');
	return { saved: true, id: note.id };
}

async function countNotes(tx: Db, viewer: Member): Promise<number> {
	const { count } = await tx
		.selectFrom('media.notes')
		.select((is) => is.fn.countAll<number>().as('count'))
		.where('user_id', '=', viewer.id)
		.executeTakeFirstOrThrow();
	return count;
}
