import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { hashAddress } from './signing-up/sign-up-secrets.ts';

const day = 24 * 60 * 60 * 1000;
/** Days after the last part that addresses are kept, in case something has to be said; a year counts as over where no part has a time. */
const keptDays = 30;
/** Days that somebody has to confirm. */
const unconfirmedDays = 7;

/** Lets the worker do the job `forget_sign_ups` now; it then sees to the next day by itself. */
export async function queueSignUpForgetting(db: Db, runAt = new Date()): Promise<void> {
	await enqueue(db, 'forget_sign_ups', {}, { key: 'forget_sign_ups', runAt });
}

/** Does the job `forget_sign_ups`: deletes who signed up for what is long over, and who never confirmed; again a day later. */
export async function forgetSignUps(db: Db, now = new Date()): Promise<void> {
	await sql`
		delete from studio.sign_ups s
		where (confirmed_at is null and signed_up_at < ${new Date(now.getTime() - unconfirmedDays * day)})
			or coalesce((select max(p.starts_at + make_interval(mins => p.minutes)) from catalogue.webinar_parts p
				where p.webinar_id = s.webinar_id), signed_up_at + interval '1 year') < ${new Date(now.getTime() - keptDays * day)}
	`.execute(db);
	await queueSignUpForgetting(db, new Date(now.getTime() + day));
}

/** Deletes every sign-up of an address, also those that its owner made without being signed in. */
export async function forgetSignUpsOf(tx: Db, secret: string, email: string): Promise<void> {
	await tx.deleteFrom('studio.sign_ups').where('email_hash', '=', hashAddress(secret, email)).execute();
}
