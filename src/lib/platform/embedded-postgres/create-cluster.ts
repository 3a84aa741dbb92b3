import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Invalid } from '../errors.ts';
import type { Places } from './places.ts';
import { isRunning } from './postmaster.ts';
import type { Identity } from './unprivileged.ts';

const unfinished = /^cluster\.new-(\d+)/;

/**
 * Creates the cluster unless it is there. It is made beside its place and then renamed, so that a half-made one is never
 * taken for whole; where two processes do so at once, the first to finish wins and both use that one.
 */
export function createCluster(places: Places, identity: Identity): void {
	if (existsSync(places.data)) return;
	removeUnfinished(places.folder);
	createPassword(places.password);
	const fresh = `${places.data}.new-${process.pid}`;
	mkdirSync(fresh, { mode: 0o700 });
	initialise(fresh, places, identity);
	try {
		renameSync(fresh, places.data);
	} catch (error) {
		const { code } = error as { code?: string };
		rmSync(fresh, { recursive: true });
		if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
	}
}

/** What processes left that were killed on the way. */
function removeUnfinished(folder: string): void {
	for (const name of readdirSync(folder)) {
		const owner = unfinished.exec(name)?.[1];
		if (owner && (Number(owner) === process.pid || !isRunning(Number(owner))))
			rmSync(join(folder, name), { recursive: true, force: true });
	}
}

/** Appears whole, and only once. */
function createPassword(path: string): void {
	const fresh = `${path}.${process.pid}`;
	writeFileSync(fresh, randomBytes(24).toString('base64url'), { mode: 0o600 });
	try {
		linkSync(fresh, path);
	} catch (error) {
		if ((error as { code?: string }).code !== 'EEXIST') throw error;
	} finally {
		rmSync(fresh);
	}
}

function initialise(fresh: string, places: Places, identity: Identity): void {
	const password = `${fresh}.password`;
	copyFileSync(places.password, password);
	identity.own(fresh);
	identity.own(password);
	const [program = '', ...words] = [...identity.prefix, join(places.programs, 'initdb'), '-D', fresh];
	const options = ['--username=dugnad', `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8', ...locale(places)];
	const { status, stderr, error } = spawnSync(program, [...words, ...options], { ...identity.options, encoding: 'utf8' });
	rmSync(password);
	if (status === 0) return;
	rmSync(fresh, { recursive: true, force: true });
	const reason = (error?.message ?? stderr).trim().replace(/\s*\n\s*/g, ' ');
	throw new Invalid(`The embedded PostgreSQL could not be created in ${places.folder}: ${reason}`);
}

/** Unicode-aware, and the same on every machine: built in from PostgreSQL 17, the C library's before that. */
function locale(places: Places): string[] {
	const version = spawnSync(join(places.programs, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout;
	const major = Number(/(\d+)\./.exec(version)?.[1]);
	return major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
}
