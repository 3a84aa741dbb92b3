import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Invalid } from '../errors.ts';
import type { Places } from './places.ts';

/** The connection by which a process of ours keeps the server up. */
export interface Keeper {
	client: pg.Client;
	port: number;
	end(): Promise<void>;
}

/**
 * Each process of ours shares this advisory lock; whoever leaves and gets it alone is the last one. A killed process's
 * share is gone with its connection, and nobody can come in while the last one holds the lock and stops the server.
 */
const presenceLock = 'hashtext($$dugnad presence$$)';

/** What a server says or does while it starts or stops. */
const passing = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);

/** Connects and says that this process uses the server; undefined while that starts, stops or is gone. */
export async function keepUp(places: Places, port: number): Promise<Keeper | undefined> {
	const client = new pg.Client({ connectionString: urlOf(places, port), application_name: 'dugnad-keeper' });
	let lost = false;
	client.on('error', () => {
		lost = true; // The server went away; later it is the pool's queries that report it.
	});
	try {
		await client.connect();
		const { rows } = await client.query(`select pg_try_advisory_lock_shared(${presenceLock}) as shared`);
		if (rows[0]?.shared) return { client, port, end: () => endQuietly(client) };
	} catch (error) {
		const { code = '', message } = error as { code?: string; message: string };
		if (code === '28P01')
			throw new Invalid(`${places.password} does not hold the password of the PostgreSQL in ${places.folder}.`);
		if (!lost && !passing.has(code) && !/^Connection terminated/.test(message)) throw error;
	}
	await endQuietly(client);
	return undefined;
}

/** Says that this process needs the server no longer; true for the last one, which has to stop it before it ends. */
export async function leave({ client }: Keeper): Promise<boolean> {
	try {
		await client.query(`select pg_advisory_unlock_shared(${presenceLock})`);
		const { rows } = await client.query(`select pg_try_advisory_lock(${presenceLock}) as alone`);
		if (rows[0]?.alone !== true) return false;
		await othersAreGone(client);
		return true;
	} catch {
		return false; // The server is gone already.
	}
}

/** Gives connections of ours that are just closing a moment, so that they need not hear of the end; a guest's are cut. */
async function othersAreGone(client: pg.Client): Promise<void> {
	for (let tries = 0; tries < 50; tries++) {
		const { rows } = await client.query(
			`select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
		);
		if (rows[0]?.others === 0) return;
		await sleep(20);
	}
}

/** The server's address with its password. */
export function urlOf(places: Places, port: number): string {
	return `postgres://dugnad:${readFileSync(places.password, 'utf8')}@127.0.0.1:${port}/postgres`;
}

async function endQuietly(client: pg.Client): Promise<void> {
	await client.end().catch(() => {});
}
