import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';

const day = 24 * 60 * 60 * 1000;
/** Days after which an account goes whose address nobody confirmed. */
const unconfirmedDays = 30;

/** Lets the worker do the job `forget_old` now; it then sees to the next day by itself. */
export async function queueForgetting(db: Db, runAt = new Date()): Promise<void> {
	await enqueue(db, 'forget_old', {}, { key: 'forget_old', runAt });
}

/** Deletes sessions and links that are over, and accounts that never began; does so again a day later. */
export async function forgetOld(db: Db): Promise<void> {
	const now = new Date();
	await db.deleteFrom('accounts.sessions').where('expiresAt', '<', now).execute();
	await db.deleteFrom('accounts.verifications').where('expiresAt', '<', now).execute();
	await sql`
		delete from accounts.users
		where not "emailVerified" and role = 'member' and "createdAt" < ${new Date(now.getTime() - unconfirmedDays * day)}`.execute(
		db,
	);
	await queueForgetting(db, new Date(now.getTime() + day));
}
