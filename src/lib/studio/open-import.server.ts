import { sql } from 'kysely';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { ImportCounts, ImportItem, ImportKind, ImportResult, ImportState, Outcome, Saying } from './imports.ts';

/** An import as editors see it. */
export interface ShownImport {
	id: string;
	kind: ImportKind;
	name: string;
	state: ImportState;
	problem: Saying | null;
	done: number;
	total: number | null;
	/** Who brought it, and who confirmed it; nobody whose account is gone. */
	begunBy: string | null;
	begunAt: string;
	confirmedBy: string | null;
	settledAt: string | null;
	counts: ImportCounts;
	results: Partial<Record<ImportResult, number>>;
}

const importColumns = sql`
	i.id, i.kind, i.name, i.state, i.problem, i.done, i.total, i.begun_at as "begunAt", i.settled_at as "settledAt",
	b.name as "begunBy", c.name as "confirmedBy", n.counts, n.results`;
const importTables = sql`
	studio.imports i left join accounts.users b on b.id = i.begun_by left join accounts.users c on c.id = i.confirmed_by
	cross join lateral (
		select json_build_object(
				'create', count(*) filter (where outcome = 'create'), 'change', count(*) filter (where outcome = 'change'),
				'leave', count(*) filter (where outcome = 'leave'), 'problem', count(*) filter (where outcome = 'problem'),
				'notice', count(*) filter (where outcome = 'notice'),
				'chosen', count(*) filter (where is_chosen and outcome in ('create', 'change'))) as counts,
			(select coalesce(json_object_agg(result, count), '{}') from (
				select result, count(*) from studio.import_items where import_id = i.id and result is not null group by 1) r) as results
		from studio.import_items where import_id = i.id) n`;

/** One import. Throws NotFound for who is no editor, and for what was thrown away. */
export async function openImport(db: Db, viewer: Viewer, id: string): Promise<ShownImport> {
	mustBeEditor(viewer);
	const { rows } = isUuid(id)
		? await sql<ShownImport>`select ${importColumns} from ${importTables} where i.id = ${id}`.execute(db)
		: { rows: [] };
	return importFound(rows[0]);
}

/** Earlier imports, the latest first. */
export async function listImports(db: Db, viewer: Viewer, page: PageRequest): Promise<{ imports: ShownImport[]; total: number }> {
	mustBeEditor(viewer);
	const { rows: imports } = await sql<ShownImport>`
		select ${importColumns} from ${importTables}
		order by i.begun_at desc, i.id limit ${page.limit} offset ${offsetOf(page)}`.execute(db);
	const { rows } = await sql<{ total: number }>`select count(*)::int as total from studio.imports`.execute(db);
	return { imports, total: rows[0]?.total ?? 0 };
}

/** What an import found of one kind, in its order. */
export async function listImportItems(
	db: Db,
	viewer: Viewer,
	id: string,
	outcome: Outcome,
	page: PageRequest,
): Promise<ImportItem[]> {
	mustBeEditor(viewer);
	const { rows } = await sql<ImportItem>`
		select position, place, title, outcome, is_chosen as "isChosen", case_id as "caseId", differences, sayings, result, unmerged
		from studio.import_items where import_id = ${id} and outcome = ${outcome}
		order by result is null, result not in ('conflict', 'refused'), position
		limit ${page.limit} offset ${offsetOf(page)}`.execute(db);
	return rows;
}

/** How far an import is. */
export type ImportNews = Pick<ShownImport, 'state' | 'done' | 'total'>;

/** Reads how far an import is; cheap enough to be asked every second. */
export async function readImportNews(db: Db, viewer: Viewer, id: string): Promise<ImportNews> {
	mustBeEditor(viewer);
	const row = isUuid(id)
		? await db.selectFrom('studio.imports').select(['state', 'done', 'total']).where('id', '=', id).executeTakeFirst()
		: undefined;
	return importFound(row) as ImportNews;
}

/** An import that was looked for. Throws NotFound when it is not there. */
export function importFound<Row>(row: Row | undefined): Row {
	if (row === undefined) throw new NotFound('There is no such import. It was thrown away, or nobody confirmed it for a day.');
	return row;
}
