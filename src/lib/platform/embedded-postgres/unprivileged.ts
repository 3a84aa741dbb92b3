import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Invalid } from '../errors.ts';

/** PostgreSQL refuses to run as root. `nobody` exists on every Linux, and initdb looks its user's name up. */
const nobody = 65_534;

/** How to start a program that must not be root: words before its own, and spawn options. */
export interface Identity {
	prefix: string[];
	options: { uid?: number; gid?: number };
	/** Makes a folder or file of PostgreSQL's belong to it; the data may have come from where it ran as another. */
	own(path: string): void;
}

/**
 * The identity for PostgreSQL's programs: oneself, or for root `nobody` where `nobody` can reach the folders, or
 * else root seen as `nobody` from inside a user namespace (a clone below /root, a folder only root may enter).
 */
export function unprivilegedIdentity(folders: string[]): Identity {
	if (process.getuid?.() !== 0) return { prefix: [], options: {}, own: () => {} };
	if (folders.every(everybodyMayEnter)) {
		return { prefix: [], options: { uid: nobody, gid: nobody }, own: (path) => ownAll(path, nobody) };
	}
	const prefix = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];
	if (spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'true']).status === 0)
		return { prefix, options: {}, own: (path) => ownAll(path, 0) };
	throw new Invalid(
		`PostgreSQL may not run as root, and other users may not enter ${folders.find((folder) => !everybodyMayEnter(folder))}. Start as another user, or move the folder (DATA_DIR for the data).`,
	);
}

function everybodyMayEnter(folder: string): boolean {
	for (let path = folder; ; path = dirname(path)) {
		if ((statSync(path).mode & 0o001) === 0) return false;
		if (path === dirname(path)) return true;
	}
}

/** The folder itself comes last, so that what was interrupted begins anew. */
function ownAll(path: string, owner: number): void {
	const found = lstatSync(path);
	if (found.uid === owner) return;
	const inside = found.isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
	for (const name of [...inside.map((name) => join(path, name)), path]) lchownSync(name, owner, owner);
}
