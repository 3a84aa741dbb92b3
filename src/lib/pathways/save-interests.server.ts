import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type InterestKind, interestKinds } from './signal.ts';

/** The slugs that a member chose of each kind; a goal's is its number. */
export type ChosenInterests = Record<InterestKind, string[]>;

/** Keeps what a member wishes to learn about in place of what they wished before; what is no longer there is left out. */
export async function saveInterests(db: Db, viewer: Member, chosen: ChosenInterests): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		await tx.deleteFrom('pathways.interests').where('user_id', '=', viewer.id).execute();
		for (const kind of interestKinds) await insertInterests(tx, viewer, kind, chosen[kind]);
	});
}

async function insertInterests(tx: Db, { id }: Member, kind: InterestKind, slugs: string[]): Promise<void> {
	const terms =
		kind === 'goal'
			? sql`select goal as id, goal::text as slug from generate_series(1, 17) as goal`
			: sql`select id, slug from catalogue.terms where kind = ${kind}`;
	await sql`
		insert into pathways.interests (user_id, kind, term_id)
		select ${id}, ${kind}, id from (${terms}) as terms where slug = any(${slugs})`.execute(tx);
}
