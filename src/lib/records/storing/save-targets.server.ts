import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { Draft } from './draft.ts';

/**
 * Notes which statements others refer to, and voids those that a voiding statement refers to, also before they come.
 * A voiding statement cannot be voided (xAPI 1.0.3 Data 2.3.2).
 */
export async function saveTargets(tx: Db, drafts: readonly Draft[]): Promise<void> {
	const references = drafts.flatMap(({ id, terms }) => (terms.target ? [{ source_id: id, target_id: terms.target }] : []));
	if (references.length === 0) return;
	await tx.insertInto('records.statement_references').values(references).execute();
	const voided = drafts.flatMap(({ terms }) => terms.voids ?? []);
	await sql`
		insert into records.statement_ids as known (id, is_target, is_voided)
		select id, true, id = any(${voided}::uuid[])
		from unnest(${[...new Set(references.map((one) => one.target_id))]}::uuid[]) as target (id) order by id
		on conflict (id) do update set is_target = true,
			is_voided = known.is_voided or (excluded.is_voided and not known.is_voiding)`.execute(tx);
}
