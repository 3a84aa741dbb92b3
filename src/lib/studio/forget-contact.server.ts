import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Takes an address out of the feedback that its owner wrote; what they wrote stays. */
export async function forgetContact(tx: Db, email: string): Promise<void> {
	await sql`
		update studio.feedback set contact = null
		where ${email.toLowerCase()} = any(regexp_split_to_array(lower(contact), '[^[:alnum:]._%+@-]+'))`.execute(tx);
}
