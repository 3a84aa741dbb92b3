import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { DumpedSequence, DumpedTable } from './dump-tables.ts';

/** Puts rows into tables that refer to each other in any order; gives the rows of each as `dumpRows` did. In a transaction. */
export async function loadTables(
	tx: Db,
	tables: readonly DumpedTable[],
	rowsOf: (table: DumpedTable) => AsyncIterable<string[]>,
): Promise<number> {
	const references = await listReferences(tx);
	// Checked when all rows are there, and strictly as before from then on.
	for (const one of references) await alterReference(tx, one, sql`deferrable initially deferred`);
	await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx);
	let count = 0;
	for (const table of tables) for await (const lines of rowsOf(table)) count += await loadRows(tx, table, lines);
	await sql`set constraints all immediate`.execute(tx);
	for (const one of references) await alterReference(tx, one, sql`not deferrable`);
	return count;
}

async function loadRows(tx: Db, { name, columns }: DumpedTable, lines: readonly string[]): Promise<number> {
	const list = sql.join(columns.map((column) => sql.ref(column)));
	await sql`insert into ${sql.table(name)} (${list}) overriding system value
		select ${list} from json_populate_recordset(null::${sql.table(name)}, ${`[${lines.join(',')}]`}::json)`.execute(tx);
	return lines.length;
}

/** Lets keys go on after those that were loaded. */
export async function setSequences(tx: Db, sequences: readonly DumpedSequence[]): Promise<void> {
	for (const { name, value } of sequences) await sql`select setval(${name}::regclass, ${value})`.execute(tx);
}

interface Reference {
	table: string;
	constraint: string;
}

async function listReferences(tx: Db): Promise<Reference[]> {
	const { rows } = await sql<Reference>`
		select n.nspname || '.' || t.relname as table, k.conname as constraint
		from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
		where k.contype = 'f' and not k.condeferrable and k.conparentid = 0 and n.nspname not in ('graphile_worker', 'platform')`.execute(
		tx,
	);
	return rows;
}

async function alterReference(tx: Db, { table, constraint }: Reference, how: ReturnType<typeof sql>): Promise<void> {
	await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(constraint)} ${how}`.execute(tx);
}
