import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../../tests/database/database-test.ts';
import { findHorizon } from './find-horizon.server.ts';
import { announceWriter } from './storing/announce-writer.server.ts';

test('nothing is stored before a horizon that was seen', { timeout: 60_000 }, async ({ db }) => {
	await sql`create table public.written (id serial, stored timestamptz)`.execute(db);
	let isWriting = true;
	const write = async () => {
		for (let round = 0; round < 300; round++) {
			await db.transaction().execute(async (tx) => {
				const { stored } = await announceWriter(tx, 1);
				// Some take longer to finish than those that began after them.
				if (round % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
				await sql`insert into public.written (stored) values (${stored})`.execute(tx);
			});
		}
	};
	const seen: { horizon: Date; count: number }[] = [];
	const look = async () => {
		while (isWriting) {
			const horizon = await findHorizon(db);
			const { rows } = await sql<{ count: number }>`
				select count(*) as count from public.written where stored < ${horizon}`.execute(db);
			seen.push({ horizon, count: rows[0]?.count ?? 0 });
		}
	};
	const looking = look();
	await Promise.all(Array.from({ length: 6 }, write));
	isWriting = false;
	await looking;
	const { rows } = await sql<{ stored: Date }>`select stored from public.written`.execute(db);
	const late = seen.filter(({ horizon, count }) => rows.filter(({ stored }) => stored < horizon).length !== count);
	expect(late).toEqual([]);
	expect(seen.at(-1)?.count).toBeGreaterThan(0);
});
