import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Says that a file of the index is not what was written; the index has to be built anew. */
export class IndexDamaged extends Error {}

/** Puts a file in its place whole or not at all, also when the power goes. */
export function writeDurably(path: string, bytes: Uint8Array): void {
	const beside = `${path}.part`;
	const fd = openSync(beside, 'w');
	try {
		writeFully(fd, bytes);
		fsyncSync(fd);
	} finally {
		closeSync(fd);
	}
	renameSync(beside, path);
	syncFolder(dirname(path));
}

/** Makes the names in a folder survive a loss of power. */
export function syncFolder(folder: string): void {
	const fd = openSync(folder, 'r');
	try {
		fsyncSync(fd);
	} finally {
		closeSync(fd);
	}
}

/** Writes all bytes at the file's present end. */
export function writeFully(fd: number, bytes: Uint8Array): void {
	for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at);
}

/** Reads `into.length` bytes from a place in a file. */
export function readFully(fd: number, into: Uint8Array, position: number): void {
	for (let at = 0; at < into.length; ) {
		const read = readSync(fd, into, at, into.length - at, position + at);
		if (read === 0) throw new IndexDamaged('A file of the search index ends too early.');
		at += read;
	}
}
