/**
 * Runs ADL's conformance suite for learning record stores (github.com/adlnet/lrs-conformance-test-suite, installed by its
 * own `npm install`, no part of this project) against our server, for xAPI 1.0.3 and 2.0.0:
 *
 *     XAPI_SUITE=/path/to/the/suite npm run -s check:xapi
 *     … -- --postgres postgres://user:password@host/name    on that database, which keeps what the suite stores
 *     … -- --built                                          with the build that is there
 *
 * Tells each failure, and ends with one line of JSON. Exits with 1 when anything failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, startServer } from '../bench/site/processes.ts';
import { type Outcome, runSuite } from './check-xapi/run-suite.ts';

const root = join(import.meta.dirname, '..');
const versions = ['1.0.3', '2.0.0'] as const;
const { values: flags } = parseArgs({ options: { built: { type: 'boolean' }, postgres: { type: 'string' } } });
const suite = process.env.XAPI_SUITE;
if (!suite) {
	console.error(
		'XAPI_SUITE names no folder. Clone github.com/adlnet/lrs-conformance-test-suite, run npm install there, and set it.',
	);
	process.exit(64);
}

mkdirSync(join(root, '.cache'), { recursive: true });
const dataDir = mkdtempSync(join(root, '.cache/xapi-'));
const env: Record<string, string> = { DATA_DIR: dataDir, DATABASE_URL: flags.postgres ?? '', PORT: String(await freePort()) };
if (!flags.built) run('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'error']);
const server = await startServer([process.execPath, 'src/server.ts'], { port: Number(env.PORT), env });
const outcomes: Record<string, Outcome> = {};
try {
	// A client each: the store answers a client that names no version in the one that it spoke last.
	for (const version of versions) {
		const client = createClient(version);
		outcomes[version] = await runSuite(suite, { endpoint: `${server.origin}/xapi`, version, ...client });
	}
} finally {
	await server.stop();
	rmSync(dataDir, { recursive: true, force: true });
}
console.log(JSON.stringify(outcomes));
process.exitCode = Object.values(outcomes).every(({ failed }) => failed === 0) ? 0 : 1;

function createClient(name: string): { key: string; secret: string } {
	return JSON.parse(run('src/cli.ts', ['records', 'client', 'create', `Suite ${name}`, '--scopes', 'all', '--json']));
}

function run(script: string, words: string[]): string {
	const { status, stdout } = spawnSync(process.execPath, [script, ...words], {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`${script} ${words.join(' ')} ended with exit code ${status}.`);
	return stdout;
}
