import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFound } from './errors.ts';

/** First and last byte, both included, as in an HTTP range. */
export interface ByteRange {
	start: number;
	end: number;
}

/** Where files live: a local folder, or an object store. Keys look like `ab/abcdef.mp3`. */
export interface Storage {
	/** Stores all of the stream or nothing. */
	put(key: string, stream: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }>;
	/** Opens a file or a part of it; `bytes` is the size of the whole file. Throws NotFound. */
	open(key: string, range?: ByteRange): Promise<{ stream: Readable; bytes: number }>;
	stat(key: string): Promise<{ bytes: number; modifiedAt: Date } | undefined>;
	has(key: string): Promise<boolean>;
	remove(key: string): Promise<void>;
	/**
	 * An address where the reader's program may fetch the file from the store itself, for so many seconds; the caller
	 * checks first that the reader may. A local folder has none: there the site hands the file out.
	 */
	signedAddress?(key: string, options: { seconds: number; mimeType: string; fileName: string }): Promise<string>;
}

/** Keeps files in a folder of this machine. */
export function localStorageFolder(folder: string): Storage {
	const incoming = join(folder, 'incoming');
	const pathOf = (key: string) => join(folder, checkedKey(key));
	let swept: Promise<void> | undefined;
	return {
		async put(key, stream) {
			const path = pathOf(key);
			const unfinished = join(incoming, randomUUID());
			await mkdir(incoming, { recursive: true });
			swept ??= sweep(incoming);
			await swept;
			try {
				const written = await write(unfinished, stream);
				await mkdir(dirname(path), { recursive: true });
				await rename(unfinished, path);
				return written;
			} finally {
				await rm(unfinished, { force: true });
			}
		},
		async open(key, range) {
			const found = await fileAt(pathOf(key));
			if (!found) throw new NotFound(`There is no file ${key} in the storage.`);
			return { stream: createReadStream(pathOf(key), range), bytes: found.bytes };
		},
		stat: (key) => fileAt(pathOf(key)),
		has: async (key) => (await fileAt(pathOf(key))) !== undefined,
		remove: (key) => rm(pathOf(key), { force: true }),
	};
}

/** Keys are ours and plain; anything else is an attempt to leave the folder. */
export function checkedKey(key: string): string {
	const plain = /^[a-z0-9]+(\/[a-z0-9][a-z0-9.-]*)+$/.test(key) && !key.includes('..') && !key.startsWith('incoming/');
	if (!plain) throw new NotFound(`There is no file ${key} in the storage.`);
	return key;
}

/** Removes what processes that were killed left unfinished; nobody writes a file for a whole day. */
async function sweep(incoming: string): Promise<void> {
	const yesterday = Date.now() - 24 * 60 * 60_000;
	for (const name of await readdir(incoming)) {
		const found = await fileAt(join(incoming, name));
		if (found && found.modifiedAt.getTime() < yesterday) await rm(join(incoming, name), { force: true });
	}
}

/** Writes everything down to the disk, so that a file which has its name is whole also after a power cut. */
async function write(path: string, stream: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash('sha256');
	let bytes = 0;
	await pipeline(
		stream,
		async function* count(chunks: AsyncIterable<Uint8Array>) {
			for await (const chunk of chunks) {
				hash.update(chunk);
				bytes += chunk.length;
				yield chunk;
			}
		},
		createWriteStream(path, { flush: true }),
	);
	return { bytes, sha256: hash.digest('hex') };
}

async function fileAt(path: string): Promise<{ bytes: number; modifiedAt: Date } | undefined> {
	try {
		const found = await stat(path);
		return found.isFile() ? { bytes: found.size, modifiedAt: found.mtime } : undefined;
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw error;
	}
}
