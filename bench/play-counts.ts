/**
 * How many players can tell what is heard? `npm run -s bench:play-counts` sends what they tell over HTTP, by 64 clients who
 * go on as soon as they have an answer, in turns to the counter that gathers in memory and to one that writes each by
 * itself, and sees in the database that none was lost. Half of it is of ten cases of 500, and one in twenty begins a play.
 *
 * On the embedded PostgreSQL, or on another with `--postgres URL`, an empty database. A table goes to standard error, a
 * line of JSON to standard output. `--seconds` says how long a turn is (5), `--rounds` how many there are (3).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { mulberry32 } from '#lib/platform/mulberry32.ts';
import { median, rateOf } from './records/measure.ts';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
	options: {
		seconds: { type: 'string', default: '5' },
		rounds: { type: 'string', default: '3' },
		postgres: { type: 'string' },
	},
});
const [clients, cases] = [64, 500];
const dice = mulberry32(1);

mkdirSync(join(root, '.cache/bench'), { recursive: true });
const dataDir = mkdtempSync(join(root, '.cache/bench/plays-'));
const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: flags.postgres ?? '', CASES: String(cases) };
const child = spawn(process.execPath, ['bench/play-counts/serve.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
const origin = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`;
const pool = new Pool(origin, { connections: clients });
const found = { gathered: [] as Turn[], plain: [] as Turn[] };
try {
	for (let round = 0; round < Number(flags.rounds); round++) {
		found.gathered.push(await takeTurn('/heard'));
		found.plain.push(await takeTurn('/plain'));
	}
} finally {
	await pool.close();
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
	rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
const middle = (turns: Turn[], what: keyof Turn) => median(turns.map((turn) => turn[what]));
const show = (turns: Turn[]) =>
	`${String(Math.round(middle(turns, 'rate'))).padStart(9)}${middle(turns, 'cpuMs').toFixed(3).padStart(16)}`;
console.error(
	`               beacons/s   CPU ms a beacon\ngathered    ${show(found.gathered)}\neach by itself ${show(found.plain).slice(3)}`,
);
console.log(
	JSON.stringify({
		beaconsPerSecond: Math.round(middle(found.gathered, 'rate')),
		plainPerSecond: Math.round(middle(found.plain, 'rate')),
		ratio: Number((middle(found.gathered, 'rate') / middle(found.plain, 'rate')).toFixed(1)),
	}),
);

interface Turn {
	rate: number;
	/** Of the counting process, for each beacon. */
	cpuMs: number;
}

async function takeTurn(path: string): Promise<Turn> {
	const before = await readReport();
	let sent = 0;
	const rate = await rateOf(
		async () => {
			sent++;
			await send(path);
		},
		{ workers: clients, seconds: Number(flags.seconds) },
	);
	const after = await readReport();
	if (after.told - before.told !== sent) throw new Error(`${sent} were told at ${path}, ${after.told - before.told} are stored.`);
	return { rate, cpuMs: (after.cpuMs - before.cpuMs) / sent };
}

async function send(path: string): Promise<void> {
	const number = 1 + Math.floor(dice() < 0.5 ? dice() * 10 : dice() * cases);
	const body = JSON.stringify({
		case: `oppdiktet-${number}`,
		heard: [
			[0, 30],
			[40, 45],
		],
		began: dice() < 0.05,
		whole: false,
	});
	const { statusCode, body: answer } = await pool.request({
		...{ method: 'POST' as const, path, body },
		headers: { origin, 'content-type': 'application/json' },
	});
	const text = await answer.text();
	if (statusCode !== 204) throw new Error(`${path} answered ${statusCode}: ${text}`);
}

async function readReport(): Promise<{ told: number; cpuMs: number }> {
	const { body } = await pool.request({ method: 'GET', path: '/report' });
	return body.json() as Promise<{ told: number; cpuMs: number }>;
}
