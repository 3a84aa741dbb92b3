import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Lets whoever wished to learn about a term wish for the one that it became, or for none when it is gone. */
export async function moveInterests(tx: Db, kind: string, fromId: number, intoId?: number): Promise<void> {
	if (intoId !== undefined)
		await sql`
			insert into pathways.interests (user_id, kind, term_id)
			select user_id, kind, ${intoId} from pathways.interests where kind = ${kind} and term_id = ${fromId}
			on conflict do nothing
		`.execute(tx);
	await tx.deleteFrom('pathways.interests').where('kind', '=', kind).where('term_id', '=', fromId).execute();
}
