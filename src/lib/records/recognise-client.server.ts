import { timingSafeEqual } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';
import { hashToken } from '#lib/platform/token.ts';
import type { Client, Scope } from './clients.ts';

interface Known {
	client: Client | undefined;
	secretHash: Buffer;
	readAt: number;
}

/** A client that is revoked is shut out after so long. */
const memoryMs = 1000;
const mostKnown = 1000;
const plainKey = /^[\w-]{1,64}$/;
const nobody = Buffer.alloc(32);

/** Tells which client a key and secret belong to; undefined for a wrong or revoked one. */
export type RecogniseClient = (key: string, secret: string) => Promise<Client | undefined>;

/** Recognises clients, asking the database about each once a second at most. */
export function openClientMemory(db: Db, now: () => number = Date.now): RecogniseClient {
	const known = new Map<string, Known>();
	return async (key, secret) => {
		if (!plainKey.test(key)) return undefined;
		let found = known.get(key);
		if (!found || now() - found.readAt > memoryMs) {
			const readAt = now();
			found = { ...(await readClient(db, key)), readAt };
			if (known.size >= mostKnown) known.clear();
			known.set(key, found);
		}
		// Compared also when there is no such client: the time that it takes tells nobody which keys exist.
		const isRight = timingSafeEqual(hashToken(secret), found.secretHash);
		return isRight ? found.client : undefined;
	};
}

async function readClient(db: Db, key: string): Promise<Omit<Known, 'readAt'>> {
	const row = await db
		.selectFrom('records.clients')
		.select(['key', 'name', 'scopes', 'secret_hash'])
		.where('key', '=', key)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (!row) return { client: undefined, secretHash: nobody };
	return { client: { key: row.key, name: row.name, scopes: row.scopes as Scope[] }, secretHash: row.secret_hash };
}
