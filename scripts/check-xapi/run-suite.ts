import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** How many of the suite's tests passed. */
export interface Outcome {
	passed: number;
	failed: number;
}

interface Run {
	endpoint: string;
	version: string;
	key: string;
	secret: string;
}

/** One test or group of tests in the suite's log. */
interface Entry {
	title: string;
	status: string;
	error?: string;
	tests?: Entry[];
}

/** Runs the suite in a folder against a store, and tells each failure. */
export async function runSuite(folder: string, { endpoint, version, key, secret }: Run): Promise<Outcome> {
	const words = ['bin/console_runner.js', '-e', endpoint, '-x', version, '-a', '-u', key, '-p', secret, '-z'];
	const child = spawn(process.execPath, words, {
		cwd: folder,
		env: { ...process.env, NODE_NO_WARNINGS: '1' },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
	const [, file] = /^Full run log written to (.+)$/m.exec(said) ?? [];
	if (file === undefined) throw new Error(`The suite did not come to its end for ${version}:\n${said.slice(-2000)}`);
	const { summary, log } = JSON.parse(readFileSync(file, 'utf8')) as { summary: Outcome & { total: number }; log?: Entry };
	if (log) tellFailures(version, log);
	if (summary.passed + summary.failed !== summary.total)
		throw new Error(`The suite ran only a part of its tests for ${version}.`);
	return { passed: summary.passed, failed: summary.failed };
}

function tellFailures(version: string, { title, status, error, tests = [] }: Entry): void {
	if (status === 'failed' && tests.length === 0) console.error(`${version} FAILED: ${title}\n    ${error ?? ''}`);
	for (const test of tests) tellFailures(version, test);
}
