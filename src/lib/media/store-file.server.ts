import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Invalid } from '#lib/platform/errors.ts';
import type { Storage } from '#lib/platform/storage.ts';

/** A file in the storage. */
export interface StoredFile {
	storageKey: string;
	bytes: number;
	sha256: string;
	/** What the content turned out to be, when that was looked at. */
	mimeType?: string | undefined;
}

/** Puts a local file into the storage under a key made of its content (`ab/abcdef….mp3`), unless it is there already. */
export async function storeFile(storage: Storage, path: string): Promise<StoredFile> {
	const { storageKey, bytes, sha256 } = await describeStored(path);
	if ((await storage.stat(storageKey))?.bytes !== bytes) {
		const put = await storage.put(storageKey, createReadStream(path));
		if (put.sha256 !== sha256) {
			await storage.remove(storageKey);
			throw new Invalid(`The file ${path} changed while it was read. Import it again when it is whole.`, 'media');
		}
	}
	return { storageKey, bytes, sha256 };
}

/** What a local file would be in the storage; nothing is stored. */
export async function describeStored(path: string): Promise<StoredFile> {
	const { bytes, sha256 } = await readHash(path);
	return { storageKey: `${sha256.slice(0, 2)}/${sha256}${endingOf(path)}`, bytes, sha256 };
}

async function readHash(path: string): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash('sha256');
	const file = createReadStream(path);
	try {
		await pipeline(file, hash);
	} catch (error) {
		throw new Invalid(`The file ${path} cannot be read: ${(error as Error).message}.`, 'media');
	}
	return { bytes: file.bytesRead, sha256: hash.digest('hex') };
}

/** `.mp3`; nothing when the ending would not be fit for an address. */
function endingOf(path: string): string {
	const ending = extname(path).toLowerCase();
	return /^\.[a-z0-9]{1,5}$/.test(ending) ? ending : '';
}
