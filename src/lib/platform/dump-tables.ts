import { sql } from 'kysely';
import type { Db } from './db.ts';

/** A table of ours, `catalogue.cases`, with the columns that are written (computed ones follow by themselves). */
export interface DumpedTable {
	name: string;
	columns: string[];
}

/** A sequence that has been used, and how far. */
export interface DumpedSequence {
	name: string;
	value: number;
}

const rowsAtOnce = 1000;
/** Not ours, or made by the program itself: the queue is filled anew at the next start, the migrations are the program's. */
const ours = sql`n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker', 'platform') and n.nspname not like 'pg\_%'`;

/** The tables that hold what must be kept; partitions are read through the table that they belong to. */
export async function listTables(tx: Db): Promise<DumpedTable[]> {
	const { rows } = await sql<DumpedTable>`
		select n.nspname || '.' || t.relname as name, array_agg(a.attname::text order by a.attnum) as columns
		from pg_class t join pg_namespace n on n.oid = t.relnamespace
		join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where t.relkind in ('r', 'p') and not t.relispartition and ${ours} group by 1 order by 1`.execute(tx);
	return rows;
}

/** The names of the partitions that there are, `records.statements_2026_11`. */
export async function listPartitions(tx: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select n.nspname || '.' || t.relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
		where t.relispartition and t.relkind = 'r' and ${ours} order by 1`.execute(tx);
	return rows.map(({ name }) => name);
}

/** The sequences behind keys; they run on outside of transactions, so they are read after the rows. */
export async function listSequences(tx: Db): Promise<DumpedSequence[]> {
	const { rows } = await sql<DumpedSequence>`
		select n.nspname || '.' || s.sequencename as name, s.last_value as value
		from pg_sequences s join pg_namespace n on n.nspname = s.schemaname where s.last_value is not null and ${ours} order by 1`.execute(
		tx,
	);
	return rows;
}

/** The rows of a table, each as a line of JSON that PostgreSQL wrote and will read; in a transaction. */
export async function* dumpRows(tx: Db, { name }: DumpedTable): AsyncGenerator<string[]> {
	await sql`declare dumped no scroll cursor for select row_to_json(t)::text as line from ${sql.table(name)} t`.execute(tx);
	for (;;) {
		const { rows } = await sql<{ line: string }>`fetch ${sql.lit(rowsAtOnce)} from dumped`.execute(tx);
		if (rows.length === 0) break;
		yield rows.map(({ line }) => line);
	}
	await sql`close dumped`.execute(tx);
}
