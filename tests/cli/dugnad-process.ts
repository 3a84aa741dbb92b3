import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const root = join(import.meta.dirname, '../..');
const scratch = join(root, '.cache/tmp');

/** How a process of ours ended, and what it said. */
export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

export interface Running {
	child: ChildProcess;
	ended: Promise<Ended>;
}

/** An empty folder below the project, for data and sources. */
export function makeFolder(name: string): string {
	mkdirSync(scratch, { recursive: true });
	return mkdtempSync(join(scratch, name));
}

/** Starts the command line as a process with nothing set but `env`. */
export function startDugnad(words: string[], env: Record<string, string> = {}, nodeOptions: string[] = []): Running {
	return start(
		process.execPath,
		['--disable-warning=ExperimentalWarning', ...nodeOptions, join(root, 'src/cli.ts'), ...words],
		env,
	);
}

/** Runs the command line to its end. */
export function dugnad(words: string[], env: Record<string, string> = {}): Promise<Ended> {
	return startDugnad(words, env).ended;
}

/** Starts a program in the project's folder with a bare environment. */
export function start(program: string, words: string[], env: Record<string, string>): Running {
	const { PATH = '' } = process.env;
	const child = spawn(program, words, { cwd: root, env: { PATH, HOME: scratch, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
	const exit = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
	const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({
		code,
		stdout,
		stderr,
	}));
	return { child, ended };
}
