import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { agentKey } from './agent-key.ts';
import type { Site } from './deed.ts';
import type { Agent } from './statement.ts';

/** Who a member is in statements. */
export function agentOf({ id }: { id: string }, { origin }: Site): Agent {
	return { objectType: 'Agent', account: { homePage: origin, name: id } };
}

/**
 * Notes who a member is in statements, so that their record is found whatever the site is called later. Asked for before a
 * record is shown, exported or erased, too: other programs may have told of somebody who has done nothing here.
 */
export async function noteHolder(db: Db, viewer: Pick<Member, 'id'>, site: Site): Promise<void> {
	await db
		.insertInto('records.holders')
		.values({ user_id: viewer.id, agent_key: agentKey(agentOf(viewer, site)) ?? '' })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
