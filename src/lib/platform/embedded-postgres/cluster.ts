import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Invalid } from '../errors.ts';
import { createCluster } from './create-cluster.ts';
import { type Keeper, keepUp, leave, urlOf } from './keeper.ts';
import type { Places } from './places.ts';
import { findPostmaster, forgetStale, lastWords, type Server, startServer } from './postmaster.ts';
import { unprivilegedIdentity } from './unprivileged.ts';

/** A running PostgreSQL of ours. */
export interface Cluster {
	url: string;
	/** Lets go of the server, and stops it when no other process of ours uses it. */
	release(): Promise<void>;
}

const startTimeoutMs = 60_000;
/** A start that fails for no reason of the moment may have met one all the same. */
const mostFailures = 3;

/**
 * Opens the PostgreSQL in `folder`: adopts the one that already runs there (another process of ours, or a survivor
 * of a crash), else creates what is missing and starts it on a free loopback port, with PostgreSQL `settings` such
 * as `fsync=off`. Any number of processes may do so at once.
 */
export async function openCluster(programs: string, folder: string, settings: readonly string[] = []): Promise<Cluster> {
	mkdirSync(folder, { recursive: true });
	const path = (name: string) => join(folder, name);
	const places: Places = { programs, folder, settings, data: path('cluster'), password: path('password'), log: path('log') };
	const keeper = await adoptOrStart(places);
	return { url: urlOf(places, keeper.port), release: () => release(keeper, places) };
}

async function adoptOrStart(places: Places): Promise<Keeper> {
	let server: Server | undefined;
	let failures = 0;
	for (const until = Date.now() + startTimeoutMs; Date.now() < until; await sleep(50)) {
		const postmaster = findPostmaster(places.data);
		const keeper = postmaster && (await keepUp(places, postmaster.port));
		if (keeper) return keeper;
		if (postmaster || server?.isRunning()) continue;
		if (server && !lostRace(places) && ++failures === mostFailures) break;
		server = await start(places);
	}
	throw new Invalid(`The embedded PostgreSQL in ${places.folder} did not start: ${lastWords(places)} Its log is ${places.log}.`);
}

/** Another process was first, with this folder or with the port; it may be gone again by now. */
function lostRace(places: Places): boolean {
	return /lock file|could not create any TCP/.test(lastWords(places));
}

async function start(places: Places): Promise<Server> {
	const identity = unprivilegedIdentity([places.programs, places.folder]);
	createCluster(places, identity);
	forgetStale(places.data);
	return startServer(places, identity);
}

/** The last one out holds its lock until the server is gone, so that whoever comes now starts it anew. */
async function release(keeper: Keeper, places: Places): Promise<void> {
	const postmaster = findPostmaster(places.data);
	if (!(await leave(keeper)) || !postmaster) return keeper.end();
	process.kill(postmaster.pid, 'SIGINT'); // PostgreSQL's "fast shutdown": ends sessions, writes a checkpoint.
	for (const until = Date.now() + startTimeoutMs; Date.now() < until && findPostmaster(places.data); ) await sleep(20);
	return keeper.end();
}
