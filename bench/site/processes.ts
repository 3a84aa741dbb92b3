import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A web server in a process of its own. */
export interface Server {
	origin: string;
	/** Seconds of processor time that it has used until now, all its threads and workers together. */
	cpuSeconds(): number;
	stop(): Promise<void>;
}

/** Starts a server and waits until its front page answers; `startSeconds` is how long that took. */
export async function startServer(
	command: string[],
	{ port, env = {} }: { port: number; env?: Record<string, string> },
): Promise<Server & { startSeconds: number }> {
	const [program = '', ...words] = command;
	const startedAt = performance.now();
	const child = spawn(program, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
	const origin = `http://127.0.0.1:${port}`;
	child.once('exit', sayWhy);
	while (!(await answers(origin))) {
		if (child.exitCode !== null)
			throw new Error(`${command.join(' ')} ended with exit code ${child.exitCode} before it answered.`);
		await pause(5);
	}
	const startSeconds = (performance.now() - startedAt) / 1000;
	return { origin, startSeconds, cpuSeconds: () => cpuSecondsOf(child.pid ?? 0), stop: () => stop(child) };
}

/** Tells of an end that the benchmark did not ask for. */
function sayWhy(this: ChildProcess, code: number | null, signal: string | null): void {
	console.error(`${this.spawnargs.join(' ')} was ended from outside or ended by itself (${signal ?? `exit code ${code}`}).`);
}

async function answers(origin: string): Promise<boolean> {
	const reply = await fetch(origin).catch(() => undefined);
	await reply?.arrayBuffer();
	return reply?.status === 200;
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	child.off('exit', sayWhy);
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}

/** A port that nobody uses. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}

/** User and system time of a process and its children, ended ones included (proc(5): fields 14 to 17, 100 a second). */
export function cpuSecondsOf(pid: number): number {
	const [own, ...children] = [pid, ...childrenOf(pid)].map((one) => timesOf(one));
	const ofEnded = (own?.[2] ?? 0) + (own?.[3] ?? 0);
	const ticks = [own, ...children].reduce((sum, times) => sum + (times?.[0] ?? 0) + (times?.[1] ?? 0), ofEnded);
	return ticks / 100;
}

function childrenOf(pid: number): number[] {
	const processes = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number);
	return processes.filter((candidate) => Number(statOf(candidate)[1]) === pid);
}

function timesOf(pid: number): number[] {
	return statOf(pid).slice(11, 15).map(Number);
}

/** The fields after the program's name, which may hold anything. */
function statOf(pid: number): string[] {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
	} catch {
		return [];
	}
}
