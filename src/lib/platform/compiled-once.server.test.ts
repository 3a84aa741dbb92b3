import { type RawBuilder, sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../../tests/database/database-test.ts';
import { compiledOnce } from './compiled-once.ts';

test('each run has its own values, each form its own text, and a form is built once', async ({ db }) => {
	let built = 0;
	const sum = compiledOnce(({ a, b }: { a: RawBuilder<number>; b: RawBuilder<number> }, sign: '+' | '-') => {
		built += 1;
		return sql<{ result: number }>`select ${a}::int ${sql.raw(sign)} ${b}::int - ${a}::int + ${100}::int as result`;
	});
	expect(await sum(db, { a: 1, b: 2 }, '+')).toEqual([{ result: 102 }]);
	expect(await sum(db, { a: 5, b: 7 }, '+')).toEqual([{ result: 107 }]);
	expect(await sum(db, { a: 5, b: 7 }, '-')).toEqual([{ result: 93 }]);
	expect(await db.transaction().execute((tx) => sum(tx, { a: 0, b: 1 }, '-'))).toEqual([{ result: 99 }]);
	expect(built).toBe(2);
});
