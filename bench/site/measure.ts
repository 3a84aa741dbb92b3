import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Load, LoadResult } from './load.ts';
import type { Server } from './processes.ts';
import { kinds, type PageKind, type Pages } from './site-under-test.ts';

const rounds = 3;
const secondsEach = 1.5;

/** A server under load, with the clock of the database behind it. */
export interface Contender {
	name: string;
	server: Server;
	databaseCpu: () => number;
}

/** One turn of load on one server. */
export interface Turn {
	/** Requests for each second of the server's processor time. */
	perCpuSecond: number;
	/** Milliseconds of the database's processor time for each request. */
	databaseMs: number;
	/** Milliseconds that a reader waited. */
	p50: number;
	p99: number;
}

/** The turns of each server, by kind of page, in the order of the rounds. */
export type Results = Map<string, Record<PageKind, Turn[]>>;

/** Puts load on each server in turn, kind by kind, and again: what the machine does besides meets them all alike. */
export async function measureInTurns(contenders: Contender[], pages: Pages): Promise<Results> {
	const results: Results = new Map(contenders.map(({ name }) => [name, { case: [], front: [], filter: [], feed: [] }]));
	for (const contender of contenders) for (const kind of kinds) await takeTurn(contender, pages[kind], 0.5);
	for (let round = 0; round < rounds; round++) {
		for (const kind of kinds) {
			for (const contender of contenders)
				results.get(contender.name)?.[kind].push(await takeTurn(contender, pages[kind], secondsEach));
		}
	}
	return results;
}

async function takeTurn({ name, server, databaseCpu }: Contender, paths: string[], seconds: number): Promise<Turn> {
	const before = { server: server.cpuSeconds(), database: databaseCpu() };
	const { requests, failed, p50, p99 } = await putLoad({ origin: server.origin, paths, seconds, connections: 8 }).catch(
		(cause) => {
			throw new Error(`${name} stopped answering ${paths[0]} and the like.`, { cause });
		},
	);
	if (failed > 0) throw new Error(`${name}: ${failed} of ${requests} answers for ${paths[0]} and the like were not 200.`);
	const databaseMs = (1000 * (databaseCpu() - before.database)) / requests;
	return { perCpuSecond: requests / (server.cpuSeconds() - before.server), databaseMs, p50, p99 };
}

async function putLoad(load: Load): Promise<LoadResult> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
	child.stdin.end(JSON.stringify(load));
	return JSON.parse(await text(child.stdout)) as LoadResult;
}

/** The middle value. */
export function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
