import { sql } from 'kysely';
import { anonymous } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { readInSlices } from '#lib/platform/read-in-slices.ts';
import { type ContentKind, type Contents, ContentsBuilder } from '../engine/contents.ts';
import { decodeWords } from '../keep-case-words.server.ts';

/** The cases that the public may see, and what they are about, in the same order. */
export interface PublicContents {
	caseIds: Int32Array;
	contents: Contents;
}

interface ContentRow {
	id: number;
	words: Buffer | null;
	filed: [kind: ContentKind, id: number][];
}

/** Reads what the public cases are about: first those in `first`, in their order and also when they are public no more, then the others by id. */
export async function readContents(db: Db, first: Int32Array = new Int32Array()): Promise<PublicContents> {
	const caseIds: number[] = [];
	const builder = new ContentsBuilder();
	await readInSlices(
		db,
		sql<ContentRow>`
			select coalesce(f.id, c.id) as id, w.words, coalesce((
				select json_agg(json_build_array(kind, term_id)) from catalogue.filings
				where case_id = c.id and kind in ('theme', 'perspective', 'person', 'organisation', 'goal')
			), '[]') as filed
			from (select * from catalogue.cases c where ${visible(anonymous)}) as c
			full join unnest(${[...first]}::int[]) with ordinality as f (id, place) on f.id = c.id
			left join pathways.case_words w on w.case_id = c.id
			order by f.place, c.id`,
		(rows) => {
			for (const { id, words, filed } of rows) {
				caseIds.push(id);
				for (const [hash, count] of decodeWords(words ?? Buffer.alloc(0))) builder.add('word', hash, count);
				for (const [kind, term] of filed) builder.add(kind, term);
				builder.endCase();
			}
		},
		{ rowsAtOnce: 1_000 },
	);
	return { caseIds: Int32Array.from(caseIds), contents: builder.finish() };
}
