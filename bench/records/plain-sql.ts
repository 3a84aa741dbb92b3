import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { completeStatement } from '#lib/records/complete-statement.ts';
import { statementTerms } from '#lib/records/statement-terms.ts';
import { hashedTerms } from '../../src/lib/records/storing/hashed-terms.ts';
import { termKey } from '../../src/lib/records/term-key.ts';
import { agentOf, type Cast, inventStatement } from './invented-history.ts';

/** Rows of one batch, ready for the tables: what the store would write, and nothing left to do but writing it. */
export type Rows = [stored: Date, ids: string[], seqs: number[], json: string[], terms: string[], termSeqs: number[]];

let seq = -1e15;
const mine = termKey('client', 'plain-sql');

/** The rows for statements of these numbers. */
export function makeRows(numbers: readonly number[], cast: Cast, stored: Date): Rows {
	const rows: Rows = [stored, [], [], [], [], []];
	for (const at of numbers) {
		const id = randomUUID();
		const statement = completeStatement(inventStatement(at, cast), { id, stored, authority: agentOf(-1), version: '2.0.0' });
		const terms = [mine, ...hashedTerms(statementTerms(statement))];
		seq += 1;
		rows[1].push(id);
		rows[2].push(seq);
		rows[3].push(JSON.stringify(statement));
		rows[4].push(...terms);
		rows[5].push(...terms.map(() => seq));
	}
	return rows;
}

/** Writes rows into the store's tables, as one transaction of plain inserts. */
export async function insertRows(client: pg.ClientBase, [stored, ids, seqs, json, terms, termSeqs]: Rows): Promise<void> {
	await client.query('begin');
	await client.query({
		name: 'ids',
		text: 'insert into records.statement_ids (id, stored, seq) select id, $1, seq from unnest($2::uuid[], $3::bigint[]) t (id, seq)',
		values: [stored, ids, seqs],
	});
	await client.query({
		name: 'statements',
		text: 'insert into records.statements (stored, seq, id, statement) select $1, seq, id, json from unnest($2::uuid[], $3::bigint[], $4::jsonb[]) t (id, seq, json)',
		values: [stored, ids, seqs, json],
	});
	await client.query({
		name: 'terms',
		text: 'insert into records.terms (term, stored, seq) select term, $1, seq from unnest($2::bigint[], $3::bigint[]) t (term, seq)',
		values: [stored, terms, termSeqs],
	});
	await client.query('commit');
}

/** Fills the store up to a number of statements, spread over the year before. */
export async function fill(pool: pg.Pool, { from, to, cast }: { from: number; to: number; cast: Cast }): Promise<void> {
	const yearMs = 365 * 86_400_000;
	const start = Date.now() - yearMs;
	for (let month = 0; month < 13; month++) {
		await pool.query('select records.make_month($1::timestamptz)', [new Date(start + (month * yearMs) / 12.5)]);
	}
	const size = 500;
	let next = from;
	const work = async () => {
		const client = await pool.connect();
		while (next < to) {
			const numbers = Array.from({ length: Math.min(size, to - next) }, (_, index) => next + index);
			next += numbers.length;
			// Whatever is filled in later lies among what was there: all of it is of one year.
			const stored = new Date(start + ((numbers[0] ?? 0) / to) * (yearMs - 86_400_000));
			await insertRows(client, makeRows(numbers, cast, stored));
		}
		client.release();
	};
	await Promise.all([work(), work(), work()]);
	await pool.query('vacuum analyze records.statements, records.terms, records.statement_ids');
}
