/** The load generator, a process of its own: keeps `connections` busy for a while and tells what came back. */
import { text } from 'node:stream/consumers';
import { Pool } from 'undici';

/** What to ask for; paths are asked for in turn. */
export interface Load {
	origin: string;
	paths: string[];
	seconds: number;
	connections: number;
}

export interface LoadResult {
	requests: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** Answers that were not 200. */
	failed: number;
}

const browser = {
	accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
	'accept-encoding': 'gzip, deflate, br, zstd',
	'accept-language': 'nb-NO,nb;q=0.9,en;q=0.8',
	'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

const load = JSON.parse(await text(process.stdin)) as Load;
const pool = new Pool(load.origin, { connections: load.connections, pipelining: 1 });
const times: number[] = [];
let failed = 0;
let next = 0;
const until = performance.now() + load.seconds * 1000;

async function reader(): Promise<void> {
	while (performance.now() < until) {
		const path = load.paths[next++ % load.paths.length] ?? '/';
		const startedAt = performance.now();
		const { statusCode, body } = await pool.request({ path, method: 'GET', headers: browser });
		await body.dump({ limit: Number.MAX_SAFE_INTEGER });
		times.push(performance.now() - startedAt);
		if (statusCode !== 200) failed++;
	}
}

await Promise.all(Array.from({ length: load.connections }, reader));
await pool.close();
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
console.log(JSON.stringify({ requests: times.length, p50: at(0.5), p99: at(0.99), failed } satisfies LoadResult));
