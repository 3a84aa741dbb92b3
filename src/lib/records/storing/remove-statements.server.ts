import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { productKey } from '../record-learning.server.ts';
import type { StoredStatement } from '../statement.ts';
import { statementTerms } from '../statement-terms.ts';
import { termKey } from '../term-key.ts';
import { arrayLiteral } from './array-literal.ts';
import { hashedTerms } from './hashed-terms.ts';

/** A statement that is to go, and where it lies. */
export interface Doomed {
	id: string;
	stored: Date;
	seq: number;
	statement: StoredStatement;
}

/**
 * Takes statements out of the store for good, with their terms and with attachments that no other has. What others say of
 * them stays: an id that somebody refers to is kept without a statement, and what a voiding one has voided stays void.
 */
export async function removeStatements(tx: Db, doomed: readonly Doomed[]): Promise<void> {
	if (doomed.length === 0) return;
	const ids = doomed.map(({ id }) => id);
	await removeAttachments(tx, ids);
	await removeTerms(tx, doomed);
	const places = sql`select s, q from unnest(${doomed.map(({ stored }) => stored)}::timestamptz[], ${seqsOf(doomed)}::bigint[]) as p (s, q)`;
	await sql`delete from records.inherited_terms where from_id = any(${ids}::uuid[]) or (stored, seq) in (${places})`.execute(tx);
	await sql`delete from records.statements where (stored, seq) in (${places})`.execute(tx);
	await sql`delete from records.statement_references where source_id = any(${ids}::uuid[])`.execute(tx);
	await sql`delete from records.forward_refusals where statement_id = any(${ids}::uuid[])`.execute(tx);
	await sql`update records.statement_ids set stored = null, seq = null, is_voiding = false
		where id = any(${ids}::uuid[]) and is_target`.execute(tx);
	await sql`delete from records.statement_ids where id = any(${ids}::uuid[]) and not is_target`.execute(tx);
}

async function removeAttachments(tx: Db, ids: readonly string[]): Promise<void> {
	await sql`
		with unused as (delete from records.attachment_uses where statement_id = any(${ids}::uuid[]) returning sha2)
		delete from records.attachments a using unused
		where a.sha2 = unused.sha2 and not exists (
			select from records.attachment_uses u where u.sha2 = a.sha2 and not u.statement_id = any(${ids}::uuid[]))`.execute(tx);
}

/** Terms lie by term, not by place: they are worked out again. Which client stored a statement is not in it, so all are tried. */
async function removeTerms(tx: Db, doomed: readonly Doomed[]): Promise<void> {
	const clients = await tx.selectFrom('records.clients').select('key').execute();
	const mine = [productKey, ...clients.map(({ key }) => key)].map((key) => termKey('client', key));
	const terms = doomed.flatMap(({ stored, seq, statement }) =>
		[...mine, ...hashedTerms(statementTerms(statement))].map((term) => ({ term, stored, seq })),
	);
	await sql`
		delete from records.terms t
		using unnest(${arrayLiteral(terms.map(({ term }) => term))}::bigint[], ${terms.map(({ stored }) => stored)}::timestamptz[],
			${seqsOf(terms)}::bigint[]) as gone (term, stored, seq)
		where t.term = gone.term and t.stored = gone.stored and t.seq = gone.seq`.execute(tx);
}

function seqsOf(all: readonly { seq: number }[]): string {
	return arrayLiteral(all.map(({ seq }) => String(seq)));
}
