import { randomBytes } from 'node:crypto';
import { mustBeOperator, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { hashToken, newToken } from '#lib/platform/token.ts';
import type { Client, Scope } from './clients.ts';

/** A client as the operator sees it; nobody sees its secret again. */
export interface ListedClient extends Client {
	createdAt: Date;
	revokedAt: Date | null;
}

/** Makes a client; its secret is told here and never again, for the database has only its hash. */
export async function createClient(
	db: Db,
	viewer: Viewer,
	{ name, scopes }: { name: string; scopes: Scope[] },
): Promise<{ key: string; secret: string }> {
	mustBeOperator(viewer);
	if (!name.trim()) throw new Invalid('A client needs a name, by which you know it again.', 'name');
	if (scopes.length === 0) throw new Invalid('Say what the client may do: it has no scope.', 'scopes');
	// Said on the command line too, where a leading hyphen would make it an option.
	const key = randomBytes(12).toString('hex');
	const secret = newToken();
	await db
		.insertInto('records.clients')
		.values({ key, name: name.trim(), secret_hash: hashToken(secret), scopes: [...new Set(scopes)] })
		.execute();
	return { key, secret };
}

/** Every client that ever was, the newest first. */
export async function listClients(db: Db, viewer: Viewer): Promise<ListedClient[]> {
	mustBeOperator(viewer);
	const rows = await db.selectFrom('records.clients').selectAll().orderBy('created_at', 'desc').orderBy('key').execute();
	return rows.map(({ key, name, scopes, created_at, revoked_at }) => ({
		key,
		name,
		scopes: scopes as Scope[],
		createdAt: created_at,
		revokedAt: revoked_at,
	}));
}

/** Shuts a client out within a second; what it stored stays. Throws NotFound. */
export async function revokeClient(db: Db, viewer: Viewer, key: string): Promise<void> {
	mustBeOperator(viewer);
	const { numUpdatedRows } = await db
		.updateTable('records.clients')
		.set({ revoked_at: new Date() })
		.where('key', '=', key)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new NotFound(`There is no client ${key} in use. npx dugnad records client list shows them.`);
}
