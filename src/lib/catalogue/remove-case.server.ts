import { sql } from 'kysely';
import { mustBeOperator, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';

/**
 * Removes a case with all that hangs on it in every room, and the people, organisations, places, series and
 * questions that nothing else names. Themes and perspectives are the editors' and stay.
 */
export async function removeCase(db: Db, viewer: Viewer, id: number): Promise<void> {
	mustBeOperator(viewer);
	await inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const named = await findNamed(tx, id);
		const removed = await tx.deleteFrom('catalogue.cases').where('id', '=', id).executeTakeFirst();
		if (removed.numDeletedRows === 0n) throw new NotFound(`There is no case with the key ${id}.`);
		for (const { kind, ids } of named) await removeUnused(tx, kind, ids);
		await pagesChanged(tx, [`case:${id}`, 'list']);
	});
}

const tables = {
	person: 'people',
	organisation: 'organisations',
	place: 'places',
	series: 'series',
	question: 'questions',
} as const;
type Removable = keyof typeof tables;

async function findNamed(tx: Db, caseId: number): Promise<{ kind: Removable; ids: number[] }[]> {
	const { rows } = await sql<{ kind: Removable; ids: number[] }>`
		select kind, array_agg(term_id) as ids from (
			select kind, term_id from catalogue.filings where case_id = ${caseId}
			union select 'question', question_id from catalogue.answers where case_id = ${caseId}
		) as named
		where kind in ('person', 'organisation', 'place', 'series', 'question') group by kind
	`.execute(tx);
	return rows;
}

async function removeUnused(tx: Db, kind: Removable, ids: number[]): Promise<void> {
	const used =
		kind === 'question'
			? sql`select from catalogue.answers a where a.question_id = t.id`
			: sql`select from catalogue.filings f where f.kind = ${sql.lit(kind)} and f.term_id = t.id`;
	const takesPart =
		kind === 'person' ? sql`and not exists (select from catalogue.webinar_people x where x.person_id = t.id)` : sql``;
	await sql`
		delete from ${sql.table(`catalogue.${tables[kind]}`)} t where id = any(${ids}) and not exists (${used}) ${takesPart}
	`.execute(tx);
}

function inTransaction(db: Db, work: (tx: Db) => Promise<void>): Promise<void> {
	return db.isTransaction ? work(db) : db.transaction().execute(work);
}
