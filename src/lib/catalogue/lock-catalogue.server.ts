import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/**
 * Lets one transaction at a time change the catalogue. Names, numbers and slugs are looked up before they are
 * created; two at once would create them twice or refuse each other. Readers never wait.
 */
export async function lockCatalogue(tx: Db): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtext('dugnad catalogue'))`.execute(tx);
}
