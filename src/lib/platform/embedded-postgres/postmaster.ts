import { spawn } from 'node:child_process';
import { chmodSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Places } from './places.ts';
import type { Identity } from './unprivileged.ts';

/** PostgreSQL's own note of who serves a data folder. */
export interface Postmaster {
	pid: number;
	port: number;
}

/** A server that this process has started, and that outlives it when others need it. */
export interface Server {
	isRunning(): boolean;
}

/** The server of a data folder, as far as PostgreSQL's note of it is true; it may still start, or already stop. */
export function findPostmaster(data: string): Postmaster | undefined {
	const [pid = 0, , , port = 0] = readNote(data).split('\n').map(Number);
	return isRunning(pid) && mayServe(pid, data) ? { pid, port } : undefined;
}

/**
 * Removes the note of a server that is gone when another program has its number by now, as happens when a container starts
 * again: PostgreSQL itself only asks whether somebody has that number.
 */
export function forgetStale(data: string): void {
	const note = readNote(data);
	if (!isRunning(Number.parseInt(note, 10)) || findPostmaster(data)) return;
	const aside = join(data, `postmaster.pid.${process.pid}`);
	renameSync(join(data, 'postmaster.pid'), aside);
	// Another process may have started the server since.
	if (readFileSync(aside, 'utf8') === note) rmSync(aside);
	else renameSync(aside, join(data, 'postmaster.pid'));
}

/** Starts the server on a free port. */
export async function startServer(places: Places, identity: Identity): Promise<Server> {
	makeOurs(places.data, identity);
	const settings = [`port=${await freePort()}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
	const options = [...settings, ...places.settings].flatMap((setting) => ['-c', setting]);
	const [program = '', ...words] = [...identity.prefix, join(places.programs, 'postgres'), '-D', places.data, ...options];
	const log = openSync(places.log, 'a', 0o600);
	const server = spawn(program, words, { ...identity.options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
	let running = true;
	for (const end of ['exit', 'error']) server.on(end, () => (running = false));
	server.unref();
	return { isRunning: () => running };
}

/** A copy (a back-up, another disk) may have lost whom the folder belongs to, and that nobody else may enter it. */
function makeOurs(data: string, identity: Identity): void {
	if (!existsSync(join(data, 'PG_VERSION'))) return;
	identity.own(data);
	chmodSync(data, 0o700);
}

/** The last reason in the log for which the server gave up. */
export function lastWords({ log }: Places): string {
	const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
	const reason = lines.findLast((line) => /FATAL|PANIC|postgres:/.test(line)) ?? lines.at(-1) ?? 'it says nothing';
	return reason.replace(/^.*?(FATAL|PANIC):\s*/, '').replace(/\.?$/, '.');
}

/** Whether a process of this number runs. */
export function isRunning(pid: number): boolean {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch (error) {
		return (error as { code?: string }).code === 'EPERM';
	}
}

function readNote(data: string): string {
	try {
		return readFileSync(join(data, 'postmaster.pid'), 'utf8');
	} catch (error) {
		if ((error as { code?: string }).code === 'ENOENT') return '';
		throw error;
	}
}

/** A server works in its data folder; where that cannot be seen, its name must do, and where nothing can be seen its note. */
function mayServe(pid: number, data: string): boolean {
	if (!existsSync('/proc/self/status')) return true;
	const status = readOr(() => readFileSync(`/proc/${pid}/status`, 'utf8'));
	if (!status || /^State:\s*[ZX]/m.test(status)) return false;
	const folder = readOr(() => readlinkSync(`/proc/${pid}/cwd`));
	return folder ? folder === realpathSync(data) : /^Name:\s*postgres$/m.test(status);
}

function readOr(read: () => string): string | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
