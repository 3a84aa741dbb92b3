import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { Conflict } from '../../platform/errors.ts';
import { randomName } from './random-name.ts';

const lockFile = 'writer';
const beatMs = 10_000;
/** A lock from another machine or container is taken over when nobody has renewed it for this long. */
const silentMs = 60_000;

interface Holder {
	pid: number;
	/** When the process began, as the system counts it: process ids come again. */
	began: string;
	host: string;
	token: string;
}

/** Makes this the only writer in a folder until the returned function is called. Throws `Conflict` when there is one. */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, lockFile);
	const own: Holder = { pid: process.pid, began: beginOf(process.pid), host: hostname(), token: randomName() };
	removeStale(path);
	if (!claim(path, own)) throw new Conflict(`Somebody else writes to the search index in ${folder}. Try again when it is done.`);
	const beat = setInterval(() => touch(path), beatMs).unref();
	return () => {
		clearInterval(beat);
		if (readHolder(path)?.token === own.token) rmSync(path);
	};
}

/** Whether a file in a writer's folder is a lock, or a lock in the making or in another folder, of a process that lives. */
export function isLock(path: string): boolean {
	const name = basename(path);
	return name === lockFile || isHeld(name.startsWith(`${lockFile}.`) ? path : join(path, lockFile));
}

function isHeld(path: string): boolean {
	const holder = readHolder(path);
	return holder !== undefined && isAlive(path, holder);
}

/** Links a whole file into place, so that nobody ever reads half a lock. */
function claim(path: string, holder: Holder): boolean {
	const beside = `${path}.${holder.token}`;
	writeFileSync(beside, JSON.stringify(holder));
	try {
		linkSync(beside, path);
		return true;
	} catch (error) {
		// Taken, or swept away just now by a writer that has it.
		if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
		throw error;
	} finally {
		rmSync(beside, { force: true });
	}
}

function removeStale(path: string): void {
	const holder = readHolder(path);
	if (!holder || isAlive(path, holder)) return;
	const aside = `${path}.${randomName()}`;
	try {
		renameSync(path, aside);
	} catch {
		return; // Another process took it over first.
	}
	// Between our look and our move another may have put its own lock here: it gets it back.
	const moved = readHolder(aside);
	if (moved && moved.token !== holder.token) claim(path, moved);
	rmSync(aside, { force: true });
}

function isAlive(path: string, { pid, began, host }: Holder): boolean {
	if (host !== hostname()) return Date.now() - statSync(path).mtimeMs < silentMs;
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
	}
	return beginOf(pid) === began;
}

/** When a process began; the same for all where the system has no /proc. */
function beginOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/.*\)/s, '').trim().split(' ')[19] ?? '';
	} catch {
		return '';
	}
}

function readHolder(path: string): Holder | undefined {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Holder;
	} catch {
		return undefined;
	}
}

function touch(path: string): void {
	try {
		utimesSync(path, new Date(), new Date());
	} catch {
		// The folder is gone; so is the reason for the lock.
	}
}
