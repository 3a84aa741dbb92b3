import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { findProgram } from './find-tools.server.ts';

/** A program to run on a file that somebody gave us. */
export interface ToolRun {
	program: string;
	args: readonly string[];
	timeLimitMs: number;
	signal?: AbortSignal | undefined;
	/** Takes what the program writes to its output; without it the text is returned. */
	onOutput?: ((chunk: Buffer) => void) | undefined;
	/** How many milliseconds of the recording are done. */
	onProgress?: ((doneMs: number) => void) | undefined;
}

/** The program did not do it; `log` is the end of what it said. */
export class ToolFailed extends Error {
	readonly log: string;
	constructor(message: string, log = '') {
		super(message);
		this.name = 'ToolFailed';
		this.log = log;
	}
}

const memoryBytes = 2 * 2 ** 30;
const mostOutput = 4 * 2 ** 20;
const mostLog = 64 * 2 ** 10;

/**
 * Runs a program with arguments only (no shell), no standing in our environment, low priority, a time limit and, where
 * Linux's util-linux is, a memory limit and death with its parent. Progress comes in on descriptor 3 as ffmpeg writes it.
 */
export async function runTool(run: ToolRun): Promise<{ output: string; log: string }> {
	run.signal?.throwIfAborted();
	const [program = run.program, ...args] = [...(await limits()), run.program, ...run.args];
	const child = spawn(program, args, {
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
		windowsHide: true,
	});
	lowerPriority(child.pid);
	const end = endOf(child.stderr as Readable, mostLog);
	const output = keepOutput(child.stdout as Readable, run.onOutput);
	readProgress(child.stdio[3] as Readable, run.onProgress);
	const kill = () => void child.kill('SIGKILL');
	const timer = setTimeout(() => {
		late = true;
		kill();
	}, run.timeLimitMs);
	let late = false;
	run.signal?.addEventListener('abort', kill);
	try {
		const code = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
			child.once('error', reject).once('close', (exit, killedBy) => resolve(exit ?? killedBy));
		});
		run.signal?.throwIfAborted();
		if (late) throw new ToolFailed(`It took longer than ${Math.round(run.timeLimitMs / 60_000)} minutes.`, end());
		if (code !== 0) throw new ToolFailed(lastWords(end()) ?? `It ended with ${code}.`, end());
		return { output: output(), log: end() };
	} finally {
		clearTimeout(timer);
		run.signal?.removeEventListener('abort', kill);
	}
}

let found: Promise<string[]> | undefined;

/** The programs that run another one under limits: address space that holds data, and death when we are killed. */
function limits(): Promise<string[]> {
	found ??= Promise.all([findProgram('prlimit'), findProgram('setpriv')]).then(([prlimit, setpriv]) => [
		...(process.platform === 'linux' && prlimit ? [prlimit, `--data=${memoryBytes}`, '--core=0'] : []),
		...(process.platform === 'linux' && setpriv ? [setpriv, '--pdeathsig', 'KILL', '--no-new-privs'] : []),
	]);
	return found;
}

function lowerPriority(pid: number | undefined): void {
	try {
		if (pid) setPriority(pid, constants.priority.PRIORITY_LOW);
	} catch {
		// It has ended already.
	}
}

/** Keeps the end of a stream, however much comes. */
function endOf(stream: Readable, most: number): () => string {
	let text = '';
	stream.setEncoding('utf8').on('data', (chunk: string) => {
		text = (text + chunk).slice(-most);
	});
	return () => text;
}

function keepOutput(stream: Readable, onOutput?: (chunk: Buffer) => void): () => string {
	if (!onOutput) return endOf(stream, mostOutput);
	stream.on('data', onOutput);
	return () => '';
}

function readProgress(stream: Readable, onProgress?: (doneMs: number) => void): void {
	stream.setEncoding('utf8').on('data', (chunk: string) => {
		const done = /out_time_us=(\d+)(?![\s\S]*out_time_us)/.exec(chunk)?.[1];
		if (done) onProgress?.(Math.floor(Number(done) / 1000));
	});
}

/** The last line in which the program says what was wrong, without the address of the part that says it and our file's name. */
function lastWords(log: string): string | undefined {
	const lines = log.split(/[\r\n]+/).map((line) =>
		line
			.replace(/^\[[^\]]*\]\s*|^Error: /g, '')
			.replace(/file:\/.+?: /, '')
			.trim(),
	);
	const line = lines.findLast(
		(text) => /error|invalid|fail|unable|no such|could not|not found/i.test(text) && !/^conversion failed/i.test(text),
	);
	return line?.slice(0, 300);
}
