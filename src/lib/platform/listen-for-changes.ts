import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { PageCache } from './page-cache.ts';
import { pagesChannel } from './pages-changed.ts';

const longestPauseMs = 5_000;
const heartbeatMs = 15_000;

/** Something made of the database's contents: a cache, an index. */
export type Derived = Pick<PageCache, 'invalidate' | 'clear'>;

/**
 * Listens to the database for the tags of pages that have changed, whoever changed them, and makes `cache` forget
 * those. What was said while nobody listened is unknown: after each (re)connection everything is forgotten.
 */
export async function listenForChanges(databaseUrl: string, cache: Derived): Promise<{ close(): Promise<void> }> {
	let isClosed = false;
	let client = await listen();

	async function listen(): Promise<pg.Client> {
		const fresh = new pg.Client({
			connectionString: databaseUrl,
			keepAlive: true,
			query_timeout: 5_000,
			connectionTimeoutMillis: 5_000,
		});
		const heartbeat = setInterval(() => fresh.query('select 1').catch(() => fresh.end()), heartbeatMs).unref();
		fresh.on('error', () => {}); // 'end' follows, and with it the next attempt.
		fresh.on('notification', ({ payload }) => forget(cache, payload));
		try {
			await fresh.connect();
			await fresh.query(`listen ${pagesChannel}`);
		} catch (error) {
			clearInterval(heartbeat);
			await fresh.end().catch(() => {});
			throw error;
		}
		fresh.once('end', () => {
			clearInterval(heartbeat);
			if (!isClosed) void reconnect();
		});
		cache.clear();
		return fresh;
	}

	async function reconnect(): Promise<void> {
		for (let pauseMs = 100; !isClosed; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
			await setTimeout(pauseMs, undefined, { ref: false });
			const fresh = isClosed ? undefined : await listen().catch(() => undefined);
			if (!fresh) continue;
			client = fresh;
			if (isClosed) await fresh.end();
			return;
		}
	}

	return {
		async close() {
			isClosed = true;
			await client.end();
		},
	};
}

/** The payload is a JSON array of tags; anything else may mean anything. */
function forget(cache: Derived, payload = ''): void {
	try {
		const tags: unknown = JSON.parse(payload);
		if (Array.isArray(tags)) cache.invalidate(tags.map(String));
		else cache.clear();
	} catch {
		cache.clear();
	}
}
