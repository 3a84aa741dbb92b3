import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

interface Column {
	table: string;
	column: string;
}

/** Searches every column of every table, whatever its type, for texts; gives the columns that hold one, `accounts.users.email`. */
export async function findTraces(db: Db, texts: readonly string[]): Promise<string[]> {
	const columns = await readColumns(db);
	const found = await Promise.all(
		columns.map(async (one) => ((await holds(db, one, texts)) ? [`${one.table}.${one.column}`] : [])),
	);
	return found.flat().sort();
}

async function readColumns(db: Db): Promise<Column[]> {
	const { rows } = await sql<Column>`
		select c.table_schema || '.' || c.table_name as table, c.column_name as column
		from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
		where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
	return rows;
}

async function holds(db: Db, { table, column }: Column, texts: readonly string[]): Promise<boolean> {
	const text = sql`lower(${sql.ref(column)}::text)`;
	const { rows } = await sql`
		select 1 from ${sql.table(table)} where exists (select 1 from unnest(${texts.map((one) => one.toLowerCase())}::text[]) as needle
			where strpos(${text}, needle) > 0) limit 1`.execute(db);
	return rows.length > 0;
}

/** The columns that refer to members, as the database knows them. */
export async function findMemberColumns(db: Db): Promise<string[]> {
	const { rows } = await sql<{ column: string }>`
		select n.nspname || '.' || t.relname || '.' || a.attname as column
		from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
		join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
		where k.contype = 'f' and k.confrelid = 'accounts.users'::regclass order by 1`.execute(db);
	return rows.map((row) => row.column);
}
