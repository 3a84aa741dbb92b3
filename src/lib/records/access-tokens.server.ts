import { isUuid } from '#lib/accounts/is-uuid.ts';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { hashToken, newToken } from '#lib/platform/token.ts';
import { checkTokenForm, mostTokens, type TokenForm, type TokenProblems } from './token-form.ts';

/** A program's access to its member's record, as the member sees it; the token itself nobody sees again. */
export interface AccessToken {
	id: string;
	/** What the member calls it. */
	name: string;
	createdAt: Date;
	expiresAt: Date;
}

/** Makes a token with which a program reads the member's own record until it expires, or says what is wrong; it is told here and never again. */
export async function createAccessToken(
	db: Db,
	viewer: Member,
	form: TokenForm,
): Promise<{ token: string } | { problems: TokenProblems }> {
	const problems = checkTokenForm(form);
	if (Object.keys(problems).length > 0) return { problems };
	const token = `dugnad_${newToken()}`;
	const expires_at = new Date(Date.now() + Number(form.days) * 86_400_000);
	return inTransaction(db, async (tx) => {
		await lockMember(tx, viewer);
		await forgetExpired(tx, viewer);
		if ((await listAccessTokens(tx, viewer)).length >= mostTokens) return { problems: { name: 'tooMany' } };
		const row = { user_id: viewer.id, name: form.name.trim(), token_hash: hashToken(token), expires_at };
		await tx.insertInto('records.access_tokens').values(row).execute();
		return { token };
	});
}

async function forgetExpired(tx: Db, { id }: Member): Promise<void> {
	await tx.deleteFrom('records.access_tokens').where('user_id', '=', id).where('expires_at', '<=', new Date()).execute();
}

/** The member's tokens that can still be used, the newest first. */
export async function listAccessTokens(db: Db, { id }: Member): Promise<AccessToken[]> {
	const rows = await db
		.selectFrom('records.access_tokens')
		.select(['id', 'name', 'created_at', 'expires_at'])
		.where('user_id', '=', id)
		.where('expires_at', '>', new Date())
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(({ id, name, created_at, expires_at }) => ({ id, name, createdAt: created_at, expiresAt: expires_at }));
}

/** Ends one of the member's tokens at once. Throws NotFound. */
export async function revokeAccessToken(db: Db, viewer: Member, id: string): Promise<void> {
	const tokens = db.deleteFrom('records.access_tokens').where('user_id', '=', viewer.id);
	const ended = isUuid(id) ? await tokens.where('id', '=', id).executeTakeFirst() : undefined;
	if (!ended || ended.numDeletedRows === 0n)
		throw new NotFound('There is no such token of yours: it has expired or was removed.');
}
