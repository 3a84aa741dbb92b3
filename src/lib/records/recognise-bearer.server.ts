import type { Db } from '#lib/platform/db.ts';
import { hashToken } from '#lib/platform/token.ts';
import { agentKey } from './agent-key.ts';
import type { Client } from './clients.ts';
import { agentOf } from './note-holder.server.ts';

/** Tells whose record an access token opens; undefined for one that is wrong, expired or revoked. */
export type RecogniseBearer = (token: string) => Promise<Client | undefined>;

/**
 * Recognises the access tokens of members. Each reads its member's own record and does nothing else; it is looked up for
 * every request, so that a revoked one ends at once.
 */
export function recogniseBearer({ db, origin }: { db: Db; origin: string }): RecogniseBearer {
	return async (token) => {
		const row = await db
			.selectFrom('records.access_tokens')
			.select(['user_id', 'name'])
			.where('token_hash', '=', hashToken(token))
			.where('expires_at', '>', new Date())
			.executeTakeFirst();
		if (!row) return undefined;
		const subject = agentKey(agentOf({ id: row.user_id }, { origin }));
		if (subject === undefined) return undefined;
		// No other client has such a key: theirs have no space.
		return { key: `member ${row.user_id}`, name: row.name, scopes: ['statements/read/mine'], subject };
	};
}
