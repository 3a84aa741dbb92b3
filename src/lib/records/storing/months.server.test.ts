import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { cloneDatabase, test } from '../../../../tests/database/database-test.ts';
import { makeStatement } from '../../../../tests/records/invented-statements.ts';
import { storeStatements } from '../store-statements.server.ts';

const author = { clientKey: 'x', authority: { account: { homePage: 'https://x.example', name: 'x' } }, mayVoidAll: false };
const store = (db: Db) => storeStatements(db, author, { statements: [makeStatement()], attachments: [], version: '2.0.0' });

async function partitions(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select inhrelid::regclass::text as name from pg_inherits join pg_class c on c.oid = inhparent
		where c.relkind = 'p' and c.relnamespace = 'records'::regnamespace order by 1`.execute(db);
	return rows.map(({ name }) => name);
}

test('the first who store, all at once, find the tables of this month and the next', async () => {
	const { database, remove } = await cloneDatabase();
	try {
		expect(await partitions(database.db)).toEqual([]);
		await Promise.all(Array.from({ length: 8 }, () => store(database.db)));
		expect(await partitions(database.db)).toHaveLength(4);
	} finally {
		await remove();
	}
});

test('a month begins and ends in UTC, wherever the database thinks it is', async ({ db }) => {
	const inserted = async (stored: string) => {
		const { rows } = await sql<{ table: string }>`
			insert into records.terms (term, stored, seq) values (1, ${stored}::timestamptz, 1) returning tableoid::regclass::text as table`.execute(
			db,
		);
		return rows[0]?.table;
	};
	await db.transaction().execute(async (tx) => {
		await sql`set local timezone = 'Pacific/Auckland'`.execute(tx);
		await sql`select records.make_month('2031-12-31T23:59:59Z'), records.make_month('2031-12-01T00:00:00Z')`.execute(tx);
	});
	expect(await inserted('2031-12-01T00:00:00Z')).toBe('records.terms_2031_12');
	expect(await inserted('2031-12-31T23:59:59.999Z')).toBe('records.terms_2031_12');
	await expect(inserted('2032-01-01T00:00:00Z')).rejects.toThrow('no partition');
	await expect(inserted('2031-11-30T23:59:59.999Z')).rejects.toThrow('no partition');
});
