import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { likePart } from '#lib/platform/like-part.ts';
import type { Note } from './note.ts';

/** A note and the case that it was written in. */
export interface NoteInCase extends Note {
	caseSlug: string;
	caseTitle: string;
	caseNumber: string | null;
	/** BCP 47 tag of the title. */
	language: string;
}

/** A member's notes in a case that the caller has opened, from its beginning to its end. */
export async function notesInCase(db: Db, viewer: Member, caseId: number): Promise<Note[]> {
	return db
		.selectFrom('media.notes')
		.select(['id', 'at_ms as atMs', 'body', 'updated_at as updatedAt'])
		.where('user_id', '=', viewer.id)
		.where('case_id', '=', caseId)
		.orderBy('at_ms')
		.orderBy('created_at')
		.execute();
}

/**
 * A member's notes whose words or case's title contain `words`, and how many they are in all: the case that was
 * written in last comes first, its notes in the order of the conversation.
 */
export async function findNotes(
	db: Db,
	viewer: Member,
	{ words = '', ...page }: PageRequest & { words?: string },
): Promise<{ notes: NoteInCase[]; total: number }> {
	const pattern = likePart(words);
	const { rows } = await sql<NoteInCase & { total: number }>`
		select ${shown}, count(*) over () as total from ${notesOf(viewer)} and (n.body ilike ${pattern} or c.title ilike ${pattern})
		order by max(n.updated_at) over (partition by c.id) desc, c.id, n.at_ms, n.created_at
		limit ${page.limit} offset ${offsetOf(page)}`.execute(db);
	return { notes: rows.map(({ total: _, ...note }) => note), total: rows[0]?.total ?? 0 };
}

/** The notes that a member wrote or changed last. */
export async function newestNotes(db: Db, viewer: Member, limit: number): Promise<NoteInCase[]> {
	const { rows } = await sql<NoteInCase>`
		select ${shown} from ${notesOf(viewer)} order by n.updated_at desc, n.id limit ${limit}`.execute(db);
	return rows;
}

const shown = sql`n.id, n.at_ms as "atMs", n.body, n.updated_at as "updatedAt", c.slug as "caseSlug",
	c.title as "caseTitle", c.number as "caseNumber", c.language`;

function notesOf(viewer: Member) {
	return sql`media.notes n join catalogue.cases c on c.id = n.case_id where n.user_id = ${viewer.id} and ${visible(viewer)}`;
}
