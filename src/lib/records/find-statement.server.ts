import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { FoundStatement } from './find-statements.server.ts';
import { ownTerm, type Readable } from './own-term.ts';

/** Which statement is asked for, and by whom: a voided one is only found as such. */
export interface StatementWish extends Readable {
	id: string;
	voided: boolean;
}

/** One statement, as soon as it is stored; undefined when there is none or the client may not see it. */
export async function findStatement(db: Db, { id, voided, ...reader }: StatementWish): Promise<FoundStatement | undefined> {
	const own = ownTerm(reader);
	const mine =
		own === undefined
			? sql``
			: sql`and exists (
				select from records.terms t
				where t.term = ${own}::bigint and t.stored = s.stored and t.seq = s.seq)`;
	const { rows } = await sql<FoundStatement>`
		select s.id, s.stored, s.seq, s.statement::text as json
		from records.statement_ids i join records.statements s on s.stored = i.stored and s.seq = i.seq
		where i.id = ${id} and i.is_voided = ${voided} ${mine}`.execute(db);
	return rows[0];
}
