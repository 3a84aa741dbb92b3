import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { createClient } from '#lib/records/manage-clients.server.ts';
import { xapiListener } from '#lib/records/xapi-listener.server.ts';
import { cloneDatabase } from '../database/database-test.ts';

/** How another store may behave. */
export type Mood = 'up' | 'down' | 'broken' | 'forbidding' | 'busy' | 'closed' | 'strict' | 'silent' | 'forgetful' | 'a website';

export interface OtherStore {
	db: Db;
	address: string;
	key: string;
	secret: string;
	mood: Mood;
	/** What it says about when to come back, in every answer. */
	retryAfter: string;
	/** How many requests came in. */
	asked: number;
	close(): Promise<void>;
}

/** A second store on a database of its own, behind a web server that can be made to fail. */
export async function openOtherStore(): Promise<OtherStore> {
	const { database, remove } = await cloneDatabase();
	const { db } = database;
	const client = await createClient(db, operator, { name: 'Invented forwarder', scopes: ['all'] });
	const house = { db, origin: 'https://other.example.org', linkKey: Buffer.alloc(32, 9), maxBodyBytes: 10_000_000 };
	const listener = xapiListener(house);
	const server = createServer((request, response) => {
		other.asked++;
		if (other.retryAfter) response.setHeader('retry-after', other.retryAfter);
		moods[other.mood](listener)(request, response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const close = async () => {
		server.closeAllConnections();
		server.close();
		await remove();
	};
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi`;
	const other: OtherStore = { db, address, ...client, mood: 'up', retryAfter: '', asked: 0, close };
	return other;
}

const answering = (status: number, text: string) => () => (_request: unknown, response: ServerResponse) =>
	void response.writeHead(status).end(text);

const moods: Record<Mood, (listener: RequestListener) => RequestListener> = {
	up: (listener) => listener,
	down: () => (_, response) => void response.destroy(),
	broken: answering(500, 'An invented failure.'),
	forbidding: answering(401, 'Who are you?'),
	busy: answering(429, 'Not so fast.'),
	closed: answering(503, 'Back soon.'),
	// A store that wants no statement at all.
	strict: (listener) => (request, response) => {
		if (request.method !== 'POST') return listener(request, response);
		response.writeHead(400, { 'x-experience-api-version': '2.0.0' }).end('An invented rule.');
	},
	silent: () => () => undefined,
	// Stores everything, and dies before it has said so.
	forgetful: (listener) => (request, response) => {
		response.end = () => response.destroy();
		return listener(request, response);
	},
	'a website': answering(200, '<!doctype html><title>Welcome</title>'),
};
