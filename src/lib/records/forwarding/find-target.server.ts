import type { Db } from '#lib/platform/db.ts';
import { unseal } from '#lib/platform/seal.ts';
import type { XapiVersion } from '../statement.ts';
import type { Target } from './target.ts';

/** A target by its name, or that its secret cannot be opened; undefined when it was removed. */
export async function findTarget(db: Db, sealKey: Buffer, name: string): Promise<Target | 'sealed' | undefined> {
	const row = await db.selectFrom('records.forward_targets').selectAll().where('name', '=', name).executeTakeFirst();
	if (!row) return undefined;
	const { endpoint, key, sent_stored, sent_seq } = row;
	const secret = open(sealKey, row.sealed_secret);
	if (secret === undefined) return 'sealed';
	return { name, endpoint, version: row.version as XapiVersion, key, secret, sent: { stored: sent_stored, seq: sent_seq } };
}

function open(sealKey: Buffer, sealed: string): string | undefined {
	try {
		return unseal(sealKey, sealed);
	} catch {
		return undefined;
	}
}
