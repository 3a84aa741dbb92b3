import { sql } from 'kysely';
import type { Db } from './db.ts';

/** The channel on which web processes hear which finished pages are stale. */
export const pagesChannel = 'dugnad_pages';

/** PostgreSQL refuses payloads of 8000 bytes and more. */
const mostBytes = 7900;

/** Tells every web process, once the transaction is committed, that pages which depend on these tags are stale. */
export async function pagesChanged(tx: Db, tags: readonly string[]): Promise<void> {
	for (const payload of payloads(tags)) await sql`select pg_notify(${pagesChannel}, ${payload})`.execute(tx);
}

/** The tags as JSON arrays, as few as their size allows. */
export function payloads(tags: readonly string[]): string[] {
	const arrays: string[][] = [];
	let bytes = mostBytes;
	for (const tag of new Set(tags)) {
		const size = Buffer.byteLength(JSON.stringify(tag)) + 1;
		if (bytes + size > mostBytes) {
			arrays.push([]);
			bytes = 2;
		}
		arrays.at(-1)?.push(tag);
		bytes += size;
	}
	return arrays.map((array) => JSON.stringify(array));
}
