import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { readChapters } from '#lib/feed/read-chapters.ts';
import { findStoredFile } from '#lib/media/find-stored-file.server.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { type StoredFile, storeFile } from '#lib/media/store-file.server.ts';
import { Invalid, isExpected } from '#lib/platform/errors.ts';
import { fetchToFile } from '#lib/platform/fetch-to-file.ts';
import type { Studio } from '../studio.ts';
import { plainType } from '../uploading/plain-type.ts';
import { decode } from './decode.ts';
import type { ImportSettings } from './import-settings.ts';

const limits = { maxBytes: 4_000_000_000, timeoutMs: 60 * 60_000 };
const longestChapters = 2_000_000;

/** Copies a linked file here; where that fails, the copy of an earlier import stays, else the link, and `problem` hears why. */
export type StoreFromWeb = (item: MediaItem, problem: (message: string) => void) => Promise<StoredFile | undefined>;

/** Copies linked media here; a download that was interrupted goes on where it stopped. */
export function storeFromWeb(studio: Studio, settings: ImportSettings): StoreFromWeb {
	let picture: { src: string; stored: StoredFile } | undefined;
	return async (item, problem) => {
		// Many programmes give each episode the same one.
		if (picture?.src === item.src) return picture.stored;
		const before = await findStoredFile(studio.db, item.src);
		if (before && before.bytes === item.bytes) return before;
		try {
			const stored = await copy(studio, settings, item);
			if (item.kind === 'image') picture = { src: item.src, stored };
			return stored;
		} catch (error) {
			if (!isExpected(error)) throw error;
			problem(error.message);
			return before;
		}
	};
}

/** The name in the work folder is the address's own, so that the next try finds what is there already. */
async function copy(studio: Studio, { workFolder, fetchPrivate }: ImportSettings, item: MediaItem): Promise<StoredFile> {
	await mkdir(workFolder, { recursive: true });
	const file = join(workFolder, createHash('sha256').update(item.src).digest('hex'));
	let named = file;
	try {
		const maxBytes = item.kind === 'chapters' ? longestChapters : limits.maxBytes;
		await fetchToFile(item.src, file, { ...limits, maxBytes, allowPrivate: fetchPrivate });
		const { mimeType, ending } = await whatItHolds(file, item);
		named = `${file}.${ending}`;
		await rename(file, named);
		return { ...(await storeFile(studio.storage, named)), mimeType };
	} finally {
		await rm(file, { force: true });
		await rm(named, { force: true });
	}
}

/** By its content, whatever its server calls it; a page that says "not found" is no sound. */
export async function whatItHolds(
	file: string,
	{ kind, src, mimeType }: MediaItem,
): Promise<{ mimeType: string; ending: string }> {
	if (kind === 'chapters') {
		const { chapters, problems } = readChapters(decode(await readFile(file), src), src);
		if (chapters.length === 0) throw new Invalid(problems[0] ?? `${src} holds no chapters.`);
		return { mimeType, ending: 'json' };
	}
	const found = await fileTypeFromFile(file);
	const fits = kind === 'image' ? /^image\// : /^(audio|video)\//;
	if (found && fits.test(found.mime)) return { mimeType: plainType(found.mime, kind), ending: found.ext };
	throw new Invalid(
		`${src} holds no ${kind === 'image' ? 'picture' : 'sound or video'}, but ${found?.mime ?? 'something else'}.`,
	);
}
