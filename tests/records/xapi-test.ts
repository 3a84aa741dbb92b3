import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Scope } from '#lib/records/clients.ts';
import { findHorizon } from '#lib/records/find-horizon.server.ts';
import { createClient } from '#lib/records/manage-clients.server.ts';
import { xapiListener } from '#lib/records/xapi-listener.server.ts';
import { test as databaseTest } from '../database/database-test.ts';

export interface Asking {
	version?: string | null;
	headers?: Record<string, string>;
	/** Sent as JSON, unless it is text or bytes. */
	body?: unknown;
	parameters?: Record<string, string | object>;
}

/** Sends a request to the store as one client; objects among the parameters are sent as JSON. */
export type Ask = (method: string, path: string, asking?: Asking) => Promise<Response>;

export interface Store {
	address: string;
	/** A new client with these scopes. */
	as(...scopes: Scope[]): Promise<Ask & { key: string }>;
}

export const maxBodyBytes = 200_000;

/** A test with the store behind a real web server: `store.as('all')` is a client of it. */
export const test = databaseTest.extend('store', { scope: 'file' }, async ({ db }, { onCleanup }): Promise<Store> => {
	const house = { db, origin: 'https://cases.example.org', linkKey: Buffer.alloc(32, 7), maxBodyBytes };
	const server = createServer(xapiListener(house)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onCleanup(async () => {
		server.closeAllConnections();
		server.close();
	});
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi`;
	return { address, as: (...scopes) => openClient(db, address, scopes) };
});

async function openClient(db: Db, address: string, scopes: Scope[]): Promise<Ask & { key: string }> {
	const { key, secret } = await createClient(db, operator, { name: `Invented ${scopes.join(' ')}`, scopes });
	return Object.assign(asker(address, `${key}:${secret}`), { key });
}

/** Asks with a key and a secret, whoever gave them. */
export function asker(address: string, credentials: string): Ask {
	return async (method, path, { version = '2.0.0', headers = {}, body, parameters = {} } = {}) => {
		const query = Object.entries(parameters).map(([name, value]): [string, string] => [
			name,
			typeof value === 'string' ? value : JSON.stringify(value),
		]);
		const isRaw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
		const url = query.length > 0 ? `${address}${path}?${new URLSearchParams(query)}` : `${address}${path}`;
		return fetch(url, {
			method,
			headers: {
				authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
				...(version === null ? {} : { 'x-experience-api-version': version }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			body: (isRaw ? body : JSON.stringify(body)) as string | undefined,
		});
	};
}

/** Waits until what was stored until now can be found: readers look no further than the oldest writer, and the millisecond. */
export async function settle(db: Db): Promise<void> {
	const now = Date.now();
	while ((await findHorizon(db)).getTime() <= now);
}
