import type { Db } from '#lib/platform/db.ts';
import { readStopToken } from './stop-token.ts';

/** Ends the reminders of whomever a token names; false for a token that is none. Whoever has left gets none anyway. */
export async function stopReminders(db: Db, secret: string, token: string): Promise<boolean> {
	const userId = readStopToken(secret, token);
	if (userId === undefined) return false;
	await db.updateTable('pathways.memories').set({ reminds: false }).where('user_id', '=', userId).execute();
	return true;
}
