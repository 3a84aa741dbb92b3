/**
 * How fast is the learning record store? `npm run -s bench:records` fills a store with invented statements of a year, a
 * tenth of them and then all (`--statements`, 1,000,000), and measures
 *
 * - the ten commonest first pages of 50 statements over HTTP, one after the other, at both sizes;
 * - statements written per second over HTTP, in batches of 1, 25 and 100 by 1, 8 and 32 clients, in turns with the same
 *   rows written into the same tables by plain SQL over as many connections: the limit.
 *
 * On the embedded PostgreSQL, or on another with `--postgres URL`, an empty database. Tables go to standard error; one
 * line of JSON to standard output: the share of the plain rate that batches of 100 by 8 clients reach, the slowest of the
 * ten p95 at full size, and the statements per second of that share.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openStore, type StoreUnderTest } from './records/ask-store.ts';
import { type Cast, castFor, inventStatement } from './records/invented-history.ts';
import { median, quantile, rateOf, timesOf } from './records/measure.ts';
import { fill, insertRows, makeRows } from './records/plain-sql.ts';
import { addressOf, queries } from './records/queries.ts';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
	options: {
		statements: { type: 'string', default: '1000000' },
		seconds: { type: 'string', default: '3' },
		rounds: { type: 'string', default: '3' },
		times: { type: 'string', default: '300' },
		postgres: { type: 'string' },
	},
});
const statements = Number(flags.statements);
const cast = castFor(statements);
/** The number of the next statement that nobody has written. */
let next = statements;

mkdirSync(join(root, '.cache/bench'), { recursive: true });
const dataDir = mkdtempSync(join(root, '.cache/bench/records-'));
const { child, url, store } = await startStore();
const pool = new pg.Pool({ connectionString: url, max: 40 });
try {
	const small = await fillAndAsk(0, Math.round(statements / 10));
	// Short, so that the tenth stays about a tenth.
	const few = await measureRates(100, 8, 1);
	const full = await fillAndAsk(Math.round(statements / 10), statements);
	console.error(`\nFirst pages, ms (p50 / p95)            ${statements / 10} statements      ${statements} statements`);
	for (const [name, times] of full) console.error(`${name.padEnd(34)} ${show(small.get(name) ?? [])}   ${show(times)}`);
	console.error(`\nWritten per second     store      plain SQL     share\nto ${statements / 10} statements\n${shown(few)}`);
	console.error(`to ${statements} statements`);
	const headline = await measureWriting();
	const p95FirstPageMs = round(Math.max(...[...full.values()].map((times) => quantile(times, 0.95))));
	console.log(
		JSON.stringify({
			ratioToPlainSql: round(headline.rate / headline.limit),
			p95FirstPageMs,
			statementsPerSecond: Math.round(headline.rate),
		}),
	);
} finally {
	await Promise.all([pool.end(), store.close()]);
	await stopStore(child);
	rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function fillAndAsk(from: number, to: number): Promise<Map<string, number[]>> {
	const startedAt = performance.now();
	await fill(pool, { from, to, cast });
	console.error(
		`${to} statements are there; the last ${to - from} took ${Math.round((performance.now() - startedAt) / 1000)} s.`,
	);
	const all = new Map<string, number[]>();
	for (const [name, parameters] of Object.entries(queries)) {
		const ask = (at: number) => store.send('GET', addressOf(parameters(at, cast)));
		all.set(name, await timesOf(ask, { times: Number(flags.times), warmUp: 20 }));
	}
	return all;
}

async function measureWriting(): Promise<Rates> {
	let headline: Rates | undefined;
	for (const size of [1, 25, 100]) {
		for (const workers of [1, 8, 32]) {
			const rates = await measureRates(size, workers, Number(flags.seconds));
			console.error(shown(rates));
			if (size === 100 && workers === 8) headline = rates;
		}
	}
	return headline as Rates;
}

/** Statements per second by so many clients in batches of a size, and the limit beside it. */
interface Rates {
	what: string;
	rate: number;
	limit: number;
}

async function measureRates(size: number, workers: number, seconds: number): Promise<Rates> {
	const [rates, limits]: [number[], number[]] = [[], []];
	for (let turn = 0; turn < Number(flags.rounds); turn++) {
		rates.push(size * (await rateOf(storeWriter(store, size, cast), { workers, seconds })));
		limits.push(size * (await plainRate(size, workers, seconds)));
	}
	return { what: `${workers} × ${size}`, rate: median(rates), limit: median(limits) };
}

function shown({ what, rate, limit }: Rates): string {
	const [store, plain] = [rate, limit].map((value) => String(Math.round(value)));
	return `${what.padEnd(16)} ${store?.padStart(10)} ${plain?.padStart(14)} ${(rate / limit).toFixed(2).padStart(9)}`;
}

/** Posts batches that were written out before, so that only sending them is measured. */
function storeWriter(store: StoreUnderTest, size: number, cast: Cast): (worker: number) => Promise<void> {
	const bodies = Array.from({ length: 40 }, () => {
		const batch = Array.from({ length: size }, () => inventStatement(next++, cast));
		return JSON.stringify(size === 1 ? batch[0] : batch);
	});
	let at = 0;
	return async () => void (await store.send('POST', '/statements', bodies[at++ % bodies.length]));
}

/** The same without the store: rows that were made before, over a connection for each worker. */
async function plainRate(size: number, workers: number, seconds: number): Promise<number> {
	const clients = await Promise.all(Array.from({ length: workers }, () => pool.connect()));
	const makeBatch = () =>
		makeRows(
			Array.from({ length: size }, () => next++),
			cast,
			new Date(),
		);
	// Each may be written once only, its ids being taken then.
	const ready = Array.from({ length: Math.ceil((seconds * 40_000) / size) }, makeBatch);
	const write = async (worker: number) => insertRows(clients[worker] as pg.PoolClient, ready.pop() ?? makeBatch());
	const rate = await rateOf(write, { workers, seconds });
	for (const client of clients) client.release();
	return rate;
}

async function startStore(): Promise<{ child: ChildProcess; url: string; store: StoreUnderTest }> {
	const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: flags.postgres ?? '' };
	const child = spawn(process.execPath, ['bench/records/serve.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
	const { url, ...address } = JSON.parse(line) as { url: string; port: number; key: string; secret: string };
	return { child, url, store: openStore(address) };
}

async function stopStore(child: ChildProcess): Promise<void> {
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}

function show(times: readonly number[]): string {
	return `${quantile(times, 0.5).toFixed(1).padStart(8)} / ${quantile(times, 0.95).toFixed(1).padStart(6)}`;
}

function round(value: number): number {
	return Number(value.toFixed(2));
}
