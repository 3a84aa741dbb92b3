import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Storage } from '#lib/platform/storage.ts';

/**
 * A folder for the files of one piece of work, empty at its beginning and gone at its end. The same work gets the same
 * folder, so that what a killed process left goes when the work is done again.
 */
export async function openWorkFolder(parent: string, name: string): Promise<{ path: string } & AsyncDisposable> {
	const path = join(parent, name);
	const remove = () => rm(path, { recursive: true, force: true });
	await remove();
	await mkdir(path, { recursive: true });
	return { path, [Symbol.asyncDispose]: remove };
}

/** Copies a file out of the storage, and checks that it is the one that was put in. */
export async function fetchFromStorage(
	storage: Storage,
	key: string,
	sha256: string,
	path: string,
	signal?: AbortSignal,
): Promise<void> {
	const { stream } = await storage.open(key);
	const hash = createHash('sha256');
	stream.on('data', (chunk: Buffer) => hash.update(chunk));
	await pipeline(stream, createWriteStream(path), { signal });
	if (hash.digest('hex') !== sha256)
		throw new Error(`The file ${key} in the storage is not what was put there. Restore it from a backup.`);
}
