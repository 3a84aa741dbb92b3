import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';

/** What a member is called in statements, as `agentKey` makes it: more than one where the site has moved to another address. */
export async function findHolderKeys(db: Db, { id }: Pick<Member, 'id'>): Promise<string[]> {
	const rows = await db.selectFrom('records.holders').select('agent_key').where('user_id', '=', id).execute();
	return rows.map((row) => row.agent_key);
}
