import { sql } from 'kysely';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid, NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { hashToken, newToken } from '#lib/platform/token.ts';
import { linkDays } from './link-days.ts';

const mostLinks = 20;

/** A link as its maker sees it in the list; the address itself is told once, when it is made. */
export interface SharedLink {
	id: string;
	createdAt: Date;
	expiresAt: Date;
}

/** Makes a link that shows a member's record to whoever has it, until it expires; throws Invalid, Conflict. */
export async function shareRecord(db: Db, viewer: Member, { days }: { days: number }): Promise<{ token: string }> {
	if (!linkDays.some((allowed) => allowed === days)) throw new Invalid('Choose one of the lengths in the list.', 'days');
	const token = newToken();
	const expires_at = sql<Date>`now() + make_interval(days => ${days})`;
	return inTransaction(db, async (tx) => {
		await lockMember(tx, viewer);
		const links = await listSharedLinks(tx, viewer);
		if (links.length >= mostLinks) throw new Conflict(`You have ${mostLinks} links already. Remove one that you do not need.`);
		await tx
			.insertInto('records.shared_links')
			.values({ user_id: viewer.id, token_hash: hashToken(token), expires_at })
			.execute();
		return { token };
	});
}

/** The links of a member that still work, the newest first; what is over goes. */
export async function listSharedLinks(db: Db, viewer: Member): Promise<SharedLink[]> {
	await sql`delete from records.shared_links where user_id = ${viewer.id} and expires_at <= now()`.execute(db);
	return db
		.selectFrom('records.shared_links')
		.select(['id', 'created_at as createdAt', 'expires_at as expiresAt'])
		.where('user_id', '=', viewer.id)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
}

/** Ends a link at once; throws NotFound for everybody else's. */
export async function unshareRecord(db: Db, viewer: Member, id: string): Promise<void> {
	const { numDeletedRows } = isUuid(id)
		? await db.deleteFrom('records.shared_links').where('id', '=', id).where('user_id', '=', viewer.id).executeTakeFirstOrThrow()
		: { numDeletedRows: 0n };
	if (numDeletedRows === 0n) throw new NotFound('There is no such link. It may have expired.');
}

/** Whose record a link shows, and until when; throws NotFound for one that is over, taken back or made up. */
export async function openSharedRecord(
	db: Db,
	token: string,
): Promise<{ holder: { id: string; name: string }; expiresAt: Date }> {
	const row = await db
		.selectFrom('records.shared_links as l')
		.innerJoin('accounts.users as u', 'u.id', 'l.user_id')
		.select(['u.id', 'u.name', 'l.expires_at as expiresAt'])
		.where('l.token_hash', '=', hashToken(token))
		.where('l.expires_at', '>', sql<Date>`now()`)
		.executeTakeFirst();
	if (!row) throw new NotFound('This link shows no learning record any more. Ask the person who sent it for a new one.');
	const { id, name, expiresAt } = row;
	return { holder: { id, name }, expiresAt };
}
