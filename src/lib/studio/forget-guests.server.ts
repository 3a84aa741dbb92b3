import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { unsealContact } from './guests/guest-contact.ts';

/** So long after a guest has said what they were asked for, their address is kept, in case something must be asked again. */
export const contactDays = 30;

/** Removes the addresses that nobody needs any more, and what was written behind a closed link and never sent. */
export async function forgetGuests(db: Db, now: Date): Promise<void> {
	const done = sql`greatest(answered_at, approved_at, refused_at) < ${now}::timestamptz - make_interval(days => ${contactDays})`;
	const closed = sql`(withdrawn_at is not null or expires_at <= ${now})`;
	await sql`update studio.invitations set sealed_email = null where sealed_email is not null and (${closed} or ${done})`.execute(
		db,
	);
	await sql`
		update studio.invitations
		set answers = '{}', quotes = (select coalesce(jsonb_agg(quote - 'wording' - 'verdict'), '[]') from jsonb_array_elements(quotes) as quote)
		where ${closed} and saved_at is not null and answered_at is null and approved_at is null and refused_at is null
			and (answers <> '{}' or jsonb_path_exists(quotes, '$[*].wording') or jsonb_path_exists(quotes, '$[*].verdict'))
	`.execute(db);
}

/** Takes the address of somebody who has left out of the invitations that they got. */
export async function forgetGuest(tx: Db, secret: string, email: string): Promise<void> {
	const { rows } = await sql<{ id: string; sealed: string }>`
		select id, sealed_email as sealed from studio.invitations where sealed_email is not null`.execute(tx);
	const theirs = rows.filter(({ sealed }) => unsealContact(secret, sealed)?.toLowerCase() === email.toLowerCase());
	await sql`update studio.invitations set sealed_email = null where id = any(${theirs.map(({ id }) => id)}::uuid[])`.execute(tx);
}
