import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import type { Author } from '../author.ts';
import { termKey } from '../term-key.ts';
import type { Draft } from './draft.ts';

/** Lets an author void what it stored itself; throws NotAllowed for what is somebody else's. */
export async function refuseVoiding(tx: Db, author: Author, drafts: readonly Draft[]): Promise<void> {
	const targets = drafts.flatMap(({ terms }) => terms.voids ?? []);
	if (targets.length === 0 || author.mayVoidAll) return;
	const { rows } = await sql<{ id: string }>`
		select id from records.statement_ids i
		where id = any(${targets}::uuid[]) and seq is not null and not exists (
			select from records.terms t
			where t.term = ${termKey('client', author.clientKey)}::bigint and t.stored = i.stored and t.seq = i.seq)
		limit 1`.execute(tx);
	if (!rows[0]) return;
	throw new NotAllowed(`These credentials may void only what they stored, and ${rows[0].id} is somebody else's. Ask for “all”.`);
}
